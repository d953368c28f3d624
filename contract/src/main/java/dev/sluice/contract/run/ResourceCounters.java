package dev.sluice.contract.run;

/**
 * What a run found and planned for one entity type, in rows and resources.
 *
 * @param read rows of the source
 * @param rejected rows that cannot be used: malformed, without a key, or refused by the repository
 * @param duplicates rows whose key an earlier row of the same file already had
 * @param deleted resources deleted or switched off
 * @param conflicts planned changes that were not made, since somebody else changed the resource
 */
public record ResourceCounters(
    long read,
    long rejected,
    long duplicates,
    long inserted,
    long updated,
    long deleted,
    long unchanged,
    long conflicts) {

  public static final ResourceCounters NONE = new ResourceCounters(0, 0, 0, 0, 0, 0, 0, 0);
}
