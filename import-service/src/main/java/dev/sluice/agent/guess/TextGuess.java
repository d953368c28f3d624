package dev.sluice.agent.guess;

import java.io.IOException;
import java.io.InputStream;

/**
 * The encoding and delimiter that a file seems to have, by its beginning. A guess is shown to a
 * person with its reason, and never applied.
 */
public record TextGuess(Guess encoding, Guess delimiter) {
  private static final int LOOKED_AT_BYTES = 1 << 20;

  /**
   * One of the two.
   *
   * @param value as a definition writes it: the name of a character set, or one character
   * @param sure whether the file says so itself, or nothing else would fit
   * @param reason for people; it quotes no cell
   */
  public record Guess(String value, boolean sure, String reason) {}

  /** Looks at the first mebibyte of a file; the stream stays open. */
  public static TextGuess of(InputStream in) throws IOException {
    byte[] beginning = in.readNBytes(LOOKED_AT_BYTES);
    boolean whole = beginning.length < LOOKED_AT_BYTES;
    Guess encoding = EncodingGuess.of(beginning, whole);
    return new TextGuess(
        encoding, DelimiterGuess.of(EncodingGuess.decoded(beginning, encoding), whole));
  }
}
