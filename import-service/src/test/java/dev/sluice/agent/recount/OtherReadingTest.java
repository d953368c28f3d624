package dev.sluice.agent.recount;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.definition.AssociationDefinition;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.definition.NotifyDefinition;
import dev.sluice.contract.definition.OnMissing;
import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.contract.definition.PropertyType;
import dev.sluice.contract.definition.ReviewDefinition;
import dev.sluice.contract.definition.Scope;
import dev.sluice.contract.definition.source.CsvFile;
import dev.sluice.contract.definition.source.SourceDefinition;
import dev.sluice.contract.job.Jobs;
import dev.sluice.contract.recount.FileReading;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each name stands over one column, whatever is read otherwise. */
class OtherReadingTest {
  private static final ConnectorDefinition STAFF =
      new ConnectorDefinition(
          "staff",
          "default",
          List.of(
              new SourceDefinition("people", new CsvFile("people.csv", null, ";", "UTF-8")),
              new SourceDefinition("teams", new CsvFile("teams.csv", null, ";", "UTF-8"))),
          List.of(type("Person", "people"), type("Team", "teams")),
          List.<AssociationDefinition>of(),
          Map.of(),
          ReviewDefinition.DEFAULT,
          NotifyDefinition.NONE,
          Jobs.NONE);

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          exchanged | sn=GN gn=SN             | GN=SN SN=GN
          shifted   | sn=GN gn=MAIL           | GN=SN MAIL=GN SN=MAIL
          circle    | sn=GN gn=MAIL mail=SN   | GN=SN MAIL=GN SN=MAIL
          elsewhere | sn=SURNAME              | SN=SURNAME SURNAME=SN
          as it is  | sn=SN                   | SN=SN
          """)
  void renamesTheHeader(String what, String columns, String names) {
    assertThat(new OtherReading(STAFF, reading(pairs(columns), Map.of(), null)).names())
        .isEqualTo(pairs(names));
  }

  @Test
  void changesNothingButWhatIsReadOtherwise() {
    ConnectorDefinition read =
        new OtherReading(STAFF, reading(Map.of(), Map.of("hired", "MM/dd/yyyy"), "windows-1252"))
            .definition();

    assertThat(read.entityTypes()).extracting(EntityTypeDefinition::name).containsExactly("Person");
    assertThat(read.entityType("Person").property("hired").format()).isEqualTo("MM/dd/yyyy");
    assertThat(read.entityType("Person").property("sn"))
        .isEqualTo(STAFF.entityType("Person").property("sn"));
    assertThat(read.source("people").asCsv())
        .isEqualTo(new CsvFile("people.csv", null, ";", "windows-1252"));
    assertThat(read.source("teams")).isEqualTo(STAFF.source("teams"));
  }

  @Test
  void movesDatesAfterTheyWereRead() {
    FileReading shifted =
        new FileReading("Person", Map.of(), Map.of(), null, Map.of("hired", "P-1D"));

    assertThat(new OtherReading(STAFF, shifted).otherwise().shifts().get("hired"))
        .hasToString("P-1D");
  }

  private static FileReading reading(
      Map<String, String> columns, Map<String, String> formats, String encoding) {
    return new FileReading("Person", columns, formats, encoding, Map.of());
  }

  private static Map<String, String> pairs(String text) {
    return Arrays.stream(text.split(" "))
        .map(each -> each.split("="))
        .collect(Collectors.toMap(each -> each[0], each -> each[1]));
  }

  private static EntityTypeDefinition type(String name, String source) {
    return new EntityTypeDefinition(
        name,
        source,
        "id",
        OnMissing.DELETE,
        Scope.CONNECTOR,
        false,
        null,
        List.of(
            new PropertyDefinition("id", "ID", PropertyType.STRING, null, false, false),
            new PropertyDefinition("sn", "SN", PropertyType.STRING, null, false, false),
            new PropertyDefinition("gn", "GN", PropertyType.STRING, null, false, false),
            new PropertyDefinition("mail", "MAIL", PropertyType.STRING, null, false, false),
            new PropertyDefinition("hired", "H", PropertyType.DATE, "dd/MM/yyyy", false, false)),
        Map.of());
  }
}
