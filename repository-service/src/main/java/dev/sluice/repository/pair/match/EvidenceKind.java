package dev.sluice.repository.pair.match;

/**
 * What kind of evidence a property gives that two resources are one person. Properties of one kind
 * are often copies of each other, a mail address of a login for example; those of different kinds
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
