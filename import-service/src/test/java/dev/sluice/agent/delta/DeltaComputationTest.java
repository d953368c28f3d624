package dev.sluice.agent.delta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.agent.AConnector;
import dev.sluice.agent.AgentRig;
import dev.sluice.agent.step.SourceException;
import dev.sluice.contract.FailureType;
import dev.sluice.contract.agent.DeltaResult;
import dev.sluice.contract.agent.PrepareResult;
import dev.sluice.contract.definition.AssociationDefinition;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.LinkEnd;
import dev.sluice.contract.definition.Multiplicity;
import dev.sluice.contract.definition.PropertyType;
import dev.sluice.contract.run.Mode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeltaComputationTest {
  @TempDir Path folder;
  private AgentRig rig;

  @BeforeEach
  void applyARun() throws Exception {
    rig = new AgentRig(folder, definition(Multiplicity.MANY));
    rig.file("users.csv", "id,age", "1,10", "2,20", "3,30", "4,40");
    rig.file("members.csv", "group,member", "1,2", "1,3", "2,1", "3,1");
    rig.applied("one");
  }

  private static ConnectorDefinition definition(Multiplicity multiplicity) {
    return AConnector.connector()
        .source("users", "users.csv", ",")
        .type(
            "User",
            "users",
            AConnector.property("id", PropertyType.STRING),
            AConnector.property("age", PropertyType.INTEGER))
        .members(multiplicity)
        .build();
  }

  private DeltaResult compute() throws Exception {
    return rig.delta("two", rig.prepare("two", Mode.INCREMENTAL), "one");
  }

  private String delta(String dataset) throws Exception {
    return AgentRig.text(rig.run("two").delta(dataset));
  }

  @Test
  void writesInsertsUpdatesAndDeletes() throws Exception {
    rig.file("users.csv", "id,age", "5,", "4,40", "2,", "1,11");
    rig.file("members.csv", "group,member", "1,3", "1,4", "3,1");

    DeltaResult result = compute();

    assertThat(delta("User"))
        .isEqualTo("command,id,age\nupdate,1,11\nupdate,2,NULL_NULL\ndelete,3,\ninsert,5,\n");
    assertThat(delta("User.members"))
        .isEqualTo("command,owner,target\ndelete,1,2\ninsert,1,4\ndelete,2,1\n");
    assertThat(result.rows()).isEqualTo(Map.of("User", 4L, "User.members", 3L));
    assertThat(compute()).isEqualTo(result);
  }

  @Test
  void neitherUpdatesNorDeletesWhatWasRejected() throws Exception {
    rig.file("users.csv", "id,age", "1,x", "2,20", "4,40");
    rig.file("members.csv", "group,member", "1,3", "1,2,surplus", "2,1");
    compute();
    assertThat(delta("User")).isEqualTo("command,id,age\ndelete,3,\n");
    assertThat(delta("User.members")).isEqualTo("command,owner,target\ndelete,3,1\n");
  }

  @Test
  void sendsAgainWhatTheServerAsksFor() throws Exception {
    rig.file("users.csv", "id,age", "1,10", "2,", "3,30", "5,50");
    rig.unsettled =
        Map.of(
            "User", List.of("0", "1", "2", "4", "5", "9"),
            "User.members", List.of("0", "1", "3", "9"));
    rig.file("members.csv", "group,member", "1,2", "1,3", "2,1");

    DeltaResult result = compute();

    assertThat(delta("User"))
        .isEqualTo(
            """
            command,id,age
            delete,0,
            update,1,10
            update,2,NULL_NULL
            delete,4,
            insert,5,50
            delete,9,
            """);
    assertThat(delta("User.members"))
        .isEqualTo("command,owner,target\nset,0,\nset,1,2\nset,1,3\nset,3,\nset,9,\n");
    assertThat(result.rows()).isEqualTo(Map.of("User", 6L, "User.members", 5L));
    assertThat(compute()).isEqualTo(result);
  }

  @Test
  void sendsNothingForARejectedRowThatIsAskedFor() throws Exception {
    rig.unsettled = Map.of("User", List.of("1", "8"), "User.members", List.of("1", "7"));
    rig.file("users.csv", "id,age", "1,x", "2,20", "3,30", "4,40", "8,y");
    rig.file("members.csv", "group,member", "1,3", "1,2,surplus", "2,1", "3,1", "7,7,surplus");

    compute();

    assertThat(delta("User")).isEqualTo("command,id,age\n");
    assertThat(delta("User.members")).isEqualTo("command,owner,target\n");
  }

  @Test
  void asksForKeysInQuotesAndAmongManyRows() throws Exception {
    List<String> rows = new ArrayList<>(List.of("id,age"));
    for (int id = 1000; id < 6000; id++) {
      rows.add(id + ",1");
    }
    rows.add("\"7,\"\"7\"\"\",7");
    rig.file("users.csv", rows.toArray(String[]::new));
    rig.applied("again");
    rig.unsettled = Map.of("User", List.of("1000", "2500", "25001", "5999", "\"7,\"\"7\"\"\""));

    rig.delta("two", rig.prepare("two", Mode.INCREMENTAL), "again");

    assertThat(delta("User"))
        .isEqualTo(
            "command,id,age\nupdate,1000,1\nupdate,2500,1\ndelete,25001,\nupdate,5999,1\n"
                + "update,\"7,\"\"7\"\"\",7\n");
  }

  @Test
  void setsTheTargetWhereAnOwnerHasOne() throws Exception {
    rig.connector = definition(Multiplicity.ONE);
    rig.file("members.csv", "group,member", "1,3", "2,4", "5,1");
    compute();
    assertThat(delta("User.members"))
        .isEqualTo("command,owner,target\nset,1,3\nset,2,4\ndelete,3,1\nset,5,1\n");
  }

  @Test
  void updatesEveryRowWhenTheColumnsChanged() throws Exception {
    rig.connector =
        AConnector.connector()
            .source("users", "users.csv", ",")
            .type(
                "User",
                "users",
                AConnector.property("id", PropertyType.STRING),
                AConnector.property("city", PropertyType.STRING))
            .build();
    rig.file("users.csv", "id,city", "1,", "2,Z", "3,Z", "4,Z");
    compute();
    assertThat(delta("User"))
        .isEqualTo("command,id,city\nupdate,1,NULL_NULL\nupdate,2,Z\nupdate,3,Z\nupdate,4,Z\n");
  }

  @Test
  void tellsAllRowsAnewWhenATypeChanged() throws Exception {
    rig.connector =
        AConnector.connector()
            .source("users", "users.csv", ",")
            .type(
                "User",
                "users",
                AConnector.property("id", PropertyType.STRING),
                AConnector.property("age", PropertyType.STRING))
            .members(Multiplicity.MANY)
            .build();
    compute();
    assertThat(delta("User"))
        .isEqualTo("command,id,age\nupdate,1,10\nupdate,2,20\nupdate,3,30\nupdate,4,40\n");
    assertThat(delta("User.members")).isEqualTo("command,owner,target\n");
  }

  @Test
  void refusesOldLinksWhoseEndsAreFoundInAnotherWay() throws Exception {
    AssociationDefinition links = rig.connector.associations().get(0);
    LinkEnd byAge = new LinkEnd(links.owner().entityType(), links.owner().column(), "age");
    rig.connector =
        withAssociation(
            new AssociationDefinition(
                links.name(),
                links.source(),
                byAge,
                links.target(),
                links.multiplicity(),
                links.separator(),
                links.thresholds()));
    assertThatThrownBy(this::compute)
        .isInstanceOfSatisfying(
            SourceException.class,
            refusal ->
                assertThat(refusal.failure().type()).isEqualTo(FailureType.SNAPSHOT_UNUSABLE))
        .hasMessageContaining("ends of User.members");
  }

  private ConnectorDefinition withAssociation(AssociationDefinition association) {
    ConnectorDefinition connector = rig.connector;
    return new ConnectorDefinition(
        connector.name(),
        connector.agent(),
        connector.sources(),
        connector.entityTypes(),
        List.of(association),
        connector.thresholds(),
        connector.review(),
        connector.notifications(),
        connector.jobs());
  }

  @Test
  void insertsAllOfADatasetThatIsNewInTheDefinition() throws Exception {
    rig.connector =
        AConnector.connector()
            .source("users", "users.csv", ",")
            .type("Person", "users", AConnector.property("id", PropertyType.STRING))
            .build();
    compute();
    assertThat(delta("Person")).isEqualTo("command,id\ninsert,1\ninsert,2\ninsert,3\ninsert,4\n");
  }

  @Test
  void needsNoSnapshotWhenAllDatasetsGiveCommands() throws Exception {
    rig.file("users.csv", "command,id,age", "add,9,1");
    rig.file("members.csv", "command,group,member");
    PrepareResult prepared = rig.prepare("two", Mode.INCREMENTAL);
    assertThat(rig.delta("two", prepared, null).rows())
        .isEqualTo(Map.of("User", 1L, "User.members", 0L));
    assertThat(rig.run("two").delta("User")).doesNotExist();
  }

  @Test
  void refusesFilesThatWereChangedSinceTheyWerePrepared() throws Exception {
    rig.file("users.csv", "id,age", "1,11", "2,x");
    PrepareResult prepared = rig.prepare("two", Mode.INCREMENTAL);
    Files.writeString(rig.run("two").keep("User"), "key\n");
    assertThatThrownBy(() -> rig.delta("two", prepared, "one"))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("changed");

    PrepareResult again = rig.prepare("two", Mode.INCREMENTAL);
    Files.writeString(rig.run("two").sorted("User"), "id,age\n");
    assertThatThrownBy(() -> rig.delta("two", again, "one"))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("changed");
    assertThat(rig.run("two").delta("User")).doesNotExist();
  }

  @Test
  void refusesASnapshotThatWasChangedAndWritesNothing() throws Exception {
    rig.file("users.csv", "id,age", "1,11", "2,20", "3,30", "4,40");
    PrepareResult prepared = rig.prepare("two", Mode.INCREMENTAL);
    Path snapshot = rig.work.previous("acme").resolve("one");

    Files.writeString(snapshot.resolve("User.sorted.csv"), "id,age\n1,10\n2,20\n");
    assertThatThrownBy(() -> rig.delta("two", prepared, "one"))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("its file of User is not the applied one");
    assertThat(rig.run("two").delta("User")).doesNotExist();

    rig.applied("again");
    PrepareResult again = rig.prepare("three", Mode.INCREMENTAL);
    Path links = rig.work.previous("acme").resolve("again").resolve("User.members.sorted.csv");
    // A line without a second cell cannot be compared at all.
    Files.writeString(links, "owner,target\n1\n");
    assertThatThrownBy(() -> rig.delta("three", again, "again"))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("its file of User.members is not the applied one");
    assertThat(rig.run("three").deltaDigests()).doesNotExist();
  }

  @Test
  void refusesASnapshotOfAnotherRun() throws Exception {
    PrepareResult prepared = rig.prepare("two", Mode.INCREMENTAL);
    assertThatThrownBy(() -> rig.delta("two", prepared, "zero"))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("is of run one");
  }
}
