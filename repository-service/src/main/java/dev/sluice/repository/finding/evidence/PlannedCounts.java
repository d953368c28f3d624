package dev.sluice.repository.finding.evidence;

/**
 * The number of planned changes of an entity type, and of its resources.
 *
 * @param deleted those that are switched off as well
 * @param owned how many resources the connector owned before
 * @param read rows of the source, of whatever use
 */
public record PlannedCounts(long inserted, long updated, long deleted, long owned, long read) {

  /** All changes. */
  public long changes() {
    return inserted + updated + deleted;
  }

  /** The resources that stay as they are. */
  public long unchanged() {
    return Math.max(0, owned - updated - deleted);
  }
}
