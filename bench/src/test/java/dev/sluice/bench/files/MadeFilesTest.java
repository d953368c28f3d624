package dev.sluice.bench.files;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads the files of a small population the obvious way, and counts what a run would count. */
class MadeFilesTest {
  private static final List<String> MAPPED =
      Population.USER_COLUMNS.subList(0, Population.USER_COLUMNS.size() - 1);

  private final Population population = new Population(7, 5000);
  private MadeFiles files;
  @TempDir private Path folder;

  @BeforeEach
  void makeFiles() throws IOException {
    files = new MadeFiles(population, folder);
    files.make();
  }

  @Test
  void expectsWhatTheFilesHold() throws IOException {
    for (int[] step : new int[][] {{0, 1}, {1, 2}, {2, 1}, {1, 1}}) {
      Expected expected = Expected.change(population, step[0], step[1]);

      assertThat(expected.counters()).isEqualTo(counted(step[0], step[1]));
    }
  }

  @Test
  void sumsUpTheRowsThatTheFilesHold() throws IOException {
    for (int version : Population.VERSIONS) {
      RowSum users = new RowSum();
      users(version).rows().values().forEach(users::add);
      RowSum members = new RowSum();
      links(version, "members.csv").pairs().forEach(members::add);
      RowSum managers = new RowSum();
      links(version, "managers.csv").pairs().forEach(managers::add);

      ExpectedRows expected = ExpectedRows.of(population, version);

      assertThat(expected.users().sameAs(users)).isTrue();
      assertThat(expected.members().sameAs(members)).isTrue();
      assertThat(expected.managers().sameAs(managers)).isTrue();
      assertThat(expected.managers().sameAs(members)).isFalse();
    }
  }

  @Test
  void changesWhatTheMeasuredWorkAsksFor() throws IOException {
    Expected change = Expected.change(population, 1, 2);

    assertThat(change.of(Expected.USER, "inserted")).isEqualTo(50);
    assertThat(change.of(Expected.USER, "deleted")).isBetween(25L, 75L);
    assertThat(change.of(Expected.USER, "updated")).isBetween(70L, 130L);
    assertThat(change.of(Expected.USER, "duplicates")).isBetween(10L, 45L);
    assertThat(change.of(Expected.USER, "rejected")).isBetween(1L, 12L);
    List<String> keys = users(1).keysInOrder();
    assertThat(keys).isNotEqualTo(keys.stream().sorted().toList());
    String text = Files.readString(files.file(1, "users.csv"));
    assertThat(text).contains("\"Marie \"\"Mimi\"\"\"", "\"Smith, Jr.\"", "\"Clerk\nNight shift\"");
    assertThat(files.bytesPerUser()).isBetween(155.0, 175.0);
  }

  @Test
  void givesTheServerOneVersionAtATime() throws IOException {
    for (int version : List.of(1, 2, 2, 1)) {
      files.use(version);

      assertThat(files.current().resolve("users.csv"))
          .hasSameBinaryContentAs(files.file(version, "users.csv"));
    }
  }

  @Test
  void writesTheExpectedCountsBesideTheFiles() {
    assertThat(folder.resolve("expected.json"))
        .content()
        .contains("\"1 to 2\"", "\"Group.members\"");
  }

  private record Users(Map<String, String> rows, long duplicates, long rejected) {
    List<String> keysInOrder() {
      return List.copyOf(rows.keySet());
    }
  }

  private record Links(Set<String> pairs, long duplicates) {}

  private Users users(int version) throws IOException {
    Map<String, String> rows = new LinkedHashMap<>();
    long duplicates = 0;
    long rejected = 0;
    try (CsvReader<NamedCsvRecord> reader = read(version, "users.csv")) {
      for (NamedCsvRecord row : reader) {
        List<String> cells = new ArrayList<>();
        MAPPED.forEach(column -> cells.add(row.getField(column)));
        if (cells.get(0).isEmpty()) {
          rejected++;
        } else if (rows.putIfAbsent(cells.get(0), String.join("\u001f", cells)) != null) {
          duplicates++;
        }
      }
    }
    return new Users(rows, duplicates, rejected);
  }

  private Links links(int version, String name) throws IOException {
    Set<String> pairs = new HashSet<>();
    long duplicates = 0;
    try (CsvReader<NamedCsvRecord> reader = read(version, name)) {
      for (NamedCsvRecord row : reader) {
        duplicates += pairs.add(row.getField(0) + "\u001f" + row.getField(1)) ? 0 : 1;
      }
    }
    return new Links(pairs, duplicates);
  }

  private CsvReader<NamedCsvRecord> read(int version, String name) throws IOException {
    return CsvReader.builder().ofNamedCsvRecord(files.file(version, name));
  }

  private Map<String, Map<String, Long>> counted(int from, int to) throws IOException {
    Users none = new Users(Map.of(), 0, 0);
    Users after = users(to);
    Map<String, Map<String, Long>> counted = new TreeMap<>();
    counted.put(
        Expected.USER,
        counts(
            from == 0 ? none.rows() : users(from).rows(),
            after.rows(),
            after.duplicates(),
            after.rejected()));
    Links managers = links(to, "managers.csv");
    counted.put(
        Expected.MANAGER,
        counts(
            from == 0 ? Map.of() : byOwner(links(from, "managers.csv").pairs()),
            byOwner(managers.pairs()),
            managers.duplicates(),
            0));
    Links members = links(to, "members.csv");
    counted.put(
        Expected.MEMBERS,
        counts(
            from == 0 ? Map.of() : asKeys(links(from, "members.csv").pairs()),
            asKeys(members.pairs()),
            members.duplicates(),
            0));
    Map<String, String> groups = new TreeMap<>();
    try (CsvReader<NamedCsvRecord> reader = read(to, "groups.csv")) {
      reader.forEach(row -> groups.put(row.getField(0), row.getField(1)));
    }
    counted.put(Expected.GROUP, counts(from == 0 ? Map.of() : groups, groups, 0, 0));
    return counted;
  }

  private static Map<String, String> byOwner(Set<String> pairs) {
    Map<String, String> links = new TreeMap<>();
    pairs.forEach(pair -> links.put(pair.split("\u001f")[0], pair));
    return links;
  }

  private static Map<String, String> asKeys(Set<String> pairs) {
    Map<String, String> links = new TreeMap<>();
    pairs.forEach(pair -> links.put(pair, pair));
    return links;
  }

  private static Map<String, Long> counts(
      Map<String, String> before, Map<String, String> after, long duplicates, long rejected) {
    Map<String, Long> counts = new TreeMap<>();
    counts.put("inserted", after.keySet().stream().filter(key -> !before.containsKey(key)).count());
    counts.put("deleted", before.keySet().stream().filter(key -> !after.containsKey(key)).count());
    counts.put(
        "updated",
        after.entrySet().stream()
            .filter(each -> before.containsKey(each.getKey()))
            .filter(each -> !each.getValue().equals(before.get(each.getKey())))
            .count());
    counts.put(
        "unchanged",
        after.entrySet().stream()
            .filter(each -> each.getValue().equals(before.get(each.getKey())))
            .count());
    counts.put("duplicates", duplicates);
    counts.put("rejected", rejected);
    return counts;
  }
}
