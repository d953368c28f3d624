package dev.sluice.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;

/**
 * The sample connector takes what the table of its columns allows, and refuses everything else:
 * each line of {@code application-users.yaml} is a row of one file.
 */
@RequiresTemporal
@ExtendWith(SharedServer.Extension.class)
class ApplicationUsersIT {
  private static final Path SAMPLE = Path.of("..", "samples", "application-users");
  private static final Pattern REPEATED = Pattern.compile("\\{(\\d+) (.+)}(.*)");
  private static final Pattern MANY_GROUPS = Pattern.compile("\\{groups (\\d+)}");
  private static final int GROUPS = 501;

  private static ServerProcess server;
  private static final List<NamedCsvRecord> REJECTED = new ArrayList<>();
  private static final Map<String, JsonNode> USERS = new LinkedHashMap<>();
  private static final List<JsonNode> LINKS = new ArrayList<>();

  @BeforeAll
  static void takeTheFile(SharedServer shared) throws Exception {
    server = shared.server();
    HttpResponse<String> put =
        server.send(
            server
                .request("/api/connectors/application-users")
                .header("Content-Type", "application/yaml")
                .PUT(
                    BodyPublishers.ofFile(
                        SAMPLE.resolve("connectors").resolve("application-users.yaml"))));
    assertThat(put.statusCode()).as(put.body()).isIn(200, 201);
    copy(SAMPLE.resolve("files"), server.files());
    Path files = server.files().resolve("application-users");
    Files.write(
        files.resolve("groups.csv"),
        IntStream.rangeClosed(1, GROUPS).mapToObj(group -> "g" + group).toList(),
        StandardOpenOption.APPEND);
    run("initial");
    write(files.resolve("changes.csv"));
    String run = run("incremental");
    String csv =
        server
            .send(
                server
                    .request("/api/synchronizations/" + run + "/rejects/users")
                    .header("Accept", "text/csv"))
            .body();
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(csv)) {
      rows.forEach(REJECTED::add);
    }
    server
        .get("/api/resources?entityType=User&limit=1000")
        .get("items")
        .forEach(user -> USERS.put(user.get("key").asString(), user));
    server.get("/api/links?association=User.groups&limit=1000").get("items").forEach(LINKS::add);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : all.filter(Files::isRegularFile).toList()) {
        Path place = to.resolve(from.relativize(each).toString());
        Files.createDirectories(place.getParent());
        Files.copy(each, place);
      }
    }
  }

  private static String run(String mode) throws Exception {
    String started =
        server
            .send(
                server
                    .request("/api/synchronizations")
                    .header("Content-Type", "application/json")
                    .POST(
                        BodyPublishers.ofString(
                            "{\"connector\":\"application-users\",\"mode\":\"%s\",\"force\":true}"
                                .formatted(mode))))
            .body();
    Matcher id = Pattern.compile("\"id\":\"([^\"]+)\"").matcher(started);
    assertThat(id.find()).as(started).isTrue();
    JsonNode run = server.await(id.group(1), "COMPLETED", "FAILED", "AWAITING_REVIEW");
    assertThat(run.get("status").asString()).as("%s", run).isEqualTo("COMPLETED");
    return id.group(1);
  }

  /**
   * Each row has the number of its case in the column that nobody knows, unless the case uses it.
   */
  private static void write(Path file) throws IOException {
    List<String> columns =
        Arrays.asList(
            Files.readAllLines(SAMPLE.resolve("files/application-users/users.csv"))
                .get(0)
                .split(","));
    try (CsvWriter csv = CsvWriter.builder().build(file)) {
      csv.writeRecord(columns);
      csv.writeRecord(
          columns.stream()
              .map(
                  each ->
                      switch (each) {
                        case "status" -> "active";
                        case "loginName" -> "taken";
                        case "mail" -> "0@example.org";
                        case "lastName" -> "First";
                        default -> "";
                      })
              .toList());
      for (Fields each : cases()) {
        Map<String, String> row = row(each);
        csv.writeRecord(columns.stream().map(column -> row.getOrDefault(column, "")).toList());
      }
    }
  }

  private static Map<String, String> row(Fields described) {
    Map<String, String> row = new LinkedHashMap<>();
    String name = name(described);
    row.put("status", "active");
    row.put("loginName", name);
    row.put("mail", name + "@example.org");
    row.put("lastName", "Example");
    row.put("costCentre", name);
    described.map("row").forEach((column, cell) -> row.put(column, spelledOut(cell)));
    return row;
  }

  private static String name(Fields described) {
    return described.text("case").replaceAll("[^A-Za-z0-9]+", "-");
  }

  private static String spelledOut(Object cell) {
    String text = String.valueOf(cell);
    Matcher groups = MANY_GROUPS.matcher(text);
    if (groups.matches()) {
      return IntStream.rangeClosed(1, Integer.parseInt(groups.group(1)))
          .mapToObj(group -> "g" + group)
          .collect(Collectors.joining(","));
    }
    Matcher repeated = REPEATED.matcher(text);
    return repeated.matches()
        ? repeated.group(2).repeat(Integer.parseInt(repeated.group(1))) + repeated.group(3)
        : text;
  }

  private static List<Fields> cases() throws IOException {
    String yaml = Files.readString(Path.of("src/test/resources/application-users.yaml"));
    return ((List<?>) new Load(LoadSettings.builder().build()).loadFromString(yaml))
        .stream().map(Fields::of).toList();
  }

  @TestFactory
  Stream<DynamicTest> table() throws IOException {
    return cases().stream()
        .map(each -> DynamicTest.dynamicTest(each.text("case"), () -> judge(each)));
  }

  private static void judge(Fields expected) throws Exception {
    expected.mayHave(
        Set.of("case", "row", "codes", "links", "active", "attributes", "groups", "count"));
    Map<String, String> row = row(expected);
    Set<String> wrong = new TreeSet<>(expected.texts("codes"));
    wrong.addAll(expected.texts("links"));
    assertThat(codes(row)).isEqualTo(wrong);
    JsonNode user = USERS.get(row.get("mail"));
    if (expected.has("codes")) {
      assertThat(user).as("a user of a row that was refused").isNull();
      return;
    }
    assertThat(user).isNotNull();
    if (expected.has("active")) {
      assertThat(user.get("active").asString()).isEqualTo(expected.text("active"));
    }
    expected
        .map("attributes")
        .forEach(
            (name, value) -> {
              JsonNode found = user.get("attributes").get(name);
              assertThat(found == null ? null : found.asString())
                  .as(name)
                  .isEqualTo(value == null ? null : spelledOut(value));
            });
    List<String> groups =
        LINKS.stream()
            .filter(link -> link.get("ownerKey").asString().equals(row.get("mail")))
            .map(link -> link.get("targetKey").asString())
            .toList();
    if (expected.has("groups")) {
      assertThat(groups).containsExactlyInAnyOrderElementsOf(expected.texts("groups"));
    }
    if (expected.has("count")) {
      assertThat(groups).hasSize(Integer.parseInt(expected.text("count")));
    }
  }

  /** Of a row that only the server refused nothing is told of columns that nothing maps. */
  private static Set<String> codes(Map<String, String> row) {
    return REJECTED.stream()
        .filter(
            each ->
                each.getField("_error_line").isEmpty()
                    ? each.getField("mail").equals(row.get("mail"))
                    : each.getField("costCentre").equals(row.get("costCentre")))
        .flatMap(each -> Stream.of(each.getField("_error_code").split("; ")))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
