package dev.sluice.agent.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.sluice.agent.AConnector;
import dev.sluice.agent.AgentRig;
import dev.sluice.agent.export.FilesFolder;
import dev.sluice.agent.files.Digests;
import dev.sluice.agent.send.FakeServer;
import dev.sluice.agent.send.RepositoryClient;
import dev.sluice.agent.send.UploadDoor;
import dev.sluice.agent.step.Progress;
import dev.sluice.agent.step.SourceException;
import dev.sluice.contract.connection.SourceFindings.Column;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.ConnectorDefinition.ImportedFile;
import dev.sluice.contract.definition.Multiplicity;
import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.contract.definition.PropertyType;
import dev.sluice.contract.definition.source.CsvFile;
import dev.sluice.contract.upload.UploadFindings;
import dev.sluice.contract.upload.UploadFindings.Cause;
import dev.sluice.contract.upload.UploadFindings.Example;
import dev.sluice.contract.upload.UploadOutcome;
import dev.sluice.contract.upload.UploadPurpose;
import dev.sluice.contract.upload.UploadRequest;
import dev.sluice.contract.upload.UploadStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class UploadTakingTest {
  private static final String ID = "u1";
  private static final String GOOD = "id,login,age,hired\n1,ann,,\n2,bob,,\n";
  private static final String PLACE = "{\"status\":\"PLACING\",\"place\":true}";

  @TempDir Path folder;
  private FakeServer server;
  private AgentRig rig;
  private UploadTaking taking;

  @BeforeEach
  void start() throws Exception {
    server = new FakeServer();
    server.answers.put("/findings", PLACE);
    server.answers.put("/former", "{\"wanted\":true}");
    rig = new AgentRig(folder, AConnector.ofUsers().members(Multiplicity.MANY).build());
    taking =
        new UploadTaking(
            new FilesFolder(rig.files),
            rig.work,
            rig.snapshots,
            1 << 20,
            new UploadDoor(new RepositoryClient(server.address(), FakeServer.TOKEN)));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void putsAGoodFileInPlaceAndKeepsTheFormerOne() throws Exception {
    rig.file("users.csv", "id,login", "1,old");

    assertThat(take(GOOD, UploadPurpose.COMPLETE).status()).isEqualTo(UploadStatus.TAKEN);

    assertThat(rig.files.resolve("users.csv")).hasContent(GOOD);
    assertThat(server.requests)
        .containsEntry("PUT /agent/uploads/u1/former", "id,login\n1,old\n")
        .containsKey("POST /agent/uploads/u1/placed");
    assertThat(findings().failure()).isNull();
    assertThat(findings().rows()).isEqualTo(2);
    assertThat(findings().file().matched()).containsExactly("id", "login", "age", "hired");
    assertThat(nothingLeftBehind()).isTrue();
  }

  @Test
  void doesTheSameTheSecondTime() throws Exception {
    rig.file("users.csv", "id,login", "1,old");
    take(GOOD, UploadPurpose.COMPLETE);
    server.requests.clear();

    assertThat(take(GOOD, UploadPurpose.COMPLETE).status()).isEqualTo(UploadStatus.TAKEN);

    assertThat(rig.files.resolve("users.csv")).hasContent(GOOD);
    assertThat(server.requests).doesNotContainKey("PUT /agent/uploads/u1/former");
  }

  @Test
  void putsTheFirstFileIntoAFolderOfItsOwn() throws Exception {
    rig.connector =
        AConnector.connector()
            .source("users", new CsvFile("hr/in/users.csv", null, ",", "UTF-8"))
            .type("User", "users", AConnector.property("id", PropertyType.STRING))
            .build();

    take("id\n1\n", UploadPurpose.COMPLETE);

    assertThat(rig.files.resolve("hr/in/users.csv")).hasContent("id\n1\n");
  }

  @Test
  void putsAFileInPlaceWhateverTheIdOfItsUpload() throws Exception {
    Path file = Files.writeString(folder.resolve("uploaded"), GOOD);
    UploadDoor door = new UploadDoor(new RepositoryClient(server.address(), FakeServer.TOKEN));

    new Placement(new FilesFolder(rig.files), door)
        .place(
            new ImportedFile("../u/1", "users", "people.csv", Digests.of(file), true, false),
            file,
            "users.csv",
            Progress.NONE);

    assertThat(rig.files).isDirectoryContaining(each -> each.endsWith("users.csv"));
    assertThat(rig.files.resolve("users.csv")).hasContent(GOOD);
  }

  @Test
  void doesNotLeaveTheFilesFolder() throws Exception {
    Path outside = Files.createDirectory(folder.resolve("outside"));
    Files.createSymbolicLink(rig.files.resolve("hr"), outside);
    rig.connector =
        AConnector.connector()
            .source("users", new CsvFile("hr/users.csv", null, ",", "UTF-8"))
            .type("User", "users", AConnector.property("id", PropertyType.STRING))
            .build();

    assertThatThrownBy(() -> take("id\n1\n", UploadPurpose.COMPLETE))
        .isInstanceOf(SourceException.class)
        .hasMessage("hr/users.csv: a symbolic link points out of the files folder");
    assertThat(outside).isEmptyDirectory();
  }

  @Test
  void touchesNothingWhereTheServerSaysNo() throws Exception {
    rig.file("users.csv", "id,login", "1,old");
    server.answers.put("/findings", "{\"status\":\"SUPERSEDED\",\"place\":false}");

    assertThat(take(GOOD, UploadPurpose.COMPLETE).status()).isEqualTo(UploadStatus.SUPERSEDED);

    assertThat(rig.files.resolve("users.csv")).hasContent("id,login\n1,old\n");
    assertThat(server.requests).doesNotContainKey("POST /agent/uploads/u1/placed");
  }

  @Test
  void asksAgainForAFileThatArrivedOtherwise() {
    UploadRequest request = request(GOOD, UploadPurpose.COMPLETE);
    server.answers.put("/content", GOOD.substring(0, 30));

    assertThatThrownBy(() -> taking.take(request, Progress.NONE))
        .isInstanceOf(IOException.class)
        .hasMessage("the uploaded file was damaged on its way");
    assertThat(server.requests.keySet()).containsExactly("GET /agent/uploads/u1/content");
  }

  @Test
  void tellsRowsThatCannotBeUsedByCause() throws Exception {
    take(
        "id,login,age,hired,room\n1,ann,x,,1\n2,bob,y,,2\n3,,,,3\n,dee,,,4\n5,eve\n6,fay,6,,6\n",
        UploadPurpose.COMPLETE);

    UploadFindings findings = findings();
    assertThat(findings.rows()).isEqualTo(6);
    assertThat(findings.rejected()).isEqualTo(5);
    assertThat(findings.causes())
        .extracting(Cause::target, Cause::column, Cause::rows)
        .first()
        .isEqualTo(tuple("User", "age", 2L));
    assertThat(findings.causes().get(0).examples())
        .containsExactly(new Example(2, "x"), new Example(3, "y"));
    assertThat(findings.causes())
        .extracting(Cause::code)
        .contains("required", "no-key", "ragged-row");
    assertThat(findings.file().unknown()).containsExactly(new Column("room", null));
    String errors = server.requests.get("PUT /agent/uploads/u1/errors");
    assertThat(errors).startsWith("line,code,column,message,id,login,age,hired,room\n");
    assertThat(errors.lines().filter(each -> each.startsWith("2,")).toList())
        .singleElement()
        .asString()
        .endsWith(",1,ann,x,,1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"_guarded", "_error_code"})
  void listsCellsOfAFileForPeopleAsTheyWereRead(String mark) throws Exception {
    take("id,login,age,hired," + mark + "\n1,''=x,y,,\n2,bob,,,\n", UploadPurpose.COMPLETE);

    assertThat(server.requests.get("PUT /agent/uploads/u1/errors")).contains(",1,'=x,y,");
  }

  @Test
  void listsARowThatIsRejectedAgainWithItsNewReasonAlone() throws Exception {
    take(
        "id,login,_error_line,age,hired,_error_code,_error_message\n"
            + "1,ann,7,x,,required,None\n2,bob,,4,,,,more\n3,cy,,5,,,\n",
        UploadPurpose.COMPLETE);

    String errors = server.requests.get("PUT /agent/uploads/u1/errors");
    assertThat(errors).startsWith("line,code,column,message,id,login,age,hired\n");
    assertThat(errors.lines().filter(each -> each.startsWith("2,")).findFirst().orElseThrow())
        .startsWith("2,not-an-integer,age,")
        .endsWith(",1,ann,x,");
    assertThat(errors.lines().filter(each -> each.startsWith("3,")).findFirst().orElseThrow())
        .startsWith("3,ragged-row,,")
        .endsWith(",2,bob,4,,more");
    assertThat(findings().causes())
        .filteredOn(each -> "age".equals(each.column()))
        .singleElement()
        .satisfies(each -> assertThat(each.examples()).containsExactly(new Example(2, "x")));
  }

  @Test
  void listsTheCellsOfARowWhoseKeyIsThere() throws Exception {
    take(
        "command,id,login,age,hired\ninsert,1,ann,3,\ninsert,1,ann,4,\n",
        UploadPurpose.INCREMENTAL);

    assertThat(server.requests.get("PUT /agent/uploads/u1/errors"))
        .contains("\n3,known-key,,")
        .endsWith(",insert,1,ann,4,\n");
  }

  @Test
  void takesNoColumnOfItsOwnFilesForAnUnknownOne() throws Exception {
    take(
        "id,login,age,hired,Command,_guarded,_error_code,_Error_Line\n1,ann,,,,,,\n",
        UploadPurpose.UPDATE);

    assertThat(findings().file().unknown()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``                                   | SOURCE_MALFORMED  | people.csv: the file has no rows
          `id,login,age,hired\n`               | SOURCE_MALFORMED  | people.csv: the file has no rows
          `id,login,age,hired\n,,,\n,a,,\n`    | SOURCE_MALFORMED  | people.csv: none of its rows can be used
          `id,login,age,hired\n1,"ann,,\n`     | SOURCE_TRUNCATED  | people.csv, line 2: a quote in the row that starts here is still open at the end of the file
          `id,loggin,age,hired\n1,ann,,\n`     | SOURCE_MALFORMED  | people.csv, line 1, column login: the header has no such column; the nearest is 'loggin'
          `id,login,age,hired,id\n1,ann,,,\n`  | SOURCE_MALFORMED  | people.csv, line 1: the header names columns more than once: column 5 like column 1
          """)
  void saysWhyAFileCannotBeUsedAtAll(String content, String type, String message) throws Exception {
    server.answers.put("/findings", "{\"status\":\"UNUSABLE\",\"place\":false}");

    take(content.replace("\\n", "\n"), UploadPurpose.COMPLETE);

    assertThat(findings().failure().type().name()).isEqualTo(type);
    assertThat(findings().failure().message()).isEqualTo(message);
    assertThat(rig.files).isEmptyDirectory();
  }

  @Test
  void tellsMissingColumnsWithTheNearestNames() throws Exception {
    take("ID,Log-in,age,hired\n1,ann,,\n", UploadPurpose.COMPLETE);

    assertThat(findings().file().missing())
        .extracting(Object::toString)
        .containsExactly("Column[name=id, nearest=ID]", "Column[name=login, nearest=Log-in]");
    assertThat(findings().file().unknown())
        .extracting(Object::toString)
        .containsExactly("Column[name=ID, nearest=id]", "Column[name=Log-in, nearest=login]");
  }

  @Test
  void judgesAnUpdateByWhatAMergeMayLeaveOut() throws Exception {
    server.answers.put("/findings", "{\"status\":\"TAKEN\",\"place\":false}");

    assertThat(take("id,login,age,hired\n1,,44,\n", UploadPurpose.UPDATE).status())
        .isEqualTo(UploadStatus.TAKEN);

    assertThat(findings().rejected()).isZero();
    assertThat(rig.files).isEmptyDirectory();
  }

  @Test
  void hasNothingToRemarkOnChangesWithoutCommands() throws Exception {
    rig.connector =
        AConnector.connector()
            .source("users", new CsvFile("users.csv", "changes.csv", ",", "UTF-8"))
            .type(
                "User",
                "users",
                AConnector.property("id", PropertyType.STRING),
                new PropertyDefinition("login", "login", PropertyType.STRING, null, true, false))
            .build();

    take("id,login\n1,ann\n", UploadPurpose.INCREMENTAL);

    assertThat(findings().remarks()).isEmpty();
    assertThat(rig.files.resolve("changes.csv")).hasContent("id,login\n1,ann\n");
  }

  private UploadOutcome take(String content, UploadPurpose purpose) throws IOException {
    UploadRequest request = request(content, purpose);
    server.answers.put("/content", content);
    return taking.take(request, Progress.NONE);
  }

  private UploadRequest request(String content, UploadPurpose purpose) {
    var digest = Digests.sha256();
    digest.update(content.getBytes(StandardCharsets.UTF_8));
    ConnectorDefinition connector =
        rig.connector.importing(
            new ImportedFile(
                ID,
                "users",
                "people.csv",
                Digests.hex(digest),
                true,
                purpose == UploadPurpose.UPDATE));
    return new UploadRequest(ID, 1, connector, purpose, content.length(), Duration.ofDays(1));
  }

  private UploadFindings findings() {
    return JsonMapper.shared()
        .readValue(server.requests.get("POST /agent/uploads/u1/findings"), UploadFindings.class);
  }

  private boolean nothingLeftBehind() throws IOException {
    try (Stream<Path> files = Files.list(rig.files);
        Stream<Path> attempts = Files.list(rig.work.path().resolve("acme/uploads"))) {
      return files.map(each -> each.getFileName().toString()).toList().equals(List.of("users.csv"))
          && attempts.findAny().isEmpty();
    }
  }
}
