package dev.sluice.agent.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sluice.agent.AConnector;
import dev.sluice.agent.export.FilesFolder;
import dev.sluice.agent.files.WorkFolder;
import dev.sluice.agent.step.Progress;
import dev.sluice.agent.workbook.AWorkbook;
import dev.sluice.contract.Failure;
import dev.sluice.contract.cell.CellConstraints;
import dev.sluice.contract.cell.CellConversion;
import dev.sluice.contract.connection.ConnectionCheckRequest;
import dev.sluice.contract.connection.SourceFindings;
import dev.sluice.contract.definition.Multiplicity;
import dev.sluice.contract.definition.PropertyType;
import dev.sluice.contract.definition.StatusColumn;
import dev.sluice.contract.definition.source.CsvFile;
import dev.sluice.contract.definition.source.XlsxFile;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class ConnectionCheckTest {
  private static final String CANARY = "CANARY-4711";
  private static final String GOOD = "id;login;status\n1;" + CANARY + ";x\n";

  @TempDir Path files;
  @TempDir Path work;

  /** A case of connection-check.json: what the two files hold, and what is to be said of them. */
  record Case(
      String id,
      String file,
      String incremental,
      String writtenIn,
      String encoding,
      String path,
      List<String> says) {
    @Override
    public String toString() {
      return id;
    }
  }

  static Stream<Case> cases() {
    InputStream table = ConnectionCheckTest.class.getResourceAsStream("/connection-check.json");
    return Stream.of(JsonMapper.shared().readValue(Objects.requireNonNull(table), Case[].class));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void saysAllThatIsWrong(Case each) throws Exception {
    Charset charset =
        each.writtenIn() == null ? StandardCharsets.UTF_8 : Charset.forName(each.writtenIn());
    if (each.file() != null) {
      Files.write(files.resolve("users.csv"), each.file().getBytes(charset));
    }
    if (each.incremental() != null) {
      Files.write(files.resolve("changes.csv"), each.incremental().getBytes(charset));
    }
    String path = each.path() == null ? "users.csv" : each.path();
    String encoding = each.encoding() == null ? "UTF-8" : each.encoding();

    List<Failure> failures = check(users(new CsvFile(path, "changes.csv", ";", encoding)));

    assertThat(failures.stream().map(ConnectionCheckTest::told))
        .containsExactlyElementsOf(each.says());
    assertThat(failures).extracting(Failure::remedy).doesNotContainNull();
    assertThat(failures.toString()).doesNotContain("CANARY");
  }

  @Test
  void looksAtEverySourceAndSaysTheSameOnlyOnce() throws Exception {
    AConnector connector =
        users(new CsvFile("users.csv", null, ";", "UTF-8"))
            .source("again", "users.csv", ";")
            .type("Guest", "again", AConnector.property("id", PropertyType.STRING))
            .source("unused", "nowhere.csv", ";")
            .members(Multiplicity.MANY);
    Files.writeString(files.resolve("members.csv"), "group,members\n1," + CANARY + "\n");

    assertThat(check(connector))
        .extracting(Failure::message)
        .containsExactly(
            "users.csv: the file does not exist in the files folder",
            "members.csv, line 1, column member: the header has no such column; the nearest is"
                + " 'members'");
  }

  @Test
  void looksAtListsOfExcludedValues() throws Exception {
    CellConstraints excluding =
        new CellConstraints(null, null, null, List.of(), "lists/no.txt", null, null, false);
    AConnector connector =
        AConnector.connector()
            .source("users", "users.csv", ";")
            .type(
                "User",
                "users",
                AConnector.property("id", PropertyType.STRING),
                AConnector.property("login", PropertyType.STRING)
                    .with(CellConversion.NONE, excluding));
    Files.writeString(files.resolve("users.csv"), GOOD);
    Path list = Files.createDirectory(files.resolve("lists")).resolve("no.txt");

    assertThat(check(connector))
        .extracting(Failure::message)
        .containsExactly(
            "lists/no.txt: the list of excluded values does not exist in the files folder");
    Files.write(list, new byte[] {'a', (byte) 0xff, '\n'});
    assertThat(check(connector))
        .extracting(Failure::message)
        .containsExactly("lists/no.txt: the list of excluded values is not text in UTF-8");
    Files.writeString(list, "\uFEFFroot\n");
    assertThat(check(connector)).isEmpty();
  }

  @Test
  void findsTheColumnOfAStatus() throws Exception {
    Files.writeString(files.resolve("users.csv"), GOOD.replace("status", "state"));

    assertThat(check(users(new CsvFile("users.csv", null, ";", "UTF-8"))))
        .extracting(Failure::column)
        .containsExactly("status");
  }

  @Test
  void readsTheBeginningOnly() throws Exception {
    StringBuilder rows = new StringBuilder(GOOD);
    IntStream.range(0, 200).forEach(each -> rows.append("1;a;b\n"));
    Files.writeString(files.resolve("users.csv"), rows + "2;\"" + CANARY + "\"x;b\n");

    assertThat(check(users(new CsvFile("users.csv", null, ";", "UTF-8")))).isEmpty();
  }

  @Test
  void tellsNoMoreThanAPersonReads() throws Exception {
    AConnector connector = AConnector.connector();
    for (int i = 0; i < 150; i++) {
      String name = "s" + i;
      connector
          .source(name, name + ".csv", ";")
          .type("T" + i, name, AConnector.property("id", PropertyType.STRING));
    }

    List<Failure> failures = check(connector);

    assertThat(failures).hasSize(101);
    assertThat(failures.get(100).message()).isEqualTo("There are 50 more problems with the files.");
  }

  @Test
  void tellsNoChangesFromAFolderThatIsAway() throws Exception {
    Files.writeString(files.resolve("users.csv"), GOOD);
    assertThat(check(users(new CsvFile("users.csv", "changes.csv", ";", "UTF-8")))).isEmpty();
    assertThat(check(users(new CsvFile("users.csv", "away/changes.csv", ";", "UTF-8"))))
        .extracting(Failure::message)
        .containsExactly("away/changes.csv: the file does not exist in the files folder");
  }

  @Test
  void saysThatTheFilesFolderIsMissing() throws Exception {
    Files.delete(files);

    assertThat(check(users(new CsvFile("users.csv", "changes.csv", ";", "UTF-8"))))
        .singleElement()
        .extracting(Failure::message)
        .isEqualTo("users.csv: the agent's files folder does not exist");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      textBlock =
          """
          `id;login;status\\n1;a;on\\n2;b;on\\n`   ! UTF-8  ! [id, login, status] ! []                             ! []                     ! 2 ! null ! null
          `id;Login;room\\n1;a;2\\n`                ! UTF-8  ! [id]                ! [login ~ Login, status ~ null] ! [Login ~ login, room ~ null] ! 1 ! null ! null
          `ann;smith;4711\\n1;a;2\\n`                ! UTF-8  ! []                  ! [id ~ null, login ~ null, status ~ null] ! []          ! 1 ! null ! null
          `id,login,status\\n1,a,on\\n2,b,on\\n`   ! UTF-8  ! []                  ! [id ~ null, login ~ null, status ~ null] ! []          ! 2 ! null ! ,
          `id;login;status\\n1;M\u00fcller;on\\n`    ! windows-1252 ! []            ! []                             ! []                     ! 0 ! WINDOWS-1252 ! null
          `command;id;login;status\\n;1;a;on\\n`     ! UTF-8  ! [id, login, status] ! []                             ! []                     ! 1 ! null ! null
          """)
  void tellsWhatTheFileShows(
      String file,
      String writtenIn,
      String matched,
      String missing,
      String unknown,
      long rows,
      String encoding,
      String delimiter)
      throws Exception {
    Files.write(
        files.resolve("users.csv"), file.replace("\\n", "\n").getBytes(Charset.forName(writtenIn)));

    SourceFindings findings = findings(new CsvFile("users.csv", null, ";", "UTF-8")).get(0);

    assertThat(findings.reachable()).isTrue();
    assertThat(findings.matched()).hasToString(matched);
    assertThat(named(findings.missing())).hasToString(missing);
    assertThat(named(findings.unknown())).hasToString(unknown);
    assertThat(findings.rows()).isEqualTo(rows);
    assertThat(String.valueOf(findings.encoding())).isEqualToIgnoringCase(encoding);
    assertThat(String.valueOf(findings.delimiter())).isEqualTo(delimiter);
  }

  @Test
  void tellsWhichFilesAreOutOfReach() throws Exception {
    Files.writeString(files.resolve("changes.csv"), "command;" + GOOD.replace("\n1", "\n;1"));

    assertThat(findings(new CsvFile("users.csv", "changes.csv", ";", "UTF-8")))
        .extracting(SourceFindings::path, SourceFindings::reachable)
        .containsExactly(tuple("users.csv", false), tuple("changes.csv", true));
  }

  private static List<String> named(List<SourceFindings.Column> columns) {
    return columns.stream().map(each -> each.name() + " ~ " + each.nearest()).toList();
  }

  private List<SourceFindings> findings(CsvFile csv) {
    return new ConnectionCheck(new FilesFolder(files), new WorkFolder(work))
        .check(new ConnectionCheckRequest(users(csv).build()), Progress.NONE)
        .sources();
  }

  private List<Failure> check(AConnector connector) {
    return new ConnectionCheck(new FilesFolder(files), new WorkFolder(work))
        .check(new ConnectionCheckRequest(connector.build()), Progress.NONE)
        .failures();
  }

  private static AConnector users(CsvFile csv) {
    return AConnector.connector()
        .source("users", csv)
        .type(
            "User",
            "users",
            new StatusColumn("status", List.of("on"), List.of("off")),
            AConnector.property("id", PropertyType.STRING),
            AConnector.property("login", PropertyType.STRING));
  }

  private static String told(Failure failure) {
    return failure.type() + " " + failure.message();
  }

  @Test
  void looksAtTheBeginningOfSheets() throws Exception {
    Files.write(
        files.resolve("users.xlsx"),
        AWorkbook.of(AWorkbook.row(3, "id", "logn"), AWorkbook.row(4, "1", CANARY)).bytes());
    Files.write(files.resolve("changes.xlsx"), new byte[] {'P', 'K', 3, 4});

    List<Failure> failures =
        new ConnectionCheck(new FilesFolder(files), new WorkFolder(work))
            .check(
                new ConnectionCheckRequest(
                    AConnector.connector()
                        .source("users", new XlsxFile("users.xlsx", "changes.xlsx", null, null))
                        .type(
                            "User",
                            "users",
                            AConnector.property("id", PropertyType.STRING),
                            AConnector.property("login", PropertyType.STRING))
                        .build()),
                Progress.NONE)
            .failures();

    assertThat(failures)
        .extracting(Failure::message)
        .containsExactly(
            "users.xlsx, row 3, column login: the header has no such column; the nearest is 'logn'",
            "changes.xlsx: the workbook is cut off or damaged: its table of contents cannot be"
                + " read");
    // What is unpacked is in the agent's own folder, and only while it is looked at.
    assertThat(work.resolve("acme/checks")).isEmptyDirectory();
  }
}
