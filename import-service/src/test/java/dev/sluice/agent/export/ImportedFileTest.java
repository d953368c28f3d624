package dev.sluice.agent.export;

import static dev.sluice.agent.AgentRig.of;
import static dev.sluice.agent.AgentRig.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.agent.AConnector;
import dev.sluice.agent.AgentRig;
import dev.sluice.agent.step.SourceException;
import dev.sluice.contract.agent.ExportRequest;
import dev.sluice.contract.agent.ExportResult;
import dev.sluice.contract.agent.PrepareResult;
import dev.sluice.contract.agent.PreparedFile.Content;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.ConnectorDefinition.ImportedFile;
import dev.sluice.contract.definition.Multiplicity;
import dev.sluice.contract.run.Mode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs that read a file that somebody uploaded. */
class ImportedFileTest {
  private static final ConnectorDefinition LOADED =
      AConnector.ofUsers().members(Multiplicity.MANY).build();

  @TempDir Path folder;
  private AgentRig rig;

  @BeforeEach
  void makeAgent() throws Exception {
    rig = new AgentRig(folder, LOADED);
    rig.file("users.csv", "id,login,age,hired", "1,ann,,", "2,bob,,");
    rig.file("members.csv", "group,member", "1,2");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      textBlock =
          """
          `id,login,age,hired\n2,,44,` | merge,2,,44,
          `id,login,age,hired\n2,,NULL_NULL,` | merge,2,,NULL_NULL,
          `command,id,login,age,hired\n,2,,44,` | merge,2,,44,
          `Command,id,login,age,hired\nDelete,2,,,` | delete,2,,,
          `Command,id,login,age,hired\nAdd,3,cid,,\n,2,,44,` | `merge,2,,44,\ninsert,3,cid,,`
          """)
  void rowsOfAnUpdateThatGiveNoCommandAreMerges(String file, String sorted) throws Exception {
    upload(file.replace("\\n", "\n"), true, true);

    PrepareResult prepared = rig.prepare("run", Mode.INCREMENTAL);

    assertThat(of(prepared, "User").commands()).isTrue();
    assertThat(text(rig.run("run").sorted("User")))
        .isEqualTo("command,id,login,age,hired\n" + sorted.replace("\\n", "\n") + "\n");
  }

  @Test
  void anUnknownCommandOfAnUpdateIsRejected() throws Exception {
    upload("Command,id,login,age,hired\nErase,2,,44,\n", true, true);

    PrepareResult prepared = rig.prepare("run", Mode.INCREMENTAL);

    assertThat(of(prepared, "User").rejected()).isEqualTo(1);
    assertThat(text(rig.run("run").rejects("User"))).contains("2,Command,unknown-command,");
  }

  @Test
  void theOtherSourcesOfAnUpdateSayNothing() throws Exception {
    upload("id,login,age,hired\n2,,44,\n", true, true);

    PrepareResult prepared = rig.prepare("run", Mode.INCREMENTAL);

    assertThat(of(prepared, "User.members").content()).isEqualTo(Content.NO_FILE);
    assertThat(of(prepared, "User.members").commands()).isTrue();
  }

  @Test
  void linksOfAnUpdateAreAdded() throws Exception {
    rig.uploads.put("u", bytes("group,member\n2,1\n"));
    rig.connector = LOADED.importing(new ImportedFile("u", "members", "m.csv", "", true, true));

    rig.prepare("run", Mode.INCREMENTAL);

    assertThat(text(rig.run("run").sorted("User.members")))
        .isEqualTo("command,owner,target\ninsert,2,1\n");
  }

  @Test
  void aWholeFileIsReadInPlaceOfTheSourcesOwn() throws Exception {
    upload("id,login,age,hired\n7,sue,,\n", false, false);

    PrepareResult prepared = rig.prepare("run", Mode.COMPLETE);

    assertThat(text(rig.run("run").sorted("User"))).isEqualTo("id,login,age,hired\n7,sue,,\n");
    assertThat(of(prepared, "User.members").rows()).isEqualTo(1);
  }

  @Test
  void countsTowardsTheBytesThatAreToBeCopied() throws Exception {
    String file = "id,login,age,hired\n7,sue,,\n";
    upload(file, true, false);
    List<String> told = new ArrayList<>();

    rig.export.export(
        new ExportRequest("run", rig.connector, Mode.COMPLETE),
        (done, total) -> told.add(done + " / " + total));

    assertThat(told).last().isEqualTo(file.length() + " / " + file.length());
  }

  @Test
  void isCalledWhatPeopleCallIt() throws Exception {
    upload("id,login,age,hired\n7,sue,,\n", false, false);
    assertThat(rig.export("run", Mode.COMPLETE).files())
        .extracting(ExportResult.ExportedFile::path)
        .containsExactly("corrections.csv", "members.csv");

    upload("id,loggin\n7,sue\n", true, true);
    assertThatThrownBy(() -> rig.prepare("run", Mode.INCREMENTAL))
        .isInstanceOf(SourceException.class)
        .hasMessage(
            "corrections.csv, line 1, column login: the header has no such column; the nearest is"
                + " 'loggin'");
  }

  @Test
  void howItEndsSaysNothingOfTheSourcesOwnFile() throws Exception {
    rig.applied("first");
    upload("id,login,age,hired\n2,,44,", true, true);
    PrepareResult update = rig.prepare("update", Mode.INCREMENTAL);
    rig.promote("update", Mode.INCREMENTAL, update);

    rig.connector = LOADED;
    rig.bytes("users.csv", bytes("id,login,age,hired\n1,ann,,\n2,bob,,"));
    assertThatThrownBy(() -> rig.export("cut off", Mode.COMPLETE))
        .hasMessageContaining("the last row has no line end");
  }

  @Test
  void theSourcesOwnFileNeedNotBeThere() throws Exception {
    rig.connector =
        AConnector.connector()
            .source("users", "nowhere/users.csv", ",")
            .type("User", "users", AConnector.text("id", "id"))
            .build()
            .importing(new ImportedFile("u", "users", "corrections.csv", "", false, false));
    rig.uploads.put("u", bytes("id\n1\n"));

    assertThat(of(rig.prepare("run", Mode.COMPLETE), "User").rows()).isEqualTo(1);
  }

  private void upload(String content, boolean alone, boolean merging) {
    rig.uploads.put("u", bytes(content));
    rig.connector =
        LOADED.importing(new ImportedFile("u", "users", "corrections.csv", "", alone, merging));
  }

  private static byte[] bytes(String content) {
    return content.getBytes(StandardCharsets.UTF_8);
  }
}
