package dev.sluice.contract.profile;

import java.util.List;

/**
 * How the cells of a column looked. All but {@code filled} and {@code constant} is of the rows that
 * were sampled.
 *
 * @param name as the file's header writes it
 * @param read whether the connector's definition reads it
 * @param empty cells without a value
 * @param distinct how many different values there are
 * @param dominant cells with the most frequent value
 * @param filled whether any row of the whole file has a value
 * @param constant whether all rows of the whole file that have a value have the same one
 * @param lengths in characters, of the shortest value, those at the quarters, and the longest;
 *     empty where there is no value
 * @param masks the most frequent patterns, that first which most values have
 */
public record ColumnProfile(
    String name,
    boolean read,
    long empty,
    long distinct,
    long dominant,
    boolean filled,
    boolean constant,
    List<Integer> lengths,
    List<Mask> masks) {

  /**
   * A pattern of values: {@code 9} for digits, {@code A} and {@code a} for letters, each for any
   * number of them.
   *
   * @param cells how many have it
   */
  public record Mask(String text, long cells) {}
}
