package dev.sluice.workflows.testing;

import dev.sluice.contract.agent.PrepareResult;
import dev.sluice.contract.agent.PreparedFile;
import dev.sluice.contract.agent.PreparedFile.Content;
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
import dev.sluice.contract.definition.source.CsvFile;
import dev.sluice.contract.definition.source.SourceDefinition;
import dev.sluice.contract.job.Jobs;
import dev.sluice.contract.repository.Plan;
import dev.sluice.contract.run.Breach;
import dev.sluice.contract.run.Counters;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The connector that the tests run, its files and its plans. */
public final class Samples {
  public static final String CONNECTOR = "acme-ad";
  public static final String DIGEST = "5f2a";
  public static final Webhook WEBHOOK = new Webhook("https://hooks.example.org/iam", "iam");

  private static final Breach[] NONE = {};

  private Samples() {}

  /** Users, and the members of no group at all; more than two deletes are too many. */
  public static ConnectorDefinition connector() {
    return connector(Map.of("maximumDeletedLines", 2.0), Map.of(), Map.of());
  }

  public static ConnectorDefinition connector(
      Map<String, Double> thresholds, Map<String, Double> users, Map<String, Double> managers) {
    return new ConnectorDefinition(
        CONNECTOR,
        "default",
        List.of(
            new SourceDefinition("entries", new CsvFile("entries.csv", null, ";", "UTF-8")),
            new SourceDefinition("managers", new CsvFile("managers.csv", null, ";", "UTF-8"))),
        List.of(entityType("User", users), entityType("Guest", Map.of())),
        List.of(
            new AssociationDefinition(
                "User.manager",
                "managers",
                new LinkEnd("User", "employeeID", null),
                new LinkEnd("User", "manager", null),
                Multiplicity.ONE,
                null,
                managers)),
        thresholds,
        new ReviewDefinition(Duration.ofHours(24), Duration.ofDays(7)),
        new NotifyDefinition(
            List.of(NotificationEvent.values()), List.of("iam@example.org"), List.of(WEBHOOK)),
        Jobs.NONE);
  }

  private static EntityTypeDefinition entityType(String name, Map<String, Double> thresholds) {
    return new EntityTypeDefinition(
        name,
        "entries",
        "employeeId",
        OnMissing.DELETE,
        Scope.CONNECTOR,
        false,
        null,
        List.of(
            new PropertyDefinition(
                "employeeId", "employeeID", PropertyType.STRING, null, true, true)),
        thresholds);
  }

  public static ConnectorDefinition notifying(NotifyDefinition notifications) {
    return with(connector().review(), notifications);
  }

  public static ConnectorDefinition patient(ReviewDefinition review) {
    return with(review, connector().notifications());
  }

  private static ConnectorDefinition with(ReviewDefinition review, NotifyDefinition notifications) {
    ConnectorDefinition connector = connector();
    return new ConnectorDefinition(
        connector.name(),
        connector.agent(),
        connector.sources(),
        connector.entityTypes(),
        connector.associations(),
        connector.thresholds(),
        review,
        notifications,
        connector.jobs());
  }

  /** What prepare wrote of ten good rows. */
  public static PrepareResult prepared() {
    return prepared(Content.ROWS, false);
  }

  public static PrepareResult prepared(Content users, boolean commands) {
    return new PrepareResult(
        List.of(
            new PreparedFile("User", false, "entries", 10, 0, 0, 10, commands, users, "00", null),
            new PreparedFile(
                "User.manager", true, "managers", 4, 0, 0, 4, false, Content.ROWS, "01", null)));
  }

  /** One insert, one update and as many deletes among a hundred users. */
  public static Plan planDeleting(long users) {
    return plan(
        new Counters(10, 0, 0, 0, 1, 1, users, 8, 0),
        users > 2 ? new Breach[] {new Breach(CONNECTOR, "maximumDeletedLines", 2, users)} : NONE);
  }

  public static Plan plan(Counters users, Breach... breaches) {
    return new Plan(
        DIGEST,
        Map.of("User", users),
        Map.of("User.manager", new Counters(4, 0, 0, 0, 0, 0, 0, 4, 0)),
        Map.of("User", 100L),
        Map.of("User.manager", 4L),
        List.of(breaches));
  }
}
