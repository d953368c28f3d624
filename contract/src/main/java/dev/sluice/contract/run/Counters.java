package dev.sluice.contract.run;

import org.jspecify.annotations.Nullable;

/**
 * The counts of a run for one entity type, in rows and resources, or for one association, in rows
 * and links.
 *
 * @param read rows of the source, or single targets if several are in a cell
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
 * @param held planned changes that were not made, since a reviewer holds them; null stands for none
 *     here and in what follows
 * @param rejectedByReview planned changes that were not made, since a reviewer rejected them
 * @param suppressed changes that were not even planned, since a reviewer rejected them in an
 *     earlier run
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
    long filtered,
    @Nullable Long held,
    @Nullable Long rejectedByReview,
    @Nullable Long suppressed) {

  public static final Counters NONE = new Counters(0, 0, 0, 0, 0, 0, 0, 0, 0);

  /** What was found if no filter drops rows. */
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

  /** What was found if no reviewer decided change by change. */
  public Counters(
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
    this(
        read,
        rejected,
        pending,
        duplicates,
        inserted,
        updated,
        deleted,
        unchanged,
        conflicts,
        filtered,
        null,
        null,
        null);
  }

  /** The same with this many planned changes that were not made, by the reason why. */
  public Counters withoutEffect(long conflicts, long held, long rejectedByReview) {
    return with(
        inserted, updated, deleted, conflicts, orNone(held), orNone(rejectedByReview), suppressed);
  }

  /** The same with this many planned changes. */
  public Counters withChanges(long inserted, long updated, long deleted) {
    return with(inserted, updated, deleted, conflicts, held, rejectedByReview, suppressed);
  }

  /** The same with this many changes that were not even planned. */
  public Counters withSuppressed(long suppressed) {
    return with(inserted, updated, deleted, conflicts, held, rejectedByReview, orNone(suppressed));
  }

  private Counters with(
      long inserted,
      long updated,
      long deleted,
      long conflicts,
      @Nullable Long held,
      @Nullable Long rejectedByReview,
      @Nullable Long suppressed) {
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
        filtered,
        held,
        rejectedByReview,
        suppressed);
  }

  /** How many planned changes were not made. */
  public long notMade() {
    return conflicts + orZero(held) + orZero(rejectedByReview);
  }

  private static @Nullable Long orNone(long count) {
    return count == 0 ? null : count;
  }

  private static long orZero(@Nullable Long count) {
    return count == null ? 0 : count;
  }
}
