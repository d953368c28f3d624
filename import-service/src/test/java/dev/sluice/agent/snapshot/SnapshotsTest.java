package dev.sluice.agent.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.agent.AConnector;
import dev.sluice.agent.AgentRig;
import dev.sluice.agent.sorted.Line;
import dev.sluice.agent.sorted.SortedFileReader;
import dev.sluice.agent.step.Progress;
import dev.sluice.agent.step.SourceException;
import dev.sluice.contract.FailureType;
import dev.sluice.contract.agent.DiscardRequest;
import dev.sluice.contract.agent.PrepareResult;
import dev.sluice.contract.agent.PromoteRequest;
import dev.sluice.contract.definition.Multiplicity;
import dev.sluice.contract.definition.PropertyType;
import dev.sluice.contract.run.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotsTest {
  @TempDir Path folder;
  private AgentRig rig;

  @BeforeEach
  void makeAgent() throws IOException {
    rig = new AgentRig(folder, definition(Multiplicity.MANY));
    rig.file("users.csv", "id,age", "1,10", "2,20", "3,30");
    rig.file("members.csv", "group,member", "1,2", "1,3", "2,1");
  }

  private static dev.sluice.contract.definition.ConnectorDefinition definition(
      Multiplicity multiplicity) {
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

  private String snapshot(String lastApplied, String dataset) throws IOException {
    Snapshot snapshot = rig.snapshots.of("acme", lastApplied, List.of(dataset));
    return AgentRig.text(snapshot.place(snapshot.entry(dataset).orElseThrow().file()));
  }

  private void compute(String id, String lastApplied) throws IOException {
    rig.delta(id, rig.prepare(id, Mode.INCREMENTAL), lastApplied);
  }

  private String delta(String id, String dataset) throws IOException {
    return AgentRig.text(rig.run(id).delta(dataset));
  }

  @Test
  void holdsTheFilesOfThePromotedRun() throws Exception {
    rig.applied("one");
    assertThat(snapshot("one", "User")).isEqualTo("id,age\n1,10\n2,20\n3,30\n");
    assertThat(rig.run("one").path()).doesNotExist();
  }

  @Test
  void promotesTwiceLikeOnce() throws Exception {
    PrepareResult prepared = rig.prepare("one", Mode.COMPLETE);
    rig.promote("one", Mode.COMPLETE, prepared);
    rig.promote("one", Mode.COMPLETE, prepared);
    assertThat(snapshot("one", "User")).isEqualTo("id,age\n1,10\n2,20\n3,30\n");
  }

  @Test
  void marksRejectedRowsAsUnknown() throws Exception {
    rig.applied("one");
    rig.file("users.csv", "id,age", "0,1", "1,x", "3,31", "4,x");
    rig.file("members.csv", "group,member", "1,1", "1,2,surplus", "3,1");
    rig.applied("two");
    assertThat(snapshot("two", "User")).isEqualTo("id,age\n0,1\n1,\0\n3,31\n4,\0\n");
    // The surplus cell may stand before the owner, who would be 2 then.
    assertThat(snapshot("two", "User.members")).isEqualTo("owner,target\n1,\0\n1,1\n2,\0\n3,1\n");
  }

  @Test
  void knowsAllOfAnOwnerThatHasItsOneTarget() throws Exception {
    rig.connector = definition(Multiplicity.ONE);
    rig.applied("one");
    rig.file("members.csv", "group,member", "1,9", "1,2,surplus", "2,1,surplus");
    rig.applied("two");
    assertThat(snapshot("two", "User.members")).isEqualTo("owner,target\n1,9\n2,\0\n");
  }

  @Test
  void leavesAMarkUntilTheRowIsReadOrGone() throws Exception {
    rig.applied("one");
    rig.file("users.csv", "id,age", "1,x", "2,20");
    rig.file("members.csv", "group,member", "1,2,surplus", "1,3");
    rig.applied("two");
    rig.promote("three", Mode.INCREMENTAL, rig.prepare("three", Mode.INCREMENTAL));
    compute("four", "three");
    assertThat(delta("four", "User")).isEqualTo("command,id,age\n");
    assertThat(delta("four", "User.members")).isEqualTo("command,owner,target\n");

    // Whatever the server holds of them, it is told what the source says now.
    rig.file("users.csv", "id,age", "1,10", "2,20");
    rig.file("members.csv", "group,member", "1,3");
    compute("four", "three");
    assertThat(delta("four", "User")).isEqualTo("command,id,age\nupdate,1,10\n");
    assertThat(delta("four", "User.members")).isEqualTo("command,owner,target\nset,1,3\nset,2,\n");

    rig.file("users.csv", "id,age", "2,20");
    rig.file("members.csv", "group,member", "4,1");
    compute("four", "three");
    assertThat(delta("four", "User")).isEqualTo("command,id,age\ndelete,1,\n");
    assertThat(delta("four", "User.members"))
        .isEqualTo("command,owner,target\nset,1,\nset,2,\ninsert,4,1\n");
  }

  @Test
  void vouchesForNoOldFileOfAnotherRunThanTheOneApplied() throws Exception {
    rig.applied("one");
    rig.file("users.csv", "command,id,age");
    rig.file("members.csv", "command,group,member");
    // Run two was applied, and its files never became the snapshot.
    rig.promote("three", Mode.INCREMENTAL, rig.prepare("three", Mode.INCREMENTAL), "two");
    unusable("three", "has delivered commands");

    rig.file("users.csv", "id,age", "1,10", "2,x");
    rig.file("members.csv", "group,member");
    rig.promote("four", Mode.COMPLETE, rig.prepare("four", Mode.COMPLETE), "three");
    assertThat(snapshot("four", "User")).isEqualTo("id,age\n1,10\n2,\0\n");
  }

  @Test
  void vouchesForNothingWhereTheDiskWasLost() throws Exception {
    rig.file("users.csv", "command,id,age");
    rig.file("members.csv", "command,group,member");
    rig.promote("two", Mode.INCREMENTAL, rig.prepare("two", Mode.INCREMENTAL), "one");
    unusable("two", "has delivered commands");
  }

  @Test
  void passesNoDamageOn() throws Exception {
    rig.applied("one");
    Path file = rig.work.previous("acme").resolve("one").resolve("User.sorted.csv");
    Files.writeString(file, Files.readString(file).replace("20", "21"));
    rig.file("users.csv", "command,id,age");
    rig.promote("two", Mode.INCREMENTAL, rig.prepare("two", Mode.INCREMENTAL));
    unusable("two", "was changed");

    Files.delete(rig.work.previous("acme").resolve("two").resolve("User.sorted.csv"));
    rig.promote("three", Mode.INCREMENTAL, rig.prepare("three", Mode.INCREMENTAL));
    unusable("three", "changed or lost");
  }

  @Test
  void comparesWithNothingOnceTheSourceHasGivenCommands() throws Exception {
    rig.applied("one");
    rig.file("users.csv", "command,id,age", "delete,1,");
    rig.promote("two", Mode.INCREMENTAL, rig.prepare("two", Mode.INCREMENTAL));
    rig.file("users.csv", "command,id,age");
    rig.promote("three", Mode.INCREMENTAL, rig.prepare("three", Mode.INCREMENTAL));

    assertThatThrownBy(() -> snapshot("three", "User"))
        .isInstanceOfSatisfying(
            SourceException.class,
            refusal ->
                assertThat(refusal.failure().type()).isEqualTo(FailureType.SNAPSHOT_UNUSABLE));

    rig.file("users.csv", "id,age", "2,21");
    rig.promote("four", Mode.COMPLETE, rig.prepare("four", Mode.COMPLETE));
    assertThat(snapshot("four", "User")).isEqualTo("id,age\n2,21\n");
  }

  @Test
  void leavesTheFileOfADatasetThatGaveNoCommand() throws Exception {
    rig.applied("one");
    rig.file("users.csv", "command,id,age");
    rig.promote("two", Mode.INCREMENTAL, rig.prepare("two", Mode.INCREMENTAL));
    assertThat(snapshot("two", "User")).isEqualTo("id,age\n1,10\n2,20\n3,30\n");
  }

  @Test
  void survivesADeathAtAnyMoment() throws Exception {
    rig.applied("one");
    rig.file("users.csv", "id,age", "1,x", "2,21");
    PrepareResult prepared = rig.prepare("two", Mode.COMPLETE);
    PromoteRequest request =
        new PromoteRequest("two", rig.connector, Mode.COMPLETE, prepared, "one");
    int deaths = 0;
    for (boolean done = false; !done; ) {
      int lastSign = deaths++;
      try {
        rig.snapshots.promote(request, dyingAfter(lastSign));
        done = true;
      } catch (Death death) {
        assertThat(snapshot("one", "User")).isEqualTo("id,age\n1,10\n2,20\n3,30\n");
      }
    }
    assertThat(deaths).isGreaterThan(2);
    assertThat(snapshot("two", "User")).isEqualTo("id,age\n1,\0\n2,21\n");
  }

  @Test
  void finishesWhatADeathAfterTheSwitchLeft() throws Exception {
    rig.applied("one");
    Path previous = rig.work.previous("acme");
    Path oldGeneration = previous.resolve("one");
    PrepareResult prepared = rig.prepare("two", Mode.COMPLETE);
    Path left = folder.resolve("left");
    copy(oldGeneration, left);
    rig.promote("two", Mode.COMPLETE, prepared);
    // As if neither the old generation nor the run's folder had been deleted yet.
    copy(left, oldGeneration);
    Files.createFile(previous.resolve("manifest123.unfinished"));
    Files.createDirectories(rig.run("two").path());

    rig.promote("two", Mode.COMPLETE, prepared);

    assertThat(previous.toFile().list()).containsExactlyInAnyOrder("manifest.json", "two");
    assertThat(rig.run("two").path()).doesNotExist();
    assertThat(snapshot("two", "User")).isEqualTo("id,age\n1,10\n2,20\n3,30\n");
  }

  @Test
  void isUnusableWhenItIsMissingOrOfAnotherRunOrTamperedWith() throws Exception {
    unusable("one", "no snapshot");
    rig.applied("one");
    unusable(null, "no snapshot");
    unusable("two", "of run one");
    Path file = rig.work.previous("acme").resolve("one").resolve("User.sorted.csv");
    Files.writeString(file, Files.readString(file).replace("20", "21"));
    unusable("one", "was changed");
    Files.delete(file);
    unusable("one", "changed or lost");
    Files.writeString(rig.work.previous("acme").resolve("manifest.json"), "{]");
    unusable("one", "no snapshot");
  }

  @Test
  void copiesWhereThereAreNoHardLinks() throws Exception {
    // A folder cannot be linked; the platform refuses it as it does a file on such a file system.
    Path unlinkable = Files.createDirectory(folder.resolve("unlinkable"));
    Path place = folder.resolve("place");
    SnapshotBuilder.link(unlinkable, place);
    assertThat(place).isDirectory();
  }

  @Test
  void discardsARunAndNothingElse() throws Exception {
    rig.applied("one");
    rig.prepare("two", Mode.COMPLETE);
    rig.snapshots.discard(new DiscardRequest("two", "acme"));
    rig.snapshots.discard(new DiscardRequest("two", "acme"));
    assertThat(rig.run("two").path()).doesNotExist();
    assertThat(snapshot("one", "User")).isEqualTo("id,age\n1,10\n2,20\n3,30\n");
  }

  private void unusable(String lastApplied, String message) {
    assertThatThrownBy(() -> readUsers(lastApplied))
        .isInstanceOfSatisfying(
            SourceException.class,
            refusal -> {
              assertThat(refusal.failure().type()).isEqualTo(FailureType.SNAPSHOT_UNUSABLE);
              assertThat(refusal.failure().remedy()).contains("complete");
            })
        .hasMessageContaining(message);
  }

  private void readUsers(String lastApplied) throws IOException {
    Snapshot snapshot = rig.snapshots.of("acme", lastApplied, List.of("User"));
    try (SortedFileReader users = snapshot.open("User")) {
      Line line = users.next();
      while (line != null) {
        line = users.next();
      }
    }
  }

  private static final class Death extends Error {
    private static final long serialVersionUID = 1;
  }

  private static Progress dyingAfter(int signs) {
    int[] left = {signs};
    return (done, total) -> {
      if (left[0]-- == 0) {
        throw new Death();
      }
    };
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (var files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }
}
