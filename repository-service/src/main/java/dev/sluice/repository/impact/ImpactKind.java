package dev.sluice.repository.impact;

/** The kinds of consequences for resources, many of which are not in the plan. */
enum ImpactKind {
  /** Protected resources that would be deleted or switched off. */
  PROTECTED_TAKEN,
  /** Protected resources that would be updated. */
  PROTECTED_CHANGED,
  /** Owners of links that would have none left, such as people without a manager. */
  WITHOUT_TARGET,
  /** Targets of links that would have none left, such as groups that nobody is in. */
  WITHOUT_OWNER,
  /** Links that would point to nobody, told by their owners. */
  PENDING,
  /** Resources that lose a value which identifies them. */
  EMPTIED
}
