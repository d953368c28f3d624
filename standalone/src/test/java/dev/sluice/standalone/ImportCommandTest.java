package dev.sluice.standalone;

import static dev.sluice.standalone.Samples.page;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.standalone.command.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code import}, {@code upload} and {@code uploads} before a server that says what it is told. */
class ImportCommandTest {
  private static final String ID = "524e5373-8c22-4790-b5c5-85a411e4522a";
  private static final String OTHER = "9f0e5373-8c22-4790-b5c5-85a411e4522a";
  private static final String RUN = "6b1f3c1e-0000-4000-8000-000000000001";
  private static final String SHA256 =
      "1b4d0b4c07a02fcd52e5b2a3e3b8ff2bfb9bd4a1ed7e9b4ef5c7d5f6d5a1e9f0";

  @TempDir private Path folder;
  private FakeServer server;
  private CommandLineHarness sluice;
  private Path file;

  @BeforeEach
  void start() throws IOException {
    server = new FakeServer();
    sluice = new CommandLineHarness(server.environment());
    file = Files.writeString(folder.resolve("people.csv"), "id\n1\n");
    server.on(
        "GET /api/connectors/acme",
        "{\"entityTypes\":[{\"source\":\"people\"}],\"associations\":[{\"source\":\"people\"}]}");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void uploadsRunsAndFollows() throws Exception {
    server
        .on(
            "PUT /api/connectors/acme/sources/people/file?for=complete&name=people.csv",
            upload("TAKEN", ""))
        .on("POST /api/synchronizations", 202, run("QUEUED"))
        .on("GET /api/synchronizations/" + RUN, run("COMPLETED"));

    int status =
        sluice.run(
            "import",
            file.toString(),
            "--connector",
            "acme",
            "--as",
            "overwrite",
            "--scope",
            "csv",
            "--missing",
            "deactivate");

    assertThat(status).as(sluice.complained()).isEqualTo(ExitCode.DONE);
    assertThat(server.requests())
        .anyMatch(
            each ->
                each.startsWith("POST /api/synchronizations")
                    && each.contains(
                        "\"file\":{\"upload\":\""
                            + ID
                            + "\",\"as\":\"overwrite\",\"scope\":\"csv\","
                            + "\"missing\":\"deactivate\"}"));
    assertThat(sluice.said())
        .contains("people.csv  TAKEN  " + ID)
        .contains("  columns   id")
        .contains("  missing   mail (nearest: Mail)")
        .contains("  3 × User, column age: is no number (not-integer)")
        .contains("      row 3: x, row 4, …")
        .contains(
            "  overwrites with people.csv (source people), in this run with scope csv and missing"
                + " deactivate");
  }

  @ParameterizedTest
  @CsvSource({"UNUSABLE, 5", "FAILED, 5", "SUPERSEDED, 4", "CANCELLED, 4", "EXPIRED, 4"})
  void runsNothingThatWasNotTaken(String became, int exitCode) throws Exception {
    server.on(
        "PUT /api/connectors/acme/sources/people/file?for=update&name=people.csv",
        upload(became, ""));

    int status =
        sluice.run("import", file.toString(), "--connector", "acme", "--as", "update", "--json");

    assertThat(status).isEqualTo(exitCode);
    assertThat(server.requests()).noneMatch(each -> each.startsWith("POST"));
    assertThat(sluice.said()).contains("\"status\" : \"" + became + "\"");
  }

  @Test
  void waitsForAnAgentThatIsSlow() throws Exception {
    server
        .on(
            "PUT /api/connectors/acme/sources/people/file?for=complete&name=people.csv",
            202,
            upload("WAITING", ""))
        .on("GET /api/uploads/" + ID, upload("PLACING", ""))
        .on("GET /api/uploads/" + ID, upload("TAKEN", ""));

    assertThat(sluice.run("upload", file.toString(), "--connector", "acme"))
        .isEqualTo(ExitCode.DONE);
    assertThat(sluice.said()).contains("TAKEN");
  }

  @Test
  void noticesAFileThatChangesMeanwhile() throws Exception {
    server.on(
        "PUT /api/connectors/acme/sources/people/file?for=complete&name=people.csv",
        upload("TAKEN", SHA256));

    assertThat(sluice.run("upload", file.toString(), "--connector", "acme"))
        .isEqualTo(ExitCode.FAILED);
    assertThat(sluice.complained()).contains("changed while it was sent");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          import people.csv --connector acme --as update --scope all | does not touch resources that are not in the file
          import people.csv --connector acme --as merge              | Invalid value for option '--as'
          import people.csv --connector acme                         | Missing required option: '--as=WAY'
          import nowhere.csv --connector acme --as update            | There is no file
          import people.csv --connector several --as update          | name one with --source people|groups
          uploads --take                                             | Name the upload.
          """)
  void saysWhatIsMissing(String command, String complaint) {
    server.on(
        "GET /api/connectors/several",
        "{\"entityTypes\":[{\"source\":\"people\"},{\"source\":\"groups\"}],\"associations\":[]}");

    int status = sluice.run(command.replace(" people.csv", " " + file).trim().split(" +"));

    assertThat(status).isEqualTo(ExitCode.BAD_USAGE);
    assertThat(sluice.complained()).contains(complaint);
  }

  @Test
  void listsShowsAndRepeatsUploads() throws Exception {
    String page = "{\"items\":[" + upload("TAKEN", "") + "],\"next\":null}";
    server
        .on("GET /api/uploads?limit=20", page)
        .on("GET /api/uploads?limit=1000", page)
        .on("POST /api/uploads/" + ID + "/take", upload("TAKEN", ""))
        .on("GET /api/uploads/" + ID + "/errors", "id,_error_code\n");

    assertThat(sluice.run("uploads")).isEqualTo(ExitCode.DONE);
    assertThat(sluice.said()).contains("524e5373").contains("people.csv");
    assertThat(sluice.run("uploads", "524e", "--take")).isEqualTo(ExitCode.DONE);
    Path errors = folder.resolve("errors.csv");
    assertThat(sluice.run("uploads", "524e", "--errors", errors.toString()))
        .isEqualTo(ExitCode.DONE);
    assertThat(errors).hasContent("id,_error_code\n");
  }

  /** An upload is there to be asked for, however many have been sent since. */
  @Test
  void findsAnUploadThatIsNotAmongTheLatest() throws Exception {
    server
        .on("GET /api/uploads?limit=1000", page("p2", upload("TAKEN", "").replace(ID, OTHER)))
        .on("GET /api/uploads?after=p2&limit=1000", page("", upload("TAKEN", "")))
        .on("GET /api/uploads/" + ID, upload("FORMER", ""));

    assertThat(sluice.run("uploads", "524E")).as(sluice.complained()).isEqualTo(ExitCode.DONE);
    assertThat(sluice.said()).contains("people.csv  FORMER  " + ID);
  }

  @Test
  void looksForNoUploadWhoseIdIsWhole() throws Exception {
    server.on("GET /api/uploads/" + ID, upload("TAKEN", ""));

    assertThat(sluice.run("uploads", ID)).as(sluice.complained()).isEqualTo(ExitCode.DONE);
    assertThat(server.requests()).containsExactly("GET /api/uploads/" + ID);
  }

  @Test
  void refusesAmbiguousAndUnknownIds() throws Exception {
    String sibling = upload("TAKEN", "").replace(ID, ID.replace("522a", "522b"));
    server.on("GET /api/uploads?limit=1000", page("", upload("TAKEN", ""), sibling));

    assertThat(sluice.run("uploads", "524e")).isEqualTo(ExitCode.BAD_USAGE);
    assertThat(sluice.run("uploads", "77")).isEqualTo(ExitCode.BAD_USAGE);
    assertThat(sluice.run("uploads", "people.csv")).isEqualTo(ExitCode.BAD_USAGE);
    assertThat(sluice.complained())
        .contains(
            "The ids of several uploads start with 524e; add more characters.",
            "No id of an upload starts with 77; ./sluice uploads lists them.",
            "This is not the id of an upload. ./sluice uploads lists the ids;");
  }

  @Test
  void writesErrorsOverThoseOfBefore() throws IOException {
    Path errors = Files.writeString(folder.resolve("errors.csv"), "those of a longer file\n");
    server.on("GET /api/uploads/" + ID + "/errors", "id\n");

    assertThat(sluice.run("uploads", ID, "--errors", errors.toString())).isEqualTo(ExitCode.DONE);
    assertThat(errors).hasContent("id\n");
  }

  @Test
  void saysThatErrorsCannotBeWritten() {
    Path errors = folder.resolve("nowhere").resolve("errors.csv");
    server.on("GET /api/uploads/" + ID + "/errors", "id\n");

    assertThat(sluice.run("uploads", ID, "--errors", errors.toString())).isEqualTo(ExitCode.FAILED);
    assertThat(sluice.complained()).contains(errors + " cannot be written.");
  }

  private String upload(String status, String sha256) throws Exception {
    String digest =
        sha256.isEmpty()
            ? HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)))
            : sha256;
    return """
    {"id":"%s","connector":"acme","source":"people","purpose":"complete","status":"%s",
     "name":"people.csv","path":"people.csv","bytes":5,"sha256":"%s","uploadedBy":"admin",
     "uploadedAt":"2026-11-28T10:00:00Z","endedAt":null,"kept":true,"failure":null,
     "findings":{"failure":null,"rows":3,"rejected":2,"duplicates":0,"remarks":[],
      "file":{"source":"people","path":"people.csv","reachable":true,"header":true,"sheet":null,
       "matched":["id"],"missing":[{"name":"mail","nearest":"Mail"}],"unknown":[],"rows":3,
       "encoding":null,"delimiter":null},
      "causes":[{"target":"User","code":"not-integer","column":"age","reason":"is no number",
       "rows":3,"examples":[{"line":3,"cell":"x"},{"line":4,"cell":""}]}]}}
    """
        .formatted(ID, status, digest);
  }

  private static String run(String status) {
    return """
    {"id":"%s","connector":"acme","mode":"complete","status":"%s","requestedBy":"admin",
     "requestedVia":"rest","force":false,"dryRun":false,"steps":[],
     "file":{"upload":"%s","source":"people","name":"people.csv","as":"overwrite",
      "scope":"csv","missing":"deactivate"},
     "startedAt":"2026-11-28T10:00:00Z","resources":{},"links":{},"sources":{},"breaches":[]}
    """
        .formatted(RUN, status, ID);
  }
}
