package dev.sluice.standalone;

import static dev.sluice.standalone.Samples.ID;
import static dev.sluice.standalone.Samples.PATH;
import static dev.sluice.standalone.Samples.page;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReviewedChangesCommandTest {
  private static final String UPDATE =
      """
      {"n":8,"type":"User","key":"00017","target":null,"operation":"update",
       "before":{"office":"Lyon"},"after":{"office":"Paris"},"beforeTarget":null,
       "changed":["office"],"marks":["rekeyed"],"state":"planned"}
      """;
  private static final String LINK =
      """
      {"n":10,"type":"User.manager","key":"00017","target":"00002","operation":"update",
       "before":null,"after":null,"beforeTarget":"00001","changed":[],"marks":[],"state":"planned",
       "held":{"since":"2026-11-27T10:00:00Z","times":3,"by":"rita","comment":"wait for HR"}}
      """;
  private static final String TOTAL = "{\"total\":1200,\"facets\":[]}";
  private static final String COLUMN =
      """
      {"entityType":"User","property":"office","changed":990,"emptied":3,"filled":0,"pairs":12,
       "shareOfUpdates":0.9706,"shareOfAll":null}
      """;

  private final FakeServer server = new FakeServer();
  private final CommandLineHarness sluice = new CommandLineHarness(server.environment());

  @BeforeEach
  void holdRun() {
    server
        .on("GET " + PATH, Samples.run("AWAITING_REVIEW"))
        .on("POST " + PATH + "/review/filters", "{\"id\":\"f1\"}")
        .on("GET " + PATH + "/review/facets?f=f1&facets=op&top=1", TOTAL)
        .on("GET " + PATH + "/review/facets?facets=op&top=1", TOTAL);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** What is searched for is in the body alone. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          --type User --operation DELETE --operation insert | {"op":["delete","insert"],"type":["User"]}
          --column mail --key 00017                         | {"col":["mail"],"key":["00017"]}
          --kind emptied                                    | {"kind":["emptied"]}
          --kind mail=emptied --kind mail=filled            | {"kind.mail":["emptied","filled"]}
          --segment office=Lyon --segment office=           | {"seg.office":["Lyon",null]}
          --from mail=a=b@x --to mail=                      | {"from.mail":["a=b@x"],"to.mail":[null]}
          --key-prefix 00 --target 1 --mark rekeyed         | {"keyPrefix":["00"],"mark":["rekeyed"],"target":["1"]}
          --not operation=INSERT --not segment=office=Lyon  | {"not.op":["insert"],"not.seg.office":["Lyon"]}
          --not kind=mail=filled --not kind=emptied         | {"not.kind":["emptied"],"not.kind.mail":["filled"]}
          --rule 3 --rule 4 --not decided=hold              | {"not.d":["hold"],"rule":["3","4"]}
          --entity-type User --operation delete --mark rekeyed | {"mark":["rekeyed"],"op":["delete"],"type":["User"]}
          """)
  void postsWhatIsSearchedFor(String options, String body) {
    server.on("GET " + PATH + "/review/changes?f=f1&limit=50", page("", UPDATE));

    assertThat(sluice.run(arguments("changes", options))).as(sluice.complained()).isZero();

    assertThat(server.requests()).contains("POST " + PATH + "/review/filters " + body);
  }

  @Test
  void showsNumbersAndMarksOfResourcesAndLinks() {
    server.on("GET " + PATH + "/review/changes?f=f1&limit=2&sort=risk", page("r2", UPDATE, LINK));

    sluice.run("changes", ID, "--column", "office", "--sort", "risk", "--limit", "2");

    assertThat(sluice.said())
        .isEqualTo(
            """
            1,200 changes

            update     User  00017  #8  (rekeyed)
                office  "Lyon" → "Paris"
            update     User.manager  00017: 00001 → 00002  #10
                held since 2026-11-27 10:00:00 by rita, 3 times: wait for HR

            More:  ./sluice changes 5f6d2c1e --column office --sort risk --after r2
            """);
  }

  @Test
  void keepsWhatWasLookedAtAsEvidence() {
    server
        .on("POST " + PATH + "/review/samples", 204, "")
        .on(
            "POST " + PATH + "/review/evidence",
            "{\"seed\":417,\"sentence\":\"1 looked at, 0 wrong.\"}");

    assertThat(sluice.run("sample", ID, "--operation", "delete", "--seed", "417", "--right", "3"))
        .as(sluice.complained())
        .isZero();

    assertThat(server.requests())
        .contains(
            "POST " + PATH + "/review/evidence {\"filter\":{\"op\":[\"delete\"]},\"seed\":417}");
    assertThat(sluice.said()).contains("1 looked at, 0 wrong.");
  }

  @Test
  void picksTheSameOnesForTheSameSeed() {
    server.on("GET " + PATH + "/review/changes?limit=20&seed=417&sort=random", page("x", UPDATE));

    assertThat(sluice.run("changes", ID, "--sample", "20", "--seed", "417")).isZero();

    assertThat(sluice.said())
        .contains("1 picked at random with --seed 417")
        .contains("./sluice sample 5f6d2c1e --seed 417 --right N,N --wrong N");
    assertThat(sluice.run("changes", ID, "--sample", "20", "--seed", "417", "--json")).isZero();
  }

  @Test
  void givesProgramsTheTotalAndThePage() {
    server.on("GET " + PATH + "/review/changes?f=f1&limit=50", page("", UPDATE));

    sluice.run("changes", ID, "--column", "office", "--json");

    JsonNode document = JsonMapper.shared().readTree(sluice.said());
    assertThat(document.path("total").asInt()).isEqualTo(1200);
    assertThat(document.at("/items/0/n").asInt()).isEqualTo(8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --segment Lyon              | --segment takes a name, =, and a value
          --not delete                | --not takes a name, =, and a value
          --not colour=red            | --not takes one of column, decided, from
          --not segment=Lyon          | --segment takes a name, =, and a value
          --seed 3                    | --seed goes with --sample
          --sample 5 --sort risk      | --sample has its own order
          --sample 1001               | --sample takes a number from 1 to 1000
          """)
  void refusesWhatItDoesNotUnderstand(String options, String message) {
    assertThat(sluice.run(arguments("changes", options))).isEqualTo(2);
    assertThat(sluice.complained()).contains(message);
  }

  @Test
  void saysWhatTheServerSaysOfARunThatIsNotInspected() {
    server.on(
        "POST " + PATH + "/review/filters",
        409,
        "{\"detail\":\"The changes were not inspected: only those of a held run are\"}");
    CommandLineHarness other = new CommandLineHarness(server.environment());
    other.run("changes", ID, "--column", "office");

    assertThat(other.run("changes", ID, "--column", "office")).isEqualTo(2);
    assertThat(other.complained()).contains("only those of a held run are.");
  }

  @Test
  void countsByFacets() {
    server.on(
        "GET " + PATH + "/review/facets?f=f1&facets=op%2Cseg.office&top=3",
        """
        {"total":2125,"facets":[
          {"name":"op","values":[{"value":"delete","label":"delete","count":2113}],"more":0},
          {"name":"seg.sn","values":[
            {"value":"2.4","label":"Berger","count":30,"held":120,"lost":30,"lostShare":0.25}],"more":0},
          {"name":"seg.office","values":[
            {"value":"1.4","label":"Lyon","count":2113,"held":2120,"lost":2113,"lostShare":0.9967},
            {"value":"1.9","label":null,"count":12,"held":0,"lost":0,"lostShare":null}],"more":38},
          {"name":"mark","values":[],"more":0}]}
        """);

    assertThat(
            sluice.run(
                "facets",
                ID,
                "--type",
                "User",
                "--top",
                "3",
                "--facet",
                "op",
                "--facet",
                "seg.office"))
        .as(sluice.complained())
        .isZero();
    assertThat(sluice.said())
        .isEqualTo(
            """
            2,125 changes

              op      changes
              delete    2,113

              seg.office  changes   lost  of held   share
              Lyon          2,113  2,113    2,120  99.7 %
              (none)           12      0        0       -
              and 38 more values

              seg.sn  changes  lost  of held   share
              Berger       30    30      120  25.0 %
            """);
  }

  @Test
  void listsColumnsAndShowsOne() {
    server
        .on("GET " + PATH + "/review/columns", page("", COLUMN))
        .on(
            "GET " + PATH + "/review/columns/User/office",
            "{\"column\":"
                + COLUMN
                + """
                ,"pairs":[{"before":"Lyon","after":null,"changes":3}],
                 "before":{"values":[{"value":"Lyon","changes":990}],"masks":[]},
                 "after":{"values":[],"masks":[{"mask":"Aa","changes":987}]},
                 "shifts":[{"by":"P1D","changes":4}]}
                """);

    sluice.run("columns", ID);
    assertThat(sluice.said()).contains("User.office", "990", "97.1 %", "12");

    CommandLineHarness one = new CommandLineHarness(server.environment());
    assertThat(one.run("columns", ID, "User.office")).as(one.complained()).isZero();
    assertThat(one.said())
        .containsSubsequence(
            "Most frequent pairs",
            "Lyon",
            "(none)",
            "values before",
            "Patterns after",
            "Aa",
            "P1D");
    assertThat(one.run("columns", ID, "office")).isEqualTo(2);
    assertThat(one.complained()).contains("as in User.mail");
  }

  @Test
  void keepsVerdictsAndSaysWhatFollows() {
    server
        .on("POST " + PATH + "/review/samples", 204, "")
        .on("GET " + PATH + "/review/samples?f=f1", "{\"sentence\":\"3 looked at, 1 wrong.\"}");

    assertThat(sluice.run("sample", ID, "--type", "User", "--right", "3,17", "--wrong", "5"))
        .as(sluice.complained())
        .isZero();

    assertThat(sluice.said()).isEqualTo("3 looked at, 1 wrong.\n");
    assertThat(server.requests())
        .filteredOn(each -> each.contains("samples {"))
        .containsExactlyInAnyOrder(
            "POST " + PATH + "/review/samples {\"n\":3,\"verdict\":\"right\"}",
            "POST " + PATH + "/review/samples {\"n\":17,\"verdict\":\"right\"}",
            "POST " + PATH + "/review/samples {\"n\":5,\"verdict\":\"wrong\"}");
  }

  @Test
  void heldRunLeadsWithWhatItWouldDoThenLimitsThenCausesThenColumns() {
    server
        .on("GET " + PATH + "/review/columns", page("", COLUMN))
        .on(
            "GET " + PATH + "/review/findings",
            page(
                "",
                "{\"code\":\"SEGMENT_LOST\",\"word\":\"likely\",\"neutral\":false,"
                    + "\"summary\":\"All of an office are missing.\"}"))
        .on("GET " + PATH + "/rejects", page(""));

    assertThat(sluice.run("show", ID)).as(sluice.complained()).isZero();

    assertThat(sluice.said())
        .containsSubsequence(
            "It would delete or switch off 312 resources, change 5 resources and add 10 resources,"
                + " and change 9 links. Nothing has been written.",
            "Held for review",
            "Probable causes:\n  LIKELY  All of an office are missing. (SEGMENT_LOST)",
            "Why:  ./sluice findings",
            "What updates change:",
            "User.office",
            "inserted");
  }

  @Test
  void saysOfAHeldRunWhatItDoesToProtectedResources() {
    server
        .on(
            "GET " + PATH,
            Samples.run("AWAITING_REVIEW").replace("maximumDeletedLines", "protectedResources"))
        .on("GET " + PATH + "/review/columns", page("", COLUMN))
        .on(
            "GET " + PATH + "/review/impact",
            page(
                "",
                "{\"i\":1,\"kind\":\"PROTECTED_TAKEN\",\"sentence\":\"Protected: 1 goes\"}",
                "{\"i\":2,\"kind\":\"PROTECTED_CHANGED\",\"sentence\":\"Protected: 2 change\"}",
                "{\"i\":3,\"kind\":\"PENDING\",\"sentence\":\"Others wait\"}"))
        .on("GET " + PATH + "/rejects", page(""));

    assertThat(sluice.run("show", ID)).as(sluice.complained()).isZero();
    assertThat(sluice.said())
        .contains("exceeds these limits:\n", "Protected: 1 goes.\n", "Protected: 2 change.\n")
        .doesNotContain("Others wait");

    // What it is held for is told already.
    String before = sluice.said();
    assertThat(sluice.run("show", ID)).isZero();
    assertThat(sluice.said().substring(before.length()))
        .contains("Held for review:\n", "Protected: 2 change.\n")
        .doesNotContain("Protected: 1 goes", "exceeds these limits");
  }

  @Test
  void saysOfAHeldRunThatNoKnownCauseFits() {
    server
        .on("GET " + PATH + "/review/columns", page("", COLUMN))
        .on("GET " + PATH + "/review/findings", "{\"looked\":true,\"items\":[],\"others\":[]}")
        .on("GET " + PATH + "/rejects", page(""));

    assertThat(sluice.run("show", ID)).isZero();
    assertThat(sluice.said())
        .contains("No known cause fits: look at the changes.", "What was tested:")
        .doesNotContain("Probable causes:");
  }

  @Test
  void saysOfAHeldRunThatItIsBeingInspected() {
    server
        .on("GET " + PATH + "/review/columns", 409, "{\"detail\":\"They are being inspected\"}")
        .on("GET " + PATH + "/rejects", page(""));

    assertThat(sluice.run("show", ID)).isZero();
    assertThat(sluice.said()).contains("They are being inspected.");
  }

  private static String[] arguments(String command, String options) {
    List<String> arguments = new ArrayList<>(List.of(command, ID));
    arguments.addAll(List.of(options.split(" ")));
    return arguments.toArray(String[]::new);
  }
}
