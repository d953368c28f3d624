package dev.sluice.repository.inspect.fill;

/**
 * An entity type or association whose changes are inspected.
 *
 * @param number in the order in which its changes are numbered
 * @param owned how many resources or links the connector owned before the run
 */
record ReviewDataset(int number, String name, boolean association, long owned) {
  /** The entity type of those whose links these are, for which an association is named. */
  String ownerType() {
    return name.substring(0, name.indexOf('.'));
  }
}
