package dev.sluice.agent.prepare.profile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.agent.prepare.source.CsvRow;
import dev.sluice.agent.prepare.source.SourceTable;
import dev.sluice.contract.definition.source.CsvFile;
import dev.sluice.contract.profile.ColumnProfile;
import dev.sluice.contract.profile.SourceProfile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileProfilerTest {

  /** Cells are parted by a bar; a point stands for a cell without anything. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          # cells                      ; empty; distinct; dominant; filled; constant; lengths; masks
          Ann|Bob|Ann                  ; 0; 2; 2; true;  false; 3 3 3 3 3; Aa 3
          .|.|.                        ; 3; 0; 0; false; false; -;         -
          .|NULL_NULL|' '              ; 3; 0; 0; false; false; -;         -
          .|x|.                        ; 2; 1; 1; true;  true;  1 1 1 1 1; a 1
          x|x|x                        ; 0; 1; 3; true;  true;  1 1 1 1 1; a 3
          a|bb|ccc|dddd|eeeee          ; 0; 5; 1; true;  false; 1 2 3 4 5; a 5
          2020-03-01|21-3-1|x          ; 0; 3; 1; true;  false; 1 1 6 10 10; 9-9-9 2, a 1
          +33 1 22|(33) 1              ; 0; 2; 1; true;  false; 6 6 6 8 8; (9) 9 1, +9 9 9 1
          McDonald|O'NEIL|van der Aa   ; 0; 3; 1; true;  false; 6 6 8 10 10; A'A 1, AaAa 1, a a Aa 1
          Žofie|ÉMILE|田中|ærø         ; 0; 4; 1; true;  false; 2 2 3 5 5; a 2, A 1, Aa 1
          ١٢٣|€5|x😀                   ; 0; 3; 1; true;  false; 2 2 2 3 3; 9 1, ?9 1, a? 1
          """)
  void countsCells(
      String cells,
      long empty,
      long distinct,
      long dominant,
      boolean filled,
      boolean constant,
      String lengths,
      String masks)
      throws IOException {
    ColumnProfile column = profile(rows(cells.split("\\|"))).columns().get(1);

    assertThat(column.name()).isEqualTo("V");
    assertThat(column.read()).isTrue();
    assertThat(column.empty()).isEqualTo(empty);
    assertThat(column.distinct()).isEqualTo(distinct);
    assertThat(column.dominant()).isEqualTo(dominant);
    assertThat(column.filled()).isEqualTo(filled);
    assertThat(column.constant()).isEqualTo(constant);
    assertThat(column.lengths().stream().map(String::valueOf).collect(Collectors.joining(" ")))
        .isEqualTo(lengths.equals("-") ? "" : lengths);
    assertThat(
            column.masks().stream()
                .map(each -> each.text() + " " + each.cells())
                .collect(Collectors.joining(", ")))
        .isEqualTo(masks.equals("-") ? "" : masks);
  }

  @Test
  void readsQuotedCellsAsTheyAreMeant() throws IOException {
    String quoted = "K,V\n1,\"a \"\"b\"\" c\"\n2,\"x\ny\"\n3,\"5,0\"\n";

    ColumnProfile column = profile(quoted).columns().get(1);

    assertThat(column.masks())
        .extracting(ColumnProfile.Mask::text)
        .containsExactlyInAnyOrder("a \"a\" a", "a?a", "9,9");
    assertThat(column.lengths()).containsExactly(3, 3, 3, 7, 7);
  }

  @Test
  void tellsTheSameOfTheSamePeopleInEveryRun() throws IOException {
    String before = many(1, 60_000);
    String after = many(500, 61_000);

    SourceProfile first = profile(before, 60_000);
    SourceProfile second = profile(after, 60_501);

    assertThat(first.rows()).isEqualTo(60_000);
    assertThat(first.sampled()).isBetween(14_000L, 16_000L);
    assertThat(second.sampled()).isBetween(14_000L, 16_000L);
    assertThat(profile(before, 60_000)).isEqualTo(first);
  }

  @Test
  void halvesTheSampleOfAFileThatGrew() {
    assertThat(taken(20_000, 20_000)).hasSize(20_000);
    List<Integer> large = taken(79_000, 100_000);
    assertThat(large).hasSizeBetween(24_000, 26_000);
    assertThat(large).containsAll(taken(81_000, 100_000));
  }

  @Test
  void knowsOfAllRowsWhetherAColumnHasAnyValue() throws IOException {
    StringBuilder text = new StringBuilder("K,V\n");
    IntStream.range(0, 50_000).forEach(n -> text.append("k").append(n).append(",\n"));
    text.append("last,x\n");

    ColumnProfile column = profile(text.toString(), 50_001).columns().get(1);

    assertThat(column.filled()).isTrue();
    assertThat(column.constant()).isTrue();
  }

  @Test
  void countsInEveryLocaleAlike() throws IOException {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      assertThat(profile(rows("TITLE", "ılık", "İ")).columns().get(1).masks())
          .extracting(ColumnProfile.Mask::text)
          .containsExactlyInAnyOrder("A", "a");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void takesNoNameThatIsNone() throws IOException {
    SourceProfile profile = profile("K,V, ,\u0001\n1,2,3,4\n");

    assertThat(profile.columns()).extracting(ColumnProfile::name).containsExactly("K", "V");
  }

  @Test
  void holdsOnlySoManyColumnsOfAWideFile() throws IOException {
    String names = IntStream.range(0, 3000).mapToObj(n -> "c" + n).collect(Collectors.joining(","));
    String cells = "x,".repeat(2999) + "x";

    SourceProfile profile = profile("K," + names + ",V\n1," + cells + ",y\n");

    assertThat(profile.columns()).hasSize(202);
    assertThat(profile.column("V")).isPresent();
  }

  private static String rows(String... cells) {
    StringBuilder text = new StringBuilder("K,V\n");
    for (int n = 0; n < cells.length; n++) {
      String cell = cells[n].equals(".") ? "" : cells[n].replace("' '", " ");
      text.append(n).append(',').append(cell).append('\n');
    }
    return text.toString();
  }

  private static String many(int from, int to) {
    StringBuilder text = new StringBuilder("K,V\n");
    IntStream.rangeClosed(from, to).forEach(n -> text.append("u" + n + ",v" + n + "\n"));
    return text.toString();
  }

  private static List<Integer> taken(long rows, int people) {
    StringBuilder text = new StringBuilder("K,V\n");
    IntStream.range(0, people).forEach(n -> text.append("u" + n + ",\n"));
    try (SourceTable table = table(text.toString())) {
      KeySample sample = new KeySample("hr/people", 0, rows, 20_000);
      List<Integer> taken = new ArrayList<>();
      for (CsvRow row = table.next(); row != null; row = table.next()) {
        if (sample.takes(row)) {
          taken.add(Integer.valueOf(row.text(0).substring(1)));
        }
      }
      return taken;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static SourceProfile profile(String text) throws IOException {
    return profile(text, 3);
  }

  private static SourceProfile profile(String text, long rows) throws IOException {
    try (SourceTable table = table(text)) {
      FileProfiler profiler =
          new FileProfiler("hr/people", table.header(), "K", List.of("K", "V"), rows);
      for (CsvRow row = table.next(); row != null; row = table.next()) {
        profiler.see(row);
      }
      return profiler.profile("people", false, false);
    }
  }

  private static SourceTable table(String text) throws IOException {
    return new SourceTable(
        "people.csv",
        new ByteArrayInputStream(text.getBytes(UTF_8)),
        new CsvFile("people.csv", null, ",", "UTF-8"));
  }
}
