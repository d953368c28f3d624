package dev.sluice.repository.pair.match;

/**
 * The kind of evidence that a property gives about two resources being the same person. Properties
 * of one kind are often copies of each other, such as a mail address and a login; different kinds
 * are independent.
 */
public enum EvidenceKind {
  /** Login, mail address, number of the employee. */
  IDENTIFIER,
  PHONE,
  /** Given name, surname, display name: the words of all of them together. */
  NAME,
  /** Day of birth, first day at work. */
  DATE,
  /** Office, department, title: what many people share. */
  PLACE;

  /** Whether it counts as one of the independent kinds. */
  boolean independent() {
    return this != PLACE;
  }
}
