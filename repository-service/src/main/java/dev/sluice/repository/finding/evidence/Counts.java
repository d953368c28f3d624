package dev.sluice.repository.finding.evidence;

/**
 * How many changes of an entity type are planned, and of how many resources.
 *
 * @param deleted those that are switched off as well
 * @param held how many resources the connector held before
 * @param read rows of the source, of whatever use
 */
public record Counts(long inserted, long updated, long deleted, long held, long read) {

  /** All changes. */
  public long changes() {
    return inserted + updated + deleted;
  }

  /** The resources that stay as they are. */
  public long unchanged() {
    return Math.max(0, held - updated - deleted);
  }
}
