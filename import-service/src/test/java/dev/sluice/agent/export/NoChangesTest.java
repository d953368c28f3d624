package dev.sluice.agent.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.agent.AConnector;
import dev.sluice.agent.AgentRig;
import dev.sluice.contract.agent.PrepareResult;
import dev.sluice.contract.agent.PreparedFile;
import dev.sluice.contract.agent.PreparedFile.Content;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.PropertyType;
import dev.sluice.contract.definition.source.CsvFile;
import dev.sluice.contract.run.Mode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A change file is there only while there are any. */
class NoChangesTest {
  @TempDir Path folder;
  private AgentRig rig;

  @BeforeEach
  void makeAgent() throws Exception {
    rig = new AgentRig(folder, connector("changes.csv"));
    rig.file("users.csv", "id", "1", "2").applied("one");
  }

  @Test
  void givesNothingToDo() throws Exception {
    PrepareResult prepared = rig.prepare("two", Mode.INCREMENTAL);

    PreparedFile user = AgentRig.of(prepared, "User");
    assertThat(user.content()).isEqualTo(Content.NO_FILE);
    assertThat(user.commands()).isTrue();
    assertThat(user.read() + user.rows() + user.rejected()).isZero();
    assertThat(user.sourceSha256()).isNull();
    assertThat(rig.delta("two", prepared, "one").rows()).containsEntry("User", 0L);
  }

  @Test
  void leavesTheSnapshotAsItIs() throws Exception {
    rig.promote("two", Mode.INCREMENTAL, rig.prepare("two", Mode.INCREMENTAL));
    rig.connector = connector(null);
    rig.file("users.csv", "id", "1", "3");

    assertThat(rig.delta("three", rig.prepare("three", Mode.INCREMENTAL), "two").rows())
        .containsEntry("User", 2L);
    assertThat(AgentRig.text(rig.run("three").delta("User")))
        .isEqualTo("command,id\ndelete,2\ninsert,3\n");
  }

  @Test
  void forgetsTheFileThatWasThereBeforeItWaited() throws Exception {
    rig.file("changes.csv", "command,id", "insert,3");
    rig.prepare("two", Mode.INCREMENTAL);
    Files.delete(rig.files.resolve("changes.csv"));

    assertThat(AgentRig.of(rig.prepare("two", Mode.INCREMENTAL), "User").content())
        .isEqualTo(Content.NO_FILE);
    assertThat(rig.run("two").source("users")).doesNotExist();
  }

  @Test
  void excusesNoWholeFile() throws Exception {
    Files.delete(rig.files.resolve("users.csv"));
    missing(Mode.COMPLETE);
    rig.connector = connector(null);
    missing(Mode.INCREMENTAL);
    rig.connector = connector("users.csv");
    missing(Mode.INCREMENTAL);
  }

  @Test
  void takesNoMissingFolderForNoChanges() throws Exception {
    rig.connector = connector("away/changes.csv");
    missing(Mode.INCREMENTAL);
    rig.connector = connector("changes.csv");
    Files.createSymbolicLink(rig.files.resolve("changes.csv"), Path.of("away"));
    missing(Mode.INCREMENTAL);
  }

  private void missing(Mode mode) {
    assertThatThrownBy(() -> rig.export("run", mode))
        .hasMessageContaining("does not exist in the files folder");
  }

  private static ConnectorDefinition connector(@Nullable String changes) {
    return AConnector.connector()
        .source("users", new CsvFile("users.csv", changes, ",", "UTF-8"))
        .type("User", "users", AConnector.property("id", PropertyType.STRING))
        .build();
  }
}
