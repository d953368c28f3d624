package dev.sluice.repository.impact;

/** What may become of resources that a plan does not even name. */
enum ImpactKind {
  /** Owners of links that would have none left, such as people without a manager. */
  WITHOUT_TARGET,
  /** Targets of links that would have none left, such as groups that nobody is in. */
  WITHOUT_OWNER,
  /** Links that would point to nobody, told by their owners. */
  PENDING,
  /** Resources that lose a value which identifies them. */
  EMPTIED
}
