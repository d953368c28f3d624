package dev.sluice.repository.storage;

import java.util.Map;

/**
 * What uses the space in the database. New rows reuse the space of deleted rows: the files seldom
 * shrink.
 *
 * @param bytes of the whole database, with what PostgreSQL needs for itself
 * @param kinds bytes of tables and indexes, by what they hold
 * @param soon what will have been deleted seven days from now
 */
public record StorageView(long bytes, Map<StorageKind, Long> kinds, Due soon) {

  /**
   * What is deleted within a time.
   *
   * @param runs whose changes and rejected rows are deleted
   * @param changes how many changes they have, by their counters
   * @param rejected how many rejected rows
   * @param uploads whose files are deleted
   * @param uploadedBytes of these files
   */
  public record Due(long runs, long changes, long rejected, long uploads, long uploadedBytes) {}
}
