package dev.sluice.contract.run;

/**
 * What a run found and planned for one entity type, in rows and resources, or for one association,
 * in rows and links.
 *
 * @param read rows of the source, or single targets where several stand in a cell
 * @param rejected rows that cannot be used: malformed, without a key or refused by the repository
 * @param pending links that the connector states and that wait for their owner or target; no row of
 *     theirs is wrong
 * @param duplicates rows whose key an earlier row of the same file already had
 * @param updated resources that change, or owners of a single-valued association whose target
 *     changes
 * @param deleted resources deleted or switched off, or links removed
 * @param conflicts planned changes that were not made, since somebody else changed the resource or
 *     an end of the link has gone in the meantime
 * @param filtered rows that the definition's filter drops; they were not read
 */
public record Counters(
    long read,
    long rejected,
    long pending,
    long duplicates,
    long inserted,
    long updated,
    long deleted,
    long unchanged,
    long conflicts,
    long filtered) {

  public static final Counters NONE = new Counters(0, 0, 0, 0, 0, 0, 0, 0, 0);

  /** What was found where no filter drops rows. */
  public Counters(
      long read,
      long rejected,
      long pending,
      long duplicates,
      long inserted,
      long updated,
      long deleted,
      long unchanged,
      long conflicts) {
    this(read, rejected, pending, duplicates, inserted, updated, deleted, unchanged, conflicts, 0);
  }

  /** The same with this many conflicts. */
  public Counters withConflicts(long conflicts) {
    return new Counters(
        read,
        rejected,
        pending,
        duplicates,
        inserted,
        updated,
        deleted,
        unchanged,
        conflicts,
        filtered);
  }
}
