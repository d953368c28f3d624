package dev.sluice.repository.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.contract.definition.AssociationDefinition;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.definition.LinkEnd;
import dev.sluice.contract.definition.Multiplicity;
import dev.sluice.contract.definition.NotificationEvent;
import dev.sluice.contract.definition.NotifyDefinition;
import dev.sluice.contract.definition.NotifyDefinition.Webhook;
import dev.sluice.contract.definition.OnMissing;
import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.contract.definition.PropertyType;
import dev.sluice.contract.definition.ReviewDefinition;
import dev.sluice.contract.definition.Scope;
import dev.sluice.contract.definition.StatusColumn;
import dev.sluice.contract.definition.Threshold;
import dev.sluice.contract.definition.source.CsvFile;
import dev.sluice.contract.definition.source.SourceDefinition;
import dev.sluice.contract.job.Job;
import dev.sluice.contract.job.Jobs;
import dev.sluice.repository.definition.yaml.DefinitionProblem;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DefinitionReaderTest {

  @ParameterizedTest
  @MethodSource("cases")
  void tellsEveryProblemWithItsPlaceAndRemedy(DefinitionCase each) {
    assertThat(problems(each.yaml()))
        .extracting(problem -> problem.toString().substring("acme.yaml:".length()))
        .containsExactlyElementsOf(each.problems());
  }

  static Stream<DefinitionCase> cases() {
    return DefinitionCase.all();
  }

  @Test
  void readsJobsAsTemporalTakesThem() {
    ConnectorDefinition acme =
        DefinitionReader.read(
            "acme.yaml",
            """
            connector: acme
            sources: { people: { csv: { path: people.csv } } }
            entityTypes:
              User: { source: people, key: id, properties: { id: { column: ID } } }
            jobs: { incremental: { cron: " */15  7-19 * JAN-Mar Mon,fri " } }
            """);

    assertThat(acme.jobs())
        .isEqualTo(new Jobs(null, new Job("*/15 7-19 * jan-mar mon,fri", "UTC")));
  }

  @Test
  void fillsInTheDefaults() {
    ConnectorDefinition acme =
        DefinitionReader.read(
            "acme.yaml",
            """
            connector: acme
            sources: { people: { csv: { path: people.csv } } }
            entityTypes:
              User: { source: people, key: id, properties: { id: { column: ID } } }
            """);

    assertThat(acme)
        .isEqualTo(
            new ConnectorDefinition(
                "acme",
                "default",
                List.of(
                    new SourceDefinition("people", new CsvFile("people.csv", null, ",", "UTF-8"))),
                List.of(
                    new EntityTypeDefinition(
                        "User",
                        "people",
                        "id",
                        OnMissing.DELETE,
                        Scope.CONNECTOR,
                        false,
                        null,
                        List.of(
                            new PropertyDefinition(
                                "id", "ID", PropertyType.STRING, null, true, true)),
                        Map.of())),
                List.of(),
                Arrays.stream(Threshold.values())
                    .collect(Collectors.toMap(Threshold::label, Threshold::defaultLimit)),
                ReviewDefinition.DEFAULT,
                NotifyDefinition.NONE,
                Jobs.NONE));
  }

  @Test
  void readsEveryKey() {
    ConnectorDefinition acme =
        DefinitionReader.read(
            "acme.yaml",
            """
            connector: acme-ad
            agent: paris
            sources:
              people: { csv: { path: in/people.csv, incrementalPath: in/delta.csv, delimiter: "\\t", encoding: latin1, mayEndWithoutLineEnd: true } }
            entityTypes:
              User:
                source: people
                key: id
                onMissing: deactivate
                scope: csv
                adopt: true
                status: { column: STATUS, active: [1, Yes], inactive: [007, off] }
                properties:
                  id: { column: ID, type: integer }
                  mail: { column: MAIL, required: true, unique: true }
                  hired: { column: HIRED, type: date, format: dd/MM/yyyy }
                thresholds: { maximumDeletedLines: 7, maximumInsertedLines: off }
            associations:
              User.manager:
                source: people
                owner: { column: MAIL, property: mail }
                target: { entityType: User, column: MANAGER, property: id }
                multiplicity: one
              User.deputies:
                source: people
                owner: ID
                target: { entityType: User, column: DEPUTIES, property: mail }
                multiplicity: many
                separator: ", "
                thresholds: { maxLinkPercentageDeletedLines: 2.5 }
            thresholds: { maximumUpdatedLines: off, maximumDeletedLines: 0, maximumRejectedLines: 3 }
            review: { reminderAfter: 90m, expiryAfter: P2D, otherPerson: true, acknowledge: false }
            notify:
              on: [expired, completed]
              mail: [iam@example.org]
              webhooks: [ { url: "https://hooks.example.org/x", secret: ops-hook } ]
            """);

    assertThat(acme.agent()).isEqualTo("paris");
    assertThat(acme.source("people").csv())
        .isEqualTo(new CsvFile("in/people.csv", "in/delta.csv", "\t", "ISO-8859-1", true));
    EntityTypeDefinition user = acme.entityType("User");
    assertThat(user.onMissing()).isEqualTo(OnMissing.DEACTIVATE);
    assertThat(user.scope()).isEqualTo(Scope.CSV);
    assertThat(user.adopt()).isTrue();
    assertThat(user.status())
        .isEqualTo(new StatusColumn("STATUS", List.of("1", "Yes"), List.of("007", "off")));
    assertThat(user.properties())
        .containsExactly(
            new PropertyDefinition("id", "ID", PropertyType.INTEGER, null, true, true),
            new PropertyDefinition("mail", "MAIL", PropertyType.STRING, null, true, true),
            new PropertyDefinition(
                "hired", "HIRED", PropertyType.DATE, "dd/MM/yyyy", false, false));
    assertThat(user.thresholds()).containsExactly(Map.entry("maximumDeletedLines", 7.0));
    assertThat(acme.associations())
        .containsExactly(
            new AssociationDefinition(
                "User.manager",
                "people",
                new LinkEnd("User", "MAIL", "mail"),
                // The key is how an end is found anyway.
                new LinkEnd("User", "MANAGER", null),
                Multiplicity.ONE,
                null,
                Map.of()),
            new AssociationDefinition(
                "User.deputies",
                "people",
                new LinkEnd("User", "ID", null),
                new LinkEnd("User", "DEPUTIES", "mail"),
                Multiplicity.MANY,
                ", ",
                Map.of("maxLinkPercentageDeletedLines", 2.5)));
    assertThat(acme.thresholds())
        .containsEntry("maximumDeletedLines", 0.0)
        .containsEntry("maximumRejectedLines", 3.0)
        .containsEntry("maxPercentageDeletedLines", 10.0)
        .doesNotContainKey("maximumUpdatedLines");
    assertThat(acme.review())
        .isEqualTo(new ReviewDefinition(Duration.ofMinutes(90), Duration.ofDays(2), true, false));
    assertThat(acme.notifications())
        .isEqualTo(
            new NotifyDefinition(
                List.of(NotificationEvent.EXPIRED, NotificationEvent.COMPLETED),
                List.of("iam@example.org"),
                List.of(new Webhook("https://hooks.example.org/x", "ops-hook"))));
  }

  @Test
  void refusesMoreThan64KiB() {
    String filler = "# " + "é".repeat(32 * 1024) + "\n";

    assertThat(problems(DefinitionCase.base() + filler))
        .extracting(DefinitionProblem::message)
        .containsExactly("the definition is larger than 64 KiB");
  }

  @Test
  void refusesAliasesThatMultiply() {
    String laughs =
        Stream.iterate(1, level -> level < 9, level -> level + 1)
            .map(level -> "a%d: &a%d [%s]\n".formatted(level, level, references(level - 1)))
            .collect(Collectors.joining());

    assertThat(problems("a0: &a0 [x]\n" + laughs))
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("aliases"));
  }

  @Test
  void namesTheConnectorOfABadDefinition() {
    DefinitionException refused =
        catchThrowableOfType(
            DefinitionException.class,
            () -> DefinitionReader.read("acme.yaml", "connector: acme\nagent: 5\n"));

    assertThat(refused.connector()).contains("acme");
    assertThat(refused).hasMessageContaining("acme.yaml:2:8: agent: expected a text");
  }

  private static String references(int level) {
    return String.join(", ", Collections.nCopies(10, "*a" + level));
  }

  private static List<DefinitionProblem> problems(String yaml) {
    try {
      DefinitionReader.read("acme.yaml", yaml);
      return List.of();
    } catch (DefinitionException e) {
      return e.problems();
    }
  }
}
