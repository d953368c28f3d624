package dev.sluice.standalone;

import static dev.sluice.standalone.Samples.ID;
import static dev.sluice.standalone.Samples.PATH;
import static dev.sluice.standalone.Samples.page;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.standalone.server.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ClientCommandsTest {
  private final FakeServer server = new FakeServer();
  private final CommandLineHarness sluice = new CommandLineHarness(server.environment());

  @BeforeEach
  void rejectNothing() {
    server.otherwise("GET " + PATH + "/rejects", page(""));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void startsRunAndEndsAtOnce() {
    server.on("POST /api/synchronizations", 202, Samples.run("QUEUED"));

    assertThat(sluice.run("sync", "acme-ad", "--mode", "complete")).isZero();
    assertThat(server.requests())
        .containsExactly(
            "POST /api/synchronizations"
                + " {\"connector\":\"acme-ad\",\"mode\":\"complete\",\"force\":false,"
                + "\"dryRun\":false}");
    assertThat(sluice.said()).contains("Started " + ID).contains("./sluice show 5f6d2c1e");
  }

  @Test
  void passesOnForceDryRunAndSteps() {
    server.on("POST /api/synchronizations", 202, Samples.run("QUEUED"));

    sluice.run(
        "sync", "a", "--mode", "INITIAL", "--force", "--dry-run", "--steps", "export,prepare");

    assertThat(server.requests().get(0))
        .endsWith(
            "{\"connector\":\"a\",\"mode\":\"initial\",\"force\":true,\"dryRun\":true,"
                + "\"steps\":[\"export\",\"prepare\"]}");
  }

  @ParameterizedTest
  @CsvSource({
    "COMPLETED,0",
    "PLANNED,0",
    "AWAITING_REVIEW,3",
    "CANCELLED,4",
    "EXPIRED,4",
    "SUPERSEDED,4",
    "FAILED,5",
    "INTERRUPTED,5"
  })
  void followsRunUntilItsEndDecidesTheExitCode(String status, int exitCode) {
    server
        .on("POST /api/synchronizations", 202, Samples.run("QUEUED"))
        .on("GET " + PATH, Samples.run("PREPARING"))
        .on("GET " + PATH, Samples.run(status));

    assertThat(sluice.run("sync", "acme-ad", "--mode", "complete", "--follow")).isEqualTo(exitCode);
    assertThat(sluice.said())
        .contains("  queued\n  export\n  prepare 12,345 / 100,000\n")
        .contains(status);
  }

  @Test
  void writesOverOneLinePerStepOnTerminal() {
    server
        .on("POST /api/synchronizations", 202, Samples.run("PREPARING"))
        .on("GET " + PATH, Samples.run("COMPLETED"));

    sluice.onTerminal(80, false).run("sync", "acme-ad", "--mode", "complete", "--follow");

    assertThat(sluice.said())
        .startsWith(
            "\r\u001b[K  prepare   12,345 / 100,000\n\r\u001b[K  compare\n\r\u001b[K  apply\n"
                + "\r\u001b[K  completed\n");
  }

  @Test
  void saysNothingButJsonToProgramThatFollows() {
    server
        .on("POST /api/synchronizations", 202, Samples.run("QUEUED"))
        .on("GET " + PATH, Samples.run("COMPLETED"));

    assertThat(sluice.run("sync", "acme-ad", "--mode", "complete", "--follow", "--json")).isZero();
    assertThat(JsonMapper.shared().readTree(sluice.said()).path("status").asString())
        .isEqualTo("COMPLETED");
  }

  @Test
  void saysWhatASourceRightlyHadNothingOf() {
    server.on(
        "GET " + PATH,
        Samples.run("COMPLETED")
            .replace(
                "\"somethingNew\":{\"a\":1}",
                "\"sources\":{\"a\":{\"content\":\"ROWS\",\"remark\":null},"
                    + "\"b\":{\"content\":\"APPLIED_BEFORE\",\"remark\":\"Applied before.\"}}"));

    assertThat(sluice.run("show", ID)).isZero();
    assertThat(sluice.said()).containsSubsequence("\nApplied before.\n", "read");
  }

  @Test
  void showsBreachesInWordsBeforeCountersAndWhatToDo() {
    server
        .on(
            "GET " + PATH,
            Samples.run("AWAITING_REVIEW")
                .replace(
                    "\"somethingNew\":{\"a\":1}",
                    "\"sources\":{\"users\":{\"content\":\"ROWS\",\"sheet\":null},"
                        + "\"guests\":{\"content\":\"ROWS\",\"sheet\":\"Staff\"}}"))
        .on(
            "GET " + PATH + "/rejects",
            """
            {"items":[
              {"source":"guests","target":"Guest","code":"required","column":"C","rows":3,
               "firstLine":9,"message":"expected a value."},
              {"source":"users","target":"User","code":"over-max-length","column":"MAIL","rows":2,
               "firstLine":7,"message":"expected at most 64 characters, found 71."},
              {"source":"members","target":"Group.members","code":"unknown-target","column":null,
               "rows":1,"firstLine":null,"message":"expected a target that exists."}]}
            """);

    assertThat(sluice.run("show", ID)).isZero();
    assertThat(sluice.said())
        .containsSubsequence(
            "acme-ad complete  AWAITING_REVIEW  " + ID,
            "Held for review",
            "User: 312 deletes, over the limit of 50 (maximumDeletedLines)",
            "acme-ad: 62.46% link inserts, over the limit of 30% (maxLinkPercentageInsertedLines)",
            "acme-ad: 5 inserts when there was none before, over the limit of 30%"
                + " (maxPercentageInsertedLines)",
            "acme-ad: 1 rejected row, over the limit of 0 (maximumRejectedLines)",
            "User: the source's file is empty (emptyFile)",
            "read",
            "User           1,000        10        5      312        982         2        0",
            "Group.members  4,000         7        0        2      3,991         1       17",
            "Rejected rows by cause:",
            "  3 rows of Guest, column C, first in row 9 (required): expected a value.",
            "  2 rows of User, column MAIL, first on line 7 (over-max-length): expected at most 64",
            "  1 row of Group.members (unknown-target): expected a target that exists.",
            "./sluice changes 5f6d2c1e",
            "./sluice resume 5f6d2c1e --comment",
            "./sluice cancel 5f6d2c1e --comment");
  }

  @Test
  void showsWhatLooksDifferentAndWhetherItHolds() {
    server
        .on(
            "GET " + PATH,
            Samples.run("AWAITING_REVIEW")
                .replace(
                    "\"somethingNew\":{\"a\":1}",
                    "\"warnings\":[{\"message\":\"people: column B is new (newColumn)\"}]")
                .replace(
                    "\"breaches\":[",
                    "\"breaches\":[{\"message\":\"people: x\",\"column\":\"A\"},"))
        .on("GET " + PATH + "/rejects", "{\"items\":[]}");

    assertThat(sluice.run("show", ID)).as(sluice.complained()).isZero();
    assertThat(sluice.said())
        .containsSubsequence(
            "Held for review:\n  people: x\n",
            "Differences from earlier runs:\n  people: column B is new (newColumn)\n",
            "read")
        .doesNotContain("exceeds these limits");
  }

  @Test
  void showsRunWhoseRejectedRowsWereDeleted() {
    server
        .on("GET " + PATH, Samples.run("COMPLETED"))
        .on("GET " + PATH + "/rejects", 410, "{\"detail\":\"The rows were deleted.\"}");

    assertThat(sluice.run("show", ID)).as(sluice.complained()).isZero();
    assertThat(sluice.said()).contains("1,000").doesNotContain("Rejected rows by cause:");
  }

  /** Rows that cannot be had are not rows that are not there. */
  @ParameterizedTest
  @CsvSource({"401, 6", "403, 6", "404, 2", "500, 5", "503, 5"})
  void saysWhyRejectedRowsCannotBeShown(int refusal, int exitCode) {
    server
        .on("GET " + PATH, Samples.run("COMPLETED"))
        .on("GET " + PATH + "/rejects", refusal, "{\"title\":\"Refused\"}");

    assertThat(sluice.run("show", ID)).isEqualTo(exitCode);
    assertThat(sluice.complained()).isNotBlank();
  }

  @Test
  void showsWhereRunFailedAndTheRemedy() {
    server.on("GET " + PATH, Samples.failedRun());

    sluice.run("show", ID);

    assertThat(sluice.said())
        .contains(
            "The row has 3 cells and the header 4.",
            "file users.csv, line 17, column mail, type SOURCE_MALFORMED",
            "What to do: Quote the delimiter.");
  }

  @Test
  void showsDecision() {
    server.on(
        "GET " + PATH,
        Samples.run("CANCELLED")
            .replace(
                "\"decision\":null",
                "\"decision\":{\"kind\":\"CANCEL\",\"by\":\"jane\",\"comment\":\"wrong file\"}"));

    sluice.run("show", ID);

    assertThat(sluice.said()).contains("cancelled by jane: wrong file");
  }

  @Test
  void showsWhatBecameOfItsActivationMails() {
    server.on(
        "GET " + PATH,
        Samples.run("COMPLETED")
            .replace(
                "\"decision\":null",
                "\"decision\":null,\"activation\":{\"application\":\"portal\",\"status\":\"HELD\","
                    + "\"toMail\":700,\"reason\":\"700 people would be mailed.\"}"));

    sluice.run("show", ID);

    assertThat(sluice.said())
        .contains("Activation mails of portal: HELD. 700 people would be mailed.")
        .contains("./sluice activations --application portal");
  }

  @Test
  void paintsOnColouredTerminalOnly() {
    server.on("GET " + PATH, Samples.run("AWAITING_REVIEW"));

    sluice.run("show", ID);
    assertThat(sluice.said()).doesNotContain("\u001b");

    sluice.onTerminal(100, true).run("show", ID);
    assertThat(sluice.said()).contains("\u001b[33mAWAITING_REVIEW\u001b[0m");
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 60, 79})
  void keepsToTerminalWidth(int width) {
    server.on("GET /api/synchronizations?limit=20", page("", Samples.run("AWAITING_REVIEW")));

    sluice.onTerminal(width, false).run("runs");

    assertThat(sluice.said().lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(width));
  }

  @Test
  void listsRunsWithFilters() {
    server.on(
        "GET /api/synchronizations?connector=acme-ad&limit=5&mode=complete&status=FAILED",
        page("c2", Samples.run("FAILED")));

    assertThat(
            sluice.run(
                "runs",
                "--connector",
                "acme-ad",
                "--mode",
                "complete",
                "--status",
                "failed",
                "--limit",
                "5"))
        .isZero();
    assertThat(sluice.said())
        .contains("5f6d2c1e  acme-ad    complete  FAILED")
        .contains("./sluice runs --connector acme-ad --mode complete --status FAILED --after c2");
  }

  @Test
  void findsRunByBeginningOfItsId() {
    String other = "6" + ID.substring(1);
    server
        .on("GET /api/synchronizations?limit=1000", page("p2", Samples.run(other, "FAILED")))
        .on("GET /api/synchronizations?after=p2&limit=1000", page("", Samples.run("COMPLETED")))
        .on("GET " + PATH, Samples.run("COMPLETED"));

    assertThat(sluice.run("show", "5F6d")).isZero();
    assertThat(sluice.said()).contains(ID);
  }

  @Test
  void refusesAmbiguousAndUnknownIds() {
    server.on(
        "GET /api/synchronizations?limit=1000",
        page("", Samples.run(ID, "FAILED"), Samples.run(ID.replace("9ab", "9ac"), "FAILED")));

    assertThat(sluice.run("show", "5f6d")).isEqualTo(2);
    assertThat(sluice.run("show", "77")).isEqualTo(2);
    assertThat(sluice.run("show", "../connectors")).isEqualTo(2);
    assertThat(sluice.complained())
        .contains(
            "The ids of several runs",
            "No id of a run starts with 77",
            "This is not the id of a run");
  }

  @Test
  void resumesThePlanThatIsThere() {
    server
        .on("GET " + PATH, Samples.run("AWAITING_REVIEW"))
        .on("POST " + PATH + "/resume", Samples.run("APPLYING"));

    assertThat(sluice.run("resume", ID, "--comment", "as announced")).isZero();
    assertThat(server.requests())
        .contains("POST " + PATH + "/resume {\"comment\":\"as announced\",\"planDigest\":\"d1\"}");
  }

  @Test
  void cancelsAndFollows() {
    server
        .on("GET " + PATH, Samples.run("AWAITING_REVIEW"))
        .on("GET " + PATH, Samples.run("AWAITING_REVIEW"))
        .on("GET " + PATH, Samples.run("CANCELLED"))
        .on("POST " + PATH + "/cancel", Samples.run("AWAITING_REVIEW"));

    assertThat(sluice.run("cancel", ID, "--follow")).isEqualTo(4);
  }

  @Test
  void saysWhyDecisionIsRefused() {
    server
        .on("GET " + PATH, Samples.run("CANCELLED"))
        .on(
            "POST " + PATH + "/resume",
            409,
            "{\"title\":\"Refused\",\"detail\":\"jane has already cancelled this run\"}");

    assertThat(sluice.run("resume", ID)).isEqualTo(2);
    assertThat(sluice.complained()).contains("jane has already cancelled this run.");
  }

  @Test
  void checksConnector() {
    server
        .on("POST /api/connectors/good/check", "{\"connector\":\"good\",\"ok\":true}")
        .on(
            "POST /api/connectors/bad/check",
            "{\"connector\":\"bad\",\"ok\":false,\"problems\":[{\"line\":3,\"column\":5,"
                + "\"key\":\"k\",\"message\":\"unknown key\",\"remedy\":\"Write source\"}]}");

    assertThat(sluice.run("check", "good")).isZero();
    assertThat(sluice.run("check", "bad")).isEqualTo(5);
    assertThat(sluice.said())
        .contains("definition:3:5: k: unknown key", "What to do: Write source");
  }

  @Test
  void saysThatLoginIsRefused() {
    Map<String, String> environment =
        Map.of("SLUICE_URL", server.url(), "SLUICE_USER", "eve", "SLUICE_PASSWORD", "wrong");
    CommandLineHarness eve = new CommandLineHarness(environment);

    assertThat(eve.run("runs")).isEqualTo(6);
    assertThat(eve.complained()).contains("does not accept the login of eve");
  }

  private static final String PROBLEM =
      """
      {"file":"bad.yaml","line":7,"column":10,"key":"entityTypes.User.key",
       "message":"there is no property `idd`","remedy":"Did you mean `id`?"}
      """;

  @Test
  void reloadsAllDefinitionsAndTellsWhatIsWrong() {
    server.on(
        "POST /api/connectors/reload",
        "{\"loaded\":[\"a\",\"b\"],\"problems\":["
            + PROBLEM
            + "],\"warnings\":[{\"file\":\"a.yaml\",\"message\":\"others say unique\"}]}");

    assertThat(sluice.run("reload")).isEqualTo(5);
    assertThat(sluice.said().lines())
        .containsExactly(
            "Loaded: a, b",
            "Warnings:",
            "  a.yaml: others say unique",
            "Not loaded; the earlier definitions stay:",
            "  bad.yaml:7:10: entityTypes.User.key: there is no property `idd`",
            "    What to do: Did you mean `id`?");
  }

  @Test
  void saysWhatAReloadWouldChange() {
    server.on(
        "POST /api/connectors/reload?dryRun=true",
        """
        {"loaded":[],"problems":[],"changes":[
         {"connector":"acme","kind":"CHANGED","differences":[
          {"key":"entityTypes.User.properties.mail.unique","before":"true","after":"false"},
          {"key":"jobs.complete.cron","before":null,"after":"0 2 * * *"}]},
         {"connector":"new","kind":"NEW","differences":[]},
         {"connector":"old","kind":"CHANGED","differences":[]}]}
        """);

    assertThat(sluice.run("reload", "--dry-run")).isZero();

    assertThat(sluice.said())
        .contains("Nothing is loaded: this is a dry run.")
        .contains("  entityTypes.User.properties.mail.unique: true -> false")
        .contains("  jobs.complete.cron: not set -> 0 2 * * *")
        .contains("new: new")
        .contains("old: only its text changed");
  }

  @Test
  void tellsWhatTheDatabaseIsFullOf() {
    server.on(
        "GET /api/storage",
        """
        {"bytes":13631488,"kinds":{"RESOURCES":4194304,"CHANGES":8388608,"REJECTS":0},
         "soon":{"runs":1,"changes":12000,"rejected":3,"uploads":0,"uploadedBytes":0}}
        """);

    assertThat(sluice.run("storage")).isZero();

    assertThat(sluice.said())
        .containsPattern("changes +8\\b")
        .containsPattern("the whole database +13\\b")
        .contains("12,000 changes and 3 rejected rows of 1 run, 0 uploads of 0 MB.");
  }

  @Test
  void saysWhenTheChangesOfARunWereDeleted() {
    server.on(
        "GET " + PATH,
        Samples.run("COMPLETED")
            .replaceFirst("\\{", "{\"changesDeletedAt\":\"2026-11-28T10:00:00Z\","));

    assertThat(sluice.run("show", ID)).isZero();

    assertThat(sluice.said())
        .contains("Its changes and rejected rows were deleted at 2026-11-28")
        .doesNotContain("./sluice changes");
  }

  @Test
  void reloadsOneDefinition() {
    server.on("POST /api/connectors/a%20b/reload", "{\"loaded\":[\"a b\"],\"problems\":[]}");

    assertThat(sluice.run("reload", "a b")).isZero();
    assertThat(sluice.run("reload", "a b", "--json")).isZero();
    assertThat(sluice.said()).startsWith("Loaded: a b\n").contains("\"problems\" : [ ]");
  }

  @Test
  void listsConnectors() {
    server.on(
        "GET /api/connectors?after=a&limit=2",
        """
        {"items":[
          {"name":"b","agent":"paris","loadedAt":"2026-11-28T10:00:00Z","lastApplied":"5f6d2c1e",
           "missedCommands":{"runs":2,"since":"2026-11-27T12:00:00Z"}},
          {"name":"c","agent":"default","loadedAt":"2026-11-28T10:00:00Z","lastApplied":null}],
         "next":"c","problems":[]}
        """);
    server.on("GET /api/connectors?limit=100", "{\"items\":[],\"problems\":[" + PROBLEM + "]}");

    assertThat(sluice.run("connectors", "--after", "a", "--limit", "2")).isZero();
    assertThat(sluice.said())
        .containsPattern("b +paris +2026-11-2[789] .* 5f6d2c1e")
        .containsPattern("c +default +.* none")
        .containsPattern("b: commands of 2 runs were not applied \\(since 2026-11-2[678] ")
        .contains("More:  ./sluice connectors --after c");
    assertThat(sluice.run("connectors")).isEqualTo(5);
    assertThat(sluice.said()).contains("No connectors.", "bad.yaml:7:10");
  }

  @Test
  void saysThatNobodyAnswers() {
    server.close();

    assertThat(sluice.run("runs")).isEqualTo(6);
    assertThat(sluice.complained()).contains("No Sluice server answers at " + server.url());
  }

  @Test
  void saysThatNoServerIsKnown(@TempDir Path folder) {
    CommandLineHarness nowhere = new CommandLineHarness(Map.of());

    assertThat(nowhere.run("runs", "--data", folder.toString())).isEqualTo(6);
    assertThat(nowhere.complained()).contains("No Sluice server uses").contains("SLUICE_URL");
  }

  @Test
  void logsInWithWhatTheServerHasWritten(@TempDir Path folder) throws IOException {
    recordServer(folder);
    server.on("GET /api/synchronizations?limit=20", page("", Samples.run("COMPLETED")));
    CommandLineHarness local = new CommandLineHarness(Map.of());

    try (DataDirectory running = held(folder)) {
      assertThat(local.run("runs", "--data", folder.toString())).isZero();
    }
  }

  /** What was recorded by a server that has ended may be anybody's address by now. */
  @Test
  void keepsLoginFromWhoeverListensAfterServerEnded(@TempDir Path folder) throws IOException {
    recordServer(folder);
    held(folder).close();
    CommandLineHarness local = new CommandLineHarness(Map.of());

    assertThat(local.run("runs", "--data", folder.toString())).isEqualTo(6);
    assertThat(local.complained()).contains("No Sluice server uses " + folder);
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void keepsStoredLoginFromServerThatDidNotWriteIt(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("address"), "http://127.0.0.1:1\n");
    Files.writeString(folder.resolve("credentials"), "user=admin\npassword=secret\n");
    CommandLineHarness elsewhere = new CommandLineHarness(Map.of("SLUICE_URL", server.url()));

    assertThat(elsewhere.run("runs", "--data", folder.toString())).isEqualTo(6);
    assertThat(elsewhere.complained()).contains("No login is configured: set SLUICE_USER");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void quotesFolderInCommandsThatItProposes(@TempDir Path folder) throws IOException {
    Path spaced = Files.createDirectory(folder.resolve("my data"));
    recordServer(spaced);
    server.on("GET " + PATH, Samples.run("AWAITING_REVIEW"));
    CommandLineHarness local = new CommandLineHarness(Map.of());

    try (DataDirectory running = held(spaced)) {
      local.run("show", ID, "--data", spaced.toString());
    }

    assertThat(local.said()).contains("./sluice changes 5f6d2c1e --data '" + spaced + "'");
  }

  @Test
  void logsInWithStoredLoginWhereTheNamedServerWroteIt(@TempDir Path folder) throws IOException {
    recordServer(folder);
    server.on("GET /api/synchronizations?limit=20", page("", Samples.run("COMPLETED")));
    CommandLineHarness named = new CommandLineHarness(Map.of("SLUICE_URL", server.url() + "/"));

    try (DataDirectory running = held(folder)) {
      assertThat(named.run("runs", "--data", folder.toString())).isZero();
    }
  }

  private void recordServer(Path folder) throws IOException {
    Files.writeString(folder.resolve("address"), server.url() + "\n");
    Files.writeString(folder.resolve("credentials"), "user=admin\npassword=secret\n");
  }

  /** As a running server holds it. */
  private static DataDirectory held(Path folder) throws IOException {
    return DataDirectory.open(folder);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "unknown",
        "sync acme-ad",
        "sync --mode complete",
        "sync acme-ad --mode weekly",
        "sync acme-ad --mode complete --steps fly",
        "show",
        "changes x --limit 0",
        "changes 5f6d --page 0",
        "changes 5f6d --entity-type User --association Group.members"
      })
  void refusesBadUsage(String line) {
    assertThat(sluice.run(line.isEmpty() ? new String[0] : line.split(" "))).isEqualTo(2);
    assertThat(sluice.complained()).isNotBlank();
  }

  @Test
  void offersHelp() {
    assertThat(sluice.run("--help")).isZero();
    assertThat(sluice.said()).contains("demo", "serve", "sync", "6  server not reachable");
  }
}
