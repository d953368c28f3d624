package dev.sluice.agent.prepare;

import dev.sluice.agent.prepare.sort.ExternalSort;
import dev.sluice.agent.prepare.sort.KeyedRows;
import dev.sluice.agent.prepare.sort.SortedRow;
import dev.sluice.agent.sorted.Line;
import dev.sluice.agent.sorted.LineEncoder;
import dev.sluice.agent.sorted.SortedFileReader;
import dev.sluice.agent.sorted.SortedFileWriter;
import dev.sluice.agent.step.ProgressTicker;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The keys of rejected rows, whose resources or links are not missing: a file of them in ascending
 * order, each once, goes to the server beside the rows.
 */
final class RejectedKeys implements Closeable {
  private static final byte[] NOTHING = {};

  private final ExternalSort keys;
  private boolean any;

  /**
   * No key yet.
   *
   * @param folder for unfinished files
   * @param budget bytes of keys that the sort may hold in memory
   */
  RejectedKeys(Path folder, int budget, ProgressTicker ticker) {
    keys = new ExternalSort(folder, budget, ticker::uncountedRow);
  }

  void add(String key, long sourceLine) throws IOException {
    any = true;
    keys.add(key.getBytes(StandardCharsets.UTF_8), NOTHING, sourceLine);
  }

  /**
   * Writes the keys and tells the file's digest.
   *
   * @param sorted the file of good rows whose keys need not be kept, if there is such a file
   * @param keyColumn which cell of that file is the key
   */
  String write(Path file, @Nullable Path sorted, int keyColumn) throws IOException {
    SortedFileWriter writer = new SortedFileWriter(file, List.of("key"));
    try (writer;
        KeyedRows all = keys.sorted()) {
      if (sorted == null || !any) {
        write(writer, all, null, 0);
      } else {
        try (SortedFileReader good = new SortedFileReader(sorted)) {
          write(writer, all, good, keyColumn);
        }
      }
    }
    return writer.sha256();
  }

  private static void write(
      SortedFileWriter writer, KeyedRows keys, @Nullable SortedFileReader good, int keyColumn)
      throws IOException {
    byte[] before = null;
    Line line = good == null ? null : good.next();
    for (SortedRow row = keys.next(); row != null; row = keys.next()) {
      byte[] key = row.key();
      while (good != null
          && line != null
          && Arrays.compareUnsigned(line.cell(keyColumn), key) < 0) {
        line = good.next();
      }
      boolean standsForItself = line != null && Arrays.equals(line.cell(keyColumn), key);
      if (!standsForItself && !Arrays.equals(before, key)) {
        String value = new String(key, StandardCharsets.UTF_8);
        writer.write(LineEncoder.line(List.of(value)));
      }
      before = key;
    }
  }

  @Override
  public void close() throws IOException {
    keys.close();
  }
}
