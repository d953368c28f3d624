package dev.sluice.agent.prepare.profile;

import dev.sluice.agent.prepare.source.CsvRow;
import java.nio.charset.StandardCharsets;

/**
 * Chooses the rows of the sample: those whose key has a hash that ends in zeros, so that every run,
 * with any agent, samples the same people. When a file grows, the sample is halved; the rest was in
 * the sample before.
 */
final class KeySample {
  private final int keyColumn;
  private final long hashKey;
  private final long mask;

  /**
   * Makes a sample.
   *
   * @param name of whose keys are hashed, so that each source has a sample of its own
   * @param rows that the file has
   * @param most rows that the sample is to have, about
   */
  KeySample(String name, int keyColumn, long rows, long most) {
    this.keyColumn = keyColumn;
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    hashKey = CellHash.of(bytes, 0, bytes.length, 0);
    long every = 1;
    while (rows / every > most) {
      every <<= 1;
    }
    mask = every - 1;
  }

  boolean takes(CsvRow row) {
    return mask == 0
        || (CellHash.of(row.bytes(), row.start(keyColumn), row.end(keyColumn), hashKey) & mask)
            == 0;
  }
}
