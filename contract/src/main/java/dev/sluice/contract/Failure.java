package dev.sluice.contract;

import org.jspecify.annotations.Nullable;

/**
 * A failure for people to read. It contains places and names, but never attribute values.
 *
 * @param type why, see {@link FailureType}
 * @param message one sentence: what happened, and where
 * @param file the file as the definition names it
 * @param line the first line of the row, from 1
 * @param column the name of the column, or its number from 1 if it has no name
 * @param remedy what the reader can do about it
 */
public record Failure(
    FailureType type,
    String message,
    @Nullable String file,
    @Nullable Long line,
    @Nullable String column,
    @Nullable String remedy) {

  /** A failure without a position in a file. */
  public static Failure of(FailureType type, String message, String remedy) {
    return new Failure(type, message, null, null, null, remedy);
  }
}
