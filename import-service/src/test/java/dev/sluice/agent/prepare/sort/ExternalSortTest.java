package dev.sluice.agent.prepare.sort;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExternalSortTest {
  private record Row(byte[] key, byte[] line, long sourceLine) {
    static Row of(SortedRow row) {
      return new Row(row.key(), row.line(), row.sourceLine());
    }
  }

  private static final Comparator<Row> BY_KEY =
      (left, right) -> Arrays.compareUnsigned(left.key(), right.key());

  @Property(tries = 200)
  void sortsLikeAStableSortInMemoryWhateverTheBudget(
      @ForAll @Size(max = 300) List<@StringLength(max = 4) String> keys,
      @ForAll @IntRange(min = 1, max = 4000) int budget)
      throws IOException {
    sortsLikeAStableSortInMemory(keys, budget);
  }

  @Property(tries = 200)
  void ordersKeysThatAreAlikeForLong(
      @ForAll @Size(max = 300)
          List<@StringLength(max = 30) @CharRange(from = '\0', to = '\1') String> keys,
      @ForAll @StringLength(max = 20) String begin,
      @ForAll @IntRange(min = 1, max = 4000) int budget)
      throws IOException {
    sortsLikeAStableSortInMemory(keys.stream().map(key -> begin + key).toList(), budget);
  }

  private static void sortsLikeAStableSortInMemory(List<String> keys, int budget)
      throws IOException {
    Path folder = Files.createTempDirectory("sort");
    List<Row> rows = new ArrayList<>();
    for (String key : keys) {
      rows.add(row(key, rows.size()));
    }
    List<Row> expected = rows.stream().sorted(BY_KEY).toList();

    List<Row> sorted = new ArrayList<>();
    try (ExternalSort sort = sort(folder, budget)) {
      for (Row row : rows) {
        sort.add(row.key(), row.line(), row.sourceLine());
      }
      try (KeyedRows all = sort.sorted()) {
        for (SortedRow row = all.next(); row != null; row = all.next()) {
          sorted.add(Row.of(row));
        }
      }
    }

    assertThat(sorted).usingRecursiveComparison().isEqualTo(expected);
    assertThat(folder.resolve("runs")).doesNotExist();
    Files.delete(folder);
  }

  /** In a JVM whose heap would hold neither the rows nor a buffer for each of the runs. */
  @Test
  void mergesMoreRunsThanItMayHaveOpenWithinItsBudget(@TempDir Path folder) throws Exception {
    Process sort =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx20m",
                "-cp",
                System.getProperty("java.class.path"),
                InSmallHeap.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .start();

    assertThat(new String(sort.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).isEmpty();
    assertThat(sort.waitFor()).isZero();
  }

  /** Sorts some 20 MB of rows in thousands of runs; ends with a trace where something is wrong. */
  static final class InSmallHeap {
    private static final int BUDGET_BYTES = 16 << 10;
    private static final int ROWS = 300_000;

    private InSmallHeap() {}

    public static void main(String... arguments) throws IOException {
      Path folder = Path.of(arguments[0]);
      Random random = new Random(7);
      try (ExternalSort sort = sort(folder, BUDGET_BYTES)) {
        for (int i = 0; i < ROWS; i++) {
          String key = String.format("%08x", random.nextInt());
          sort.add(bytes(key), bytes(key + ",some text to fill the line\n"), i);
        }
        long rows = 0;
        byte[] last = {};
        try (KeyedRows all = sort.sorted()) {
          assertThat(sort.spilled()).isGreaterThan(ExternalSort.FAN_IN * 5);
          try (var open = Files.list(folder.resolve("runs"))) {
            assertThat(open.count()).isLessThanOrEqualTo(ExternalSort.FAN_IN);
          }
          for (SortedRow row = all.next(); row != null; row = all.next()) {
            assertThat(Arrays.compareUnsigned(last, row.key())).isLessThanOrEqualTo(0);
            last = row.key();
            rows++;
          }
        }
        assertThat(rows).isEqualTo(ROWS);
      }
      assertThat(folder.resolve("runs")).doesNotExist();
    }
  }

  @Test
  void takesARowLargerThanItsBudget(@TempDir Path folder) throws IOException {
    try (ExternalSort sort = sort(folder, 100)) {
      sort.add(bytes("b"), new byte[10_000], 1);
      sort.add(bytes("a"), new byte[20_000], 2);
      try (KeyedRows all = sort.sorted()) {
        assertThat(all.next()).extracting(row -> row.line().length).isEqualTo(20_000);
        assertThat(all.next()).extracting(row -> row.line().length).isEqualTo(10_000);
        assertThat(all.next()).isNull();
      }
    }
  }

  private static ExternalSort sort(Path folder, int budget) {
    return new ExternalSort(folder.resolve("runs"), budget, () -> {});
  }

  private static Row row(String key, int number) {
    return new Row(bytes(key), bytes("row " + number + "\n"), number);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
