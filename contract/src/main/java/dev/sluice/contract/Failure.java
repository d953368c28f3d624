package dev.sluice.contract;

import org.jspecify.annotations.Nullable;

/**
 * A failure as people read it. It carries places and names, never an attribute value.
 *
 * @param type why, see {@link FailureType}
 * @param message one sentence: what happened, where
 * @param file the file as the definition names it
 * @param line the first line of the row concerned, from 1
 * @param column the name of the column concerned, or its number from 1 where it has no name
 * @param remedy what the reader can do about it
 */
public record Failure(
    FailureType type,
    String message,
    @Nullable String file,
    @Nullable Long line,
    @Nullable String column,
    @Nullable String remedy) {

  /** A failure that has no place in a file. */
  public static Failure of(FailureType type, String message, String remedy) {
    return new Failure(type, message, null, null, null, remedy);
  }
}
