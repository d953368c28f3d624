package dev.sluice.agent.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.agent.AConnector;
import dev.sluice.agent.AgentRig;
import dev.sluice.agent.step.SourceException;
import dev.sluice.agent.workbook.AWorkbook;
import dev.sluice.contract.FailureType;
import dev.sluice.contract.agent.PrepareResult;
import dev.sluice.contract.agent.PreparedFile;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.ConnectorDefinition.ImportedFile;
import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.contract.definition.PropertyType;
import dev.sluice.contract.definition.source.CsvFile;
import dev.sluice.contract.definition.source.XlsxFile;
import dev.sluice.contract.run.Mode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that compute expressions again, from the files that were applied last. */
class KeptSourcesTest {
  @TempDir Path folder;

  private AgentRig rig;

  @BeforeEach
  void someoneIsThere() throws Exception {
    rig = new AgentRig(folder, people("row.given + ' ' + row.sn"));
    rig.file("people.csv", "id,given,sn", "1,Ada,L", "2,Max,R");
  }

  private static ConnectorDefinition people(String expression) {
    PropertyDefinition name = AConnector.property("name", PropertyType.STRING);
    return AConnector.connector()
        .source("people", new CsvFile("people.csv", "changes.csv", ",", "UTF-8"))
        .type(
            "User",
            "people",
            AConnector.property("id", PropertyType.INTEGER),
            expression.isEmpty() ? AConnector.text("name", "given") : name.computedBy(expression))
        .build();
  }

  private String recomputed(String run, String applied, String expression) throws IOException {
    rig.connector = people(expression).recomputing(applied);
    PrepareResult prepared = rig.prepare(run, Mode.COMPLETE);
    String rows = AgentRig.text(rig.run(run).sorted("User"));
    rig.promote(run, Mode.COMPLETE, prepared, applied);
    return rows;
  }

  @Test
  void computesFromWhatWasAppliedAndNotFromWhatIsThere() throws Exception {
    rig.applied("first");
    Files.delete(rig.files.resolve("people.csv"));

    assertThat(recomputed("second", "first", "row.sn + ', ' + row.given"))
        .isEqualTo("id,name\n1,\"L, Ada\"\n2,\"R, Max\"\n");
    assertThat(recomputed("third", "second", "row.sn")).isEqualTo("id,name\n1,L\n2,R\n");
  }

  @Test
  void givesTheSameTheSecondTime() throws Exception {
    rig.applied("first");
    rig.connector = people("row.sn").recomputing("first");

    assertThat(rig.prepare("second", Mode.COMPLETE))
        .isEqualTo(rig.prepare("second", Mode.COMPLETE));
  }

  @Test
  void keepsTheFilesWhileThereAreNoChanges() throws Exception {
    rig.applied("first");
    rig.promote("second", Mode.INCREMENTAL, rig.prepare("second", Mode.INCREMENTAL));
    rig.file("changes.csv", "command,id,given,sn");
    rig.promote("third", Mode.INCREMENTAL, rig.prepare("third", Mode.INCREMENTAL));

    assertThat(recomputed("fourth", "third", "row.sn")).isEqualTo("id,name\n1,L\n2,R\n");
  }

  @Test
  void refusesFilesThatCommandsHaveOvertaken() throws Exception {
    rig.applied("first");
    rig.file("changes.csv", "command,id,given,sn", "insert,3,Eve,P");
    rig.promote("second", Mode.INCREMENTAL, rig.prepare("second", Mode.INCREMENTAL));

    assertUnusable("second", "has delivered commands since its last whole file");
  }

  @Test
  void refusesFilesOfAnotherRunThanTheLastApplied() throws Exception {
    rig.applied("first");

    assertUnusable("another", "not of the last applied run");
  }

  @Test
  void refusesFilesThatWereNotKept() throws Exception {
    rig.connector = people("");
    rig.applied("first");
    assertThat(kept()).isEmpty();

    assertUnusable("first", "was not stored when run first was applied");
  }

  @Test
  void refusesFilesThatSomebodyHasChanged() throws Exception {
    rig.applied("first");
    Path file = kept().get(0);
    Files.writeString(file, "id,given,sn\n");

    assertUnusable("first", "was changed or lost");
  }

  @Test
  void computesFromTheSheetThatWasApplied() throws Exception {
    rig.connector = staff("row.given + ' ' + row.sn", null);
    rig.bytes("staff.xlsx", workbook());
    rig.applied("first");
    Files.delete(rig.files.resolve("staff.xlsx"));
    // Nothing has changed, so that what was kept is kept again.
    rig.promote("second", Mode.INCREMENTAL, rig.prepare("second", Mode.INCREMENTAL));

    rig.connector = staff("row.sn", null).recomputing("second");
    PrepareResult prepared = rig.prepare("third", Mode.COMPLETE);

    assertThat(AgentRig.text(rig.run("third").sorted("User"))).isEqualTo("id,name\n1,L\n2,R\n");
    PreparedFile user = AgentRig.of(prepared, "User");
    assertThat(user.sheet()).isEqualTo("People");
    assertThat(user.read()).isEqualTo(3);
    // What cannot be used is told by its cell, as when the workbook was read.
    assertThat(AgentRig.text(rig.run("third").rejects("User"))).contains("5,id,", "A5: ");
    rig.promote("third", Mode.COMPLETE, prepared, "second");
    rig.connector = staff("row.given", null).recomputing("third");
    rig.prepare("fourth", Mode.COMPLETE);
    assertThat(AgentRig.text(rig.run("fourth").sorted("User")))
        .isEqualTo("id,name\n1,Ada\n2,Max\n");
  }

  @Test
  void computesFromAWorkbookThatWasUploadedForACsvFile() throws Exception {
    rig.uploads.put("u", workbook());
    rig.connector = people("row.given").importing(upload("people"));
    rig.applied("first");

    assertThat(recomputed("second", "first", "row.sn")).isEqualTo("id,name\n1,L\n2,R\n");
  }

  @Test
  void computesFromACsvFileThatWasUploadedForAWorkbook() throws Exception {
    rig.uploads.put("u", "id,given,sn\n7,Eve,P\n".getBytes(StandardCharsets.UTF_8));
    rig.connector = staff("row.given", upload("staff"));
    rig.applied("first");

    rig.connector = staff("row.sn", null).recomputing("first");
    rig.prepare("second", Mode.COMPLETE);

    assertThat(AgentRig.text(rig.run("second").sorted("User"))).isEqualTo("id,name\n7,P\n");
  }

  private static ImportedFile upload(String source) {
    return new ImportedFile("u", source, "upload", "", false, false);
  }

  private static ConnectorDefinition staff(String expression, @Nullable ImportedFile imported) {
    ConnectorDefinition connector =
        AConnector.connector()
            .source("staff", new XlsxFile("staff.xlsx", "changes.xlsx", null, null))
            .type(
                "User",
                "staff",
                AConnector.property("id", PropertyType.INTEGER),
                AConnector.property("name", PropertyType.STRING).computedBy(expression))
            .build();
    return imported == null ? connector : connector.importing(imported);
  }

  private static byte[] workbook() throws IOException {
    return AWorkbook.of(
            AWorkbook.row(2, "id", "given", "sn"),
            AWorkbook.row(3, "1", "Ada", "L"),
            AWorkbook.row(4, "2", "Max", "R"),
            AWorkbook.row(5, "x", "Eve", "P"))
        .bytes();
  }

  private List<Path> kept() throws IOException {
    try (Stream<Path> files = Files.walk(rig.work.previous("acme"))) {
      return files.filter(each -> each.toString().endsWith(".source")).toList();
    }
  }

  private void assertUnusable(String applied, String message) {
    rig.connector = people("row.sn").recomputing(applied);
    assertThatThrownBy(() -> rig.export("run", Mode.COMPLETE))
        .isInstanceOfSatisfying(
            SourceException.class,
            refusal -> {
              assertThat(refusal.failure().type()).isEqualTo(FailureType.SNAPSHOT_UNUSABLE);
              assertThat(refusal.failure().message()).contains(message);
            });
  }
}
