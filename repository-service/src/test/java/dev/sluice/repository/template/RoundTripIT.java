package dev.sluice.repository.template;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.source.SourceDefinition;
import dev.sluice.contract.run.Counters;
import dev.sluice.contract.run.Mode;
import dev.sluice.repository.TestDatabase;
import dev.sluice.repository.definition.DefinitionReader;
import dev.sluice.repository.history.AgentWorld;
import dev.sluice.repository.history.AgentWorld.Planned;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a connector holds, written as a template and read by the agent, changes nothing. */
class RoundTripIT {
  private static final String DEFINITION =
      """
      connector: hr
      sources:
        people: { csv: { path: people.csv, delimiter: ";" } }
        groups: { csv: { path: groups.csv } }
        members: { csv: { path: members.csv, encoding: windows-1252 } }
        lists: { csv: { path: lists.csv } }
      entityTypes:
        User:
          source: people
          key: id
          onMissing: deactivate
          filter: "row.LOGIN != ''"
          status: { column: state, active: ["on"], inactive: ["off"] }
          properties:
            id: { column: ID }
            note: { column: NOTE }
            shown: { expression: "row.LOGIN + '!'" }
            login: { column: LOGIN, unique: true }
            badge: { column: BADGE, type: integer }
            rate: { column: RATE, type: decimal, decimalComma: true }
            remote: { column: REMOTE, type: boolean, values: { ja: true, nein: false } }
            born: { column: BORN, type: date }
            hiredOn: { column: HIRED, type: date, format: dd-MMM-yy, pivotYear: 1930, locale: fr }
            seenAt:
              { column: SEEN, type: instant, format: "dd/MM/yyyy hh:mm a", timeZone: Europe/Paris }
            validTo: { column: VALID, type: instant, format: "yyyyMMddHHmmss'Z'" }
            language: { column: LANGUAGE, type: locale }
        Group:
          source: groups
          key: name
          properties: { name: { column: NAME } }
      associations:
        User.manager:
          { source: people, owner: ID, target: { entityType: User, column: BOSS, property: login }, multiplicity: one }
        User.peers:
          { source: people, owner: { column: LOGIN, property: login }, target: { entityType: User, column: PEERS }, multiplicity: many, separator: "|" }
        Group.holders:
          { source: groups, owner: NAME, target: { entityType: User, column: HOLDER }, multiplicity: many }
        Group.guests:
          { source: people, owner: GUEST, target: { entityType: User, column: ID }, multiplicity: many }
        Group.members:
          { source: members, owner: GROUP, target: { entityType: User, column: MEMBER, property: login }, multiplicity: many }
        Group.owners:
          { source: lists, owner: GROUP, target: { entityType: User, column: OWNERS }, multiplicity: many, separator: ";" }
      """;

  private static final String STAFF = "xlsx: { path: staff.xlsx, sheet: Staff, headerRow: 3 }";

  /** Notes, one for each person; the keys of the first people are awkward as well. */
  private static final List<String> NOTES =
      List.of(
          "00042",
          "=1+1",
          "+49 30 1234",
          "-5",
          "-x",
          "@here",
          "'=quoted",
          "''",
          " spaces around ",
          "line\nbreak",
          "line\r\nbreak",
          "\ttab",
          "=line\n\"quoted\"",
          "=\"quoted\";\"twice\"",
          "semi;colon, comma",
          "emoji \uD83D\uDE80",
          "_x0041_",
          "9007199254740993",
          "31/12/2020",
          "NULL",
          "x".repeat(32_767));

  private static final List<String> KEYS =
      List.of("00042", "=1+1", "1e5", "12345678901234567890", "TRUE", "3.10", "'=x", "-5", "é");

  private static final List<String> DAYS =
      List.of("0001-01-01", "1899-12-31", "1900-02-28", "1900-03-01", "2020-02-29", "9999-12-31");

  private final ConnectorDefinition connector = DefinitionReader.read("hr.yaml", DEFINITION);
  private AgentWorld world;

  @TempDir private Path folder;

  @BeforeEach
  void start() throws IOException {
    world = new AgentWorld(TestDatabase.fresh());
    world.begin(folder);
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void csvTemplateChangesNothing() throws IOException {
    Planned first = world.read(connector, Mode.COMPLETE, delivered());
    assertThat(first.plan().resources().get("User").rejected()).isZero();
    assertThat(first.plan().resources().get("User").inserted()).isEqualTo(NOTES.size());
    world.apply(first);

    Map<String, byte[]> templates = new HashMap<>();
    for (SourceDefinition each : connector.sources()) {
      templates.put(each.name(), csv(each.name()));
    }
    Planned second = world.read(connector, Mode.COMPLETE, templates);

    assertUnchanged(first.plan().resources(), second.plan().resources());
    assertUnchanged(first.plan().links(), second.plan().links());
    assertThat(second.run().changes()).isEmpty();
    assertThat(second.run().linkChanges()).isEmpty();
    world.apply(second);
  }

  /** The same connector, since its system delivers workbooks now. */
  @Test
  void workbookTemplateChangesNothing() throws IOException {
    Planned first = world.read(connector, Mode.COMPLETE, delivered());
    world.apply(first);
    ConnectorDefinition ofWorkbooks =
        DefinitionReader.read(
            "hr.yaml",
            DEFINITION
                .replace("csv: { path: people.csv, delimiter: \";\" }", STAFF)
                .replaceAll("csv: \\{ path: (\\w+)[.]csv[^}]*\\}", "xlsx: { path: $1.xlsx }"));

    Map<String, byte[]> templates = new HashMap<>();
    for (SourceDefinition each : ofWorkbooks.sources()) {
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      assertThat(new TemplateXlsx(template(ofWorkbooks, each.name())).writeTo(file)).isZero();
      templates.put(each.name(), file.toByteArray());
    }
    Planned second = world.read(ofWorkbooks, Mode.COMPLETE, templates);

    assertUnchanged(first.plan().resources(), second.plan().resources());
    assertUnchanged(first.plan().links(), second.plan().links());
    assertThat(second.run().changes()).isEmpty();
    assertThat(second.run().linkChanges()).isEmpty();
  }

  private void assertUnchanged(Map<String, Counters> first, Map<String, Counters> second) {
    assertThat(second.keySet()).isEqualTo(first.keySet());
    second.forEach(
        (name, counters) -> {
          Counters before = first.get(name);
          assertThat(before.inserted() + before.pending()).as(name).isPositive();
          assertThat(counters.unchanged()).as(name).isEqualTo(before.inserted());
          assertThat(counters.inserted() + counters.updated() + counters.deleted())
              .as(name)
              .isZero();
          assertThat(counters.rejected()).as(name).isZero();
          assertThat(counters.pending()).as(name).isEqualTo(before.pending());
        });
  }

  private byte[] csv(String source) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    long unwritable = new TemplateCsv(template(connector, source)).writeTo(file);
    assertThat(unwritable).as(source).isZero();
    return file.toByteArray();
  }

  private Template template(ConnectorDefinition definition, String source) {
    List<TemplateColumn> columns = TemplateColumns.of(definition, source);
    TemplateData data = Templates.data(world.repository.dsl, definition, source);
    return new Template(
        definition,
        source,
        columns,
        consumer -> world.repository.dsl.transaction(inside -> data.each(consumer)));
  }

  private static Map<String, byte[]> delivered() {
    return Map.of(
        "people", people(),
        "groups",
            table(
                ',',
                StandardCharsets.UTF_8,
                List.of("NAME", "HOLDER"),
                List.of("all", "=1+1"),
                List.of("all", "1e5"),
                List.of("=none", "")),
        "members",
            table(
                ',',
                Charset.forName("windows-1252"),
                List.of("GROUP", "MEMBER"),
                List.of("all", "login0"),
                List.of("all", "login1"),
                List.of("all", "naïve one who is not there"),
                List.of("=none", "login1")),
        "lists",
            table(
                ',',
                StandardCharsets.UTF_8,
                List.of("GROUP", "OWNERS"),
                List.of("all", "00042; =1+1;3.10"),
                List.of("nobody", "é")));
  }

  private static byte[] people() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "ID",
            "NOTE",
            "LOGIN",
            "BADGE",
            "RATE",
            "REMOTE",
            "BORN",
            "HIRED",
            "SEEN",
            "VALID",
            "LANGUAGE",
            "state",
            "BOSS",
            "PEERS",
            "GUEST"));
    for (int each = 0; each < NOTES.size(); each++) {
      boolean all = each % 3 != 2;
      rows.add(
          List.of(
              each < KEYS.size() ? KEYS.get(each) : "k" + each,
              NOTES.get(each),
              "login" + each,
              all ? "-00" + each : "",
              all ? each + ",50" : "",
              each % 2 == 0 ? "ja" : "0",
              DAYS.get(each % DAYS.size()),
              all ? "05-févr.-29" : "",
              all ? "31/12/2020 11:59 PM" : "",
              all ? "20201231235959Z" : "",
              all ? "de_at" : "",
              each % 4 == 0 ? "off" : "",
              each % 5 == 0 ? "" : "login0",
              each % 3 == 0 ? "=1+1 | 1e5" : each == 1 ? "00042" : "",
              each % 4 == 0 ? "=none" : each % 4 == 1 ? "one that is not there" : ""));
    }
    return table(';', StandardCharsets.UTF_8, rows);
  }

  @SafeVarargs
  private static byte[] table(char delimiter, Charset encoding, List<String>... rows) {
    return table(delimiter, encoding, List.of(rows));
  }

  private static byte[] table(char delimiter, Charset encoding, List<List<String>> rows) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().fieldSeparator(delimiter).build(text)) {
      rows.forEach(csv::writeRecord);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString().getBytes(encoding);
  }
}
