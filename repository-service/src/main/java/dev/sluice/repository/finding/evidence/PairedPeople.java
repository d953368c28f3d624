package dev.sluice.repository.finding.evidence;

/**
 * Pairs of a delete and an insert that are probably the same person.
 *
 * @param sure those of them that are called sure
 */
public record PairedPeople(long all, long sure) {
  public static final PairedPeople NONE = new PairedPeople(0, 0);
}
