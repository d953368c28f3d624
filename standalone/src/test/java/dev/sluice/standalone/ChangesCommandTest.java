package dev.sluice.standalone;

import static dev.sluice.standalone.Samples.ID;
import static dev.sluice.standalone.Samples.PATH;
import static dev.sluice.standalone.Samples.page;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ChangesCommandTest {
  private static final String UPDATE =
      """
      {"entityType":"User","key":"00017","operation":"update","state":"planned",
       "before":{"login":"jdoe","title":"Buyer","badge":17,"phone":"1"},
       "after":{"login":"jdoe","title":"Engineer","badge":18}}
      """;
  private static final String INSERT =
      """
      {"entityType":"User","key":"00018","operation":"insert","state":"planned","before":null,
       "after":{"login":"anna","remote":true}}
      """;
  private static final String DEACTIVATE =
      """
      {"entityType":"User","key":"00019","operation":"deactivate","state":"conflict",
       "before":{"login":"old","active":true},"after":{"login":"old","active":false}}
      """;
  private static final String LINK =
      """
      {"association":"Group.members","owner":"CN=G1","target":"00018","operation":"insert",
       "before":null,"state":"planned"}
      """;
  private static final String CHANGED_LINK =
      """
      {"association":"User.manager","owner":"00017","target":"00002","operation":"update",
       "before":"00001","state":"planned"}
      """;

  private static final String TAKEN_LINK =
      """
      {"association":"User.manager","owner":"00018","target":"00002","operation":"update",
       "before":"00002","beforeConnector":"old-ad","state":"planned"}
      """;

  private final FakeServer server = new FakeServer();
  private final CommandLineHarness sluice = new CommandLineHarness(server.environment());

  @BeforeEach
  void holdRun() {
    server.on("GET " + PATH, Samples.run("AWAITING_REVIEW"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void showsBreachesThenOnlyWhatDiffersThenLinks() {
    server
        .on("GET " + PATH + "/changes?limit=50", page("", UPDATE, INSERT, DEACTIVATE))
        .on("GET " + PATH + "/link-changes?limit=47", page("", LINK, CHANGED_LINK, TAKEN_LINK));

    assertThat(sluice.run("changes", ID)).isZero();
    assertThat(sluice.said())
        .endsWith(
            """
            update     User  00017
                badge  17 → 18
                phone  "1" → (none)
                title  "Buyer" → "Engineer"
            insert     User  00018
                login   "anna"
                remote  true
            deactivate User  00019  conflict: not applied
                active  true → false
            insert     Group.members  CN=G1: 00018
            update     User.manager  00017: 00001 → 00002
            update     User.manager  00018: 00002  (taken over from old-ad)
            """)
        .startsWith("User: 312 deletes");
  }

  @Test
  void proposesCommandThatAShellTakesAsItWasMeant() {
    server.on("GET " + PATH + "/changes?key=O%27Neil%20X&limit=1", page("r1", UPDATE));

    sluice.run("changes", ID, "--limit", "1", "--key", "O'Neil X");

    assertThat(sluice.said()).contains(" --key 'O'\\''Neil X' --after r1");
  }

  @Test
  void goesOnFromResourcesToLinksByPage() {
    server
        .on("GET " + PATH + "/changes?limit=1", page("r1", UPDATE))
        .on("GET " + PATH + "/changes?after=r1&limit=1", page("", INSERT))
        .on("GET " + PATH + "/link-changes?limit=1", page("l1", LINK))
        .on("GET " + PATH + "/link-changes?after=l1&limit=1", page("", CHANGED_LINK));

    sluice.run("changes", ID, "--limit", "1");
    assertThat(sluice.said()).contains("00017").contains("--after r1");

    CommandLineHarness fourth = new CommandLineHarness(server.environment());
    fourth.run("changes", ID, "--limit", "1", "--page", "4");
    assertThat(fourth.said()).startsWith("update     User.manager").doesNotContain("More:");

    CommandLineHarness beyond = new CommandLineHarness(server.environment());
    beyond.run("changes", ID, "--limit", "1", "--page", "5");
    assertThat(beyond.said()).contains("No changes");
  }

  @Test
  void filtersResourcesAndLinks() {
    server
        .on(
            "GET " + PATH + "/changes?entityType=User&key=00017&limit=50&operation=update",
            page("", UPDATE))
        .on("GET " + PATH + "/link-changes?association=Group.members&limit=50", page("", LINK));

    assertThat(
            sluice.run(
                "changes", ID, "--entity-type", "User", "--operation", "UPDATE", "--key", "00017"))
        .isZero();
    assertThat(sluice.run("changes", ID, "--association", "Group.members")).isZero();
    assertThat(sluice.said()).contains("00017", "CN=G1");
  }

  @Test
  void givesProgramsBothLists() {
    server
        .on("GET " + PATH + "/changes?limit=2", page("", UPDATE))
        .on("GET " + PATH + "/link-changes?limit=1", page("l1", LINK));

    assertThat(sluice.run("changes", ID, "--limit", "2", "--json")).isZero();
    JsonNode document = JsonMapper.shared().readTree(sluice.said());
    assertThat(document.path("changes")).hasSize(1);
    assertThat(document.path("linkChanges")).hasSize(1);
    assertThat(document.path("next").asString()).isEqualTo("links:l1");
  }

  @Test
  void neutralisesWhatWouldSteerTheTerminal() {
    String hostile =
        """
        {"entityType":"User","key":"a\\u001b[2Jb","operation":"update",
         "before":{"title":"x\\ny"},"after":{"title":"\\u202egnp.exe\\u009b31m"}}
        """;
    server
        .on("GET " + PATH + "/changes?limit=50", page("", hostile))
        .on("GET " + PATH + "/link-changes?limit=49", page(""));

    sluice.onTerminal(100, false).run("changes", ID);

    assertThat(sluice.said())
        .contains("a\\u001b[2Jb", "\"x\\ny\" → \"\\u202egnp.exe\\u009b31m\"")
        .doesNotContain("\u001b", "\u202e", "\u009b");
  }

  @Test
  void breaksLongValuesOnNarrowTerminal() {
    String wide = "w".repeat(60);
    server
        .on(
            "GET " + PATH + "/changes?limit=50",
            page("", UPDATE.replace("Buyer", wide).replace("Engineer", wide + "!")))
        .on("GET " + PATH + "/link-changes?limit=49", page(""));

    sluice.onTerminal(60, false).run("changes", ID);

    assertThat(sluice.said().lines().filter(line -> !line.contains("limit")))
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(60));
    assertThat(sluice.said()).contains("…").contains("\n         → \"www");
  }
}
