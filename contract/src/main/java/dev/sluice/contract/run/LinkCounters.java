package dev.sluice.contract.run;

/**
 * What a run found and planned for one association, in rows and links.
 *
 * @param read rows of the source, or single targets where several stand in a cell
 * @param rejected rows that cannot be used, those whose owner or target does not exist included
 * @param updated owners of a single-valued association whose target changes
 * @param conflicts planned changes that were not made, since an end has gone in the meantime
 */
public record LinkCounters(
    long read,
    long rejected,
    long duplicates,
    long inserted,
    long updated,
    long deleted,
    long unchanged,
    long conflicts) {

  public static final LinkCounters NONE = new LinkCounters(0, 0, 0, 0, 0, 0, 0, 0);
}
