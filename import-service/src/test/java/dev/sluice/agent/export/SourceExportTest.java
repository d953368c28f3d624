package dev.sluice.agent.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.agent.AConnector;
import dev.sluice.agent.AgentRig;
import dev.sluice.agent.files.Digests;
import dev.sluice.agent.step.SourceException;
import dev.sluice.contract.FailureType;
import dev.sluice.contract.agent.ExportRequest;
import dev.sluice.contract.agent.ExportResult;
import dev.sluice.contract.agent.ExportResult.ExportedFile;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.PropertyType;
import dev.sluice.contract.definition.ReviewDefinition;
import dev.sluice.contract.definition.source.CsvFile;
import dev.sluice.contract.run.Mode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceExportTest {
  @TempDir Path folder;
  private AgentRig rig;

  @BeforeEach
  void makeAgent() {
    rig = new AgentRig(folder, AConnector.ofUsers().source("unused", "unused.csv", ",").build());
  }

  @Test
  void copiesTheFilesOfUsedSourcesOnly() throws Exception {
    rig.file("users.csv", "id,login", "1,\"a", "b\"", "", "2,c");

    ExportResult result = rig.export("run", Mode.COMPLETE);

    Path copy = rig.run("run").source("users");
    assertThat(copy).hasSameTextualContentAs(rig.files.resolve("users.csv"));
    assertThat(result.files())
        .containsExactly(
            new ExportedFile("users", "users.csv", Files.size(copy), 2, Digests.of(copy), false));
  }

  @Test
  void givesTheSameTheSecondTime() throws Exception {
    rig.file("users.csv", "id,login", "1,a");
    assertThat(rig.export("run", Mode.COMPLETE)).isEqualTo(rig.export("run", Mode.COMPLETE));
    assertThat(rig.run("run").source("users").getParent().toFile().list())
        .containsExactly("users.csv");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      textBlock =
          """
          `a\\n1\\n2`, 2
          `a\\r\\n1\\r\\n`, 1
          `a\\n"1\\n\\n2"\\n3`, 2
          `a\\n"1""\\n"\\n`, 1
          `a\\n1"2\\n3"\\n`, 2
          `a\\n  \\n\\n`, 0
          ``, 0
          """)
  void countsRowsAsTheyAreRead(String content, long rows) {
    String text = content.replace("\\n", "\n").replace("\\r", "\r");
    byte[] bytes = text.getBytes(StandardCharsets.UTF_16LE);
    RowCounter counter = RowCounter.of(',', StandardCharsets.UTF_16LE);
    for (byte single : bytes) {
      counter.read(new byte[] {single}, 1);
    }
    assertThat(counter.rowsAfterHeader()).isEqualTo(rows);
  }

  @Test
  void followsNoLinkOutOfTheFolder() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret.csv"), "id\n");
    Files.createSymbolicLink(rig.files.resolve("users.csv"), secret);
    refuses(FailureType.SOURCE_UNREADABLE, "symbolic link points out");
    Files.delete(rig.files.resolve("users.csv"));
    Files.createSymbolicLink(rig.files.resolve("users.csv"), rig.files.resolve("users.csv"));
    refuses(FailureType.SOURCE_UNREADABLE, "cannot be followed");
  }

  @Test
  void followsALinkThatStaysInside() throws Exception {
    rig.file("today.csv", "id,login", "1,a");
    Files.createSymbolicLink(rig.files.resolve("users.csv"), rig.files.resolve("today.csv"));
    assertThat(rig.export("run", Mode.COMPLETE).files().get(0).rows()).isEqualTo(1);
  }

  @Test
  void tellsAFolderFromAMissingFile() throws Exception {
    refuses(FailureType.SOURCE_MISSING, "does not exist in the files folder");
    Files.createDirectory(rig.files.resolve("users.csv"));
    refuses(FailureType.SOURCE_UNREADABLE, "is a folder");
  }

  @Test
  void heedsNoFileThatChangesWhileItIsCopied() throws Exception {
    rig.file("users.csv", "id,login", "1,a");
    Path file = rig.files.resolve("users.csv");
    assertThatThrownBy(
            () ->
                rig.export.export(
                    new ExportRequest("run", rig.connector, Mode.COMPLETE),
                    (done, total) -> append(file)))
        .isInstanceOf(java.io.IOException.class)
        .hasMessageContaining("changed while it was copied");
    assertThat(rig.run("run").source("users")).doesNotExist();
  }

  @Test
  void tellsHowManyBytesAreCopied() throws Exception {
    rig.file("users.csv", "id,login", "1,a");
    List<String> signs = new ArrayList<>();
    rig.export.export(
        new ExportRequest("run", rig.connector, Mode.COMPLETE),
        (done, total) -> signs.add(done + "/" + total));
    assertThat(signs).containsExactly("13/13");
  }

  @Test
  void prunesRunsThatNobodyCameBackFor() throws Exception {
    rig.file("users.csv", "id,login", "1,a");
    rig.export("forgotten", Mode.COMPLETE);
    rig.export("waiting", Mode.COMPLETE);
    age("forgotten", 31);
    age("waiting", 29);

    rig.export("run", Mode.COMPLETE);

    assertThat(rig.run("forgotten").path()).doesNotExist();
    assertThat(rig.run("waiting").path()).exists();
  }

  @Test
  void keepsTheFilesOfARunForAsLongAsItsOwnReviewMayLast() throws Exception {
    rig.file("users.csv", "id,login", "1,a");
    ConnectorDefinition patient = rig.connector;
    rig.connector = expiring(patient, Duration.ofDays(90));
    rig.export("held", Mode.COMPLETE);
    age("held", 60);

    rig.connector = expiring(patient, Duration.ofDays(1));
    rig.export("run", Mode.COMPLETE);
    assertThat(rig.run("held").path()).exists();

    age("held", 92);
    rig.export("run", Mode.COMPLETE);
    assertThat(rig.run("held").path()).doesNotExist();
  }

  @Test
  void prunesRunsOfConnectorsThatNeverRunAgain() throws Exception {
    rig.file("users.csv", "id,login", "1,a");
    rig.export("forgotten", Mode.COMPLETE);
    age("forgotten", 31);
    Path runs = Files.createDirectories(rig.work.runs("gone"));
    Files.move(rig.run("forgotten").path(), runs.resolve("forgotten"));

    rig.export("run", Mode.COMPLETE);

    assertThat(runs).isEmptyDirectory();
  }

  private static ConnectorDefinition expiring(ConnectorDefinition connector, Duration expiry) {
    return new ConnectorDefinition(
        connector.name(),
        connector.agent(),
        connector.sources(),
        connector.entityTypes(),
        connector.associations(),
        connector.thresholds(),
        new ReviewDefinition(Duration.ofHours(1), expiry),
        connector.notifications(),
        connector.jobs());
  }

  @ParameterizedTest
  @CsvSource({
    // How the applied file and the next one end, whether the source may lack it, what happens.
    "1, 1, false, true",
    "1, 0, false, false",
    "1, 0, true, true",
    "0, 0, false, true",
    "0, 1, false, true"
  })
  void findsAFileThatLacksTheLastLineEnd(int applied, int next, boolean may, boolean taken)
      throws Exception {
    rig.connector =
        AConnector.connector()
            .source("users", new CsvFile("users.csv", null, ",", "UTF-8", may))
            .type("User", "users", AConnector.property("id", PropertyType.STRING))
            .build();
    write("id\n138\n139" + "\n".repeat(applied));
    rig.applied("one");
    write("id\n138\n13" + "\n".repeat(next));

    if (taken) {
      assertThat(rig.export("two", Mode.COMPLETE).files()).hasSize(1);
    } else {
      assertThatThrownBy(() -> rig.export("two", Mode.COMPLETE))
          .isInstanceOfSatisfying(
              SourceException.class,
              refusal -> {
                assertThat(refusal.failure().type()).isEqualTo(FailureType.SOURCE_TRUNCATED);
                assertThat(refusal.failure().remedy()).contains("mayEndWithoutLineEnd: true");
              });
    }
  }

  @Test
  void remembersHowAFileEndedThatWasEmptyMeanwhile() throws Exception {
    rig.file("users.csv", "id,login,age,hired", "1,a,,").applied("one");
    write("");
    rig.applied("two");
    write("id,login,age,hired\n1,a,,");
    refusesAs(FailureType.SOURCE_TRUNCATED);
  }

  private void refusesAs(FailureType type) {
    assertThatThrownBy(() -> rig.export("run", Mode.COMPLETE))
        .isInstanceOfSatisfying(
            SourceException.class, refusal -> assertThat(refusal.failure().type()).isEqualTo(type));
  }

  private void write(String content) throws Exception {
    rig.bytes("users.csv", content.getBytes(StandardCharsets.UTF_8));
  }

  private void age(String run, int days) throws Exception {
    Files.setLastModifiedTime(
        rig.run(run).path(), FileTime.from(Instant.now().minus(Duration.ofDays(days))));
  }

  private static void append(Path file) {
    try {
      Files.writeString(file, Files.readString(file) + "2,b\n");
    } catch (java.io.IOException failure) {
      throw new AssertionError(failure);
    }
  }

  private void refuses(FailureType type, String message) {
    assertThatThrownBy(() -> rig.export("run", Mode.COMPLETE))
        .isInstanceOfSatisfying(
            SourceException.class, refusal -> assertThat(refusal.failure().type()).isEqualTo(type))
        .hasMessageContaining(message);
  }
}
