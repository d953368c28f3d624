package dev.sluice.contract.profile;

import java.util.List;

/**
 * Statistics of the cells in a column. All except {@code filled} and {@code constant} are about the
 * sampled rows.
 *
 * @param name the name in the file's header
 * @param read whether the connector's definition reads it
 * @param empty cells without a value
 * @param distinct how many different values there are
 * @param dominant cells with the most frequent value
 * @param filled whether any row of the whole file has a value
 * @param constant whether all rows of the whole file that have a value have the same one
 * @param lengths in characters, of the shortest value, those at the quarters, and the longest;
 *     empty if there is no value
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
   * @param cells the number of cells with it
   */
  public record Mask(String text, long cells) {}
}
