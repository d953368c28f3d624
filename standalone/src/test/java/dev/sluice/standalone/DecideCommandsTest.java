package dev.sluice.standalone;

import static dev.sluice.standalone.Samples.ID;
import static dev.sluice.standalone.Samples.PATH;
import static dev.sluice.standalone.Samples.page;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecideCommandsTest {
  private static final String RULES = PATH + "/review/rules";
  private static final String OUTCOME = PATH + "/review/outcome";
  private static final String RULE =
      """
      {"rule":3,"action":"hold","n":null,"filter":{"op":["delete"],"seg.office":["Lyon",null]},
       "columns":null,"by":"rita","at":"2026-11-29T07:00:00Z","reaches":2113,"decides":2112}
      """;
  private static final String MADE =
      """
      {"planDigest":"d1","decisionDigest":"0123456789abcdef","rest":"apply","rules":1,
       "changes":[
        {"target":"User","association":false,"operation":"delete","planned":2113,"applied":1,
         "inPart":0,"held":2112,"rejected":0,"follow":0},
        {"target":"Group.members","association":true,"operation":"delete","planned":12,"applied":0,
         "inPart":0,"held":12,"rejected":0,"follow":12}],
       "limits":[%s],"cannotBeHeld":[%s]}
      """;

  private final FakeServer server = new FakeServer();
  private final CommandLineHarness sluice = new CommandLineHarness(server.environment());

  @BeforeEach
  void knowTheRun() {
    server
        .otherwise("GET " + PATH, Samples.run("AWAITING_REVIEW"))
        .otherwise("POST " + RULES, RULE)
        .otherwise("GET " + RULES + "?limit=1000", page("", RULE))
        .otherwise("GET " + OUTCOME + "?rest=apply", MADE.formatted("", ""))
        .otherwise("POST " + PATH + "/resume", Samples.run("APPLYING"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "hold --operation delete --segment office=Lyon --segment office=Paris |"
            + " {\"action\":\"hold\",\"filter\":{\"op\":[\"delete\"],\"seg.office\":[\"Lyon\",\"Paris\"]}}",
        "let-through --change 12 | {\"action\":\"let-through\",\"n\":12}",
        "reject --field phone --all | {\"action\":\"reject\",\"columns\":[\"phone\"]}",
        "hold --type User --column mail --kind mail=emptied --kind filled --key 1 --key-prefix A |"
            + " {\"action\":\"hold\",\"filter\":{\"col\":[\"mail\"],\"key\":[\"1\"],\"keyPrefix\":[\"A\"],"
            + "\"kind\":[\"filled\"],\"kind.mail\":[\"emptied\"],\"type\":[\"User\"]}}",
        // Whatever leaves only some in a list of changes.
        "reject --not operation=insert --target 7 --from office= --to office=Lyon |"
            + " {\"action\":\"reject\",\"filter\":{\"from.office\":[null],\"not.op\":[\"insert\"],"
            + "\"target\":[\"7\"],\"to.office\":[\"Lyon\"]}}"
      })
  void makesRules(String command, String body) {
    String[] words = command.replaceFirst(" ", " " + ID + " ").split(" ");

    assertThat(sluice.run(words)).as(sluice.complained()).isZero();

    assertThat(server.requests()).contains("POST " + RULES + " " + body);
    assertThat(sluice.said())
        .contains(
            "Created rule 3: hold  operation delete, segment office=Lyon or (none)"
                + "  (2,113 changes, decides 2,112 of them)",
            "--rest apply");
  }

  @Test
  void asksWhichChangesAreMeant() {
    assertThat(sluice.run("hold", ID)).isEqualTo(2);
    assertThat(sluice.complained()).contains("--all");
    assertThat(sluice.run("hold", ID, "--segment", "Lyon")).isEqualTo(2);
    assertThat(sluice.complained()).contains("office=Lyon");
  }

  @Test
  void showsWhatWouldHappen() {
    assertThat(sluice.run("rules", ID, "--rest", "apply")).as(sluice.complained()).isZero();

    assertThat(sluice.said())
        .contains("3: hold", "2,113", "2,112", "12 of the changes", "within all limits")
        .contains("--seen 0123456789ab");
  }

  @Test
  void saysThatProtectedResourcesStay() {
    server.on(
        "GET " + OUTCOME + "?rest=apply",
        MADE.formatted("", "").replace("\"rules\":1", "\"rules\":1,\"protectedHeld\":1200"));

    assertThat(sluice.run("rules", ID, "--rest", "apply")).isZero();

    assertThat(sluice.said()).contains("1,200 of the held changes are about protected resources.");
  }

  @Test
  void saysWhatIsStillTooMuchAndWhatCannotBeHeld() {
    server.on(
        "GET " + OUTCOME + "?rest=apply",
        MADE.formatted(
            "{\"scope\":\"User\",\"threshold\":\"t\",\"message\":\"User: 9 deletes, over 5\"}",
            "\"User\""));

    assertThat(sluice.run("rules", ID, "--rest", "apply")).isZero();

    assertThat(sluice.said()).contains("User: 9 deletes, over 5", "User cannot be held");
  }

  @Test
  void takesRulesBack() {
    server.on("DELETE " + RULES + "/3", "");

    assertThat(sluice.run("rules", ID, "--remove", "3", "--json")).isZero();

    assertThat(server.requests()).contains("DELETE " + RULES + "/3");
    assertThat(sluice.said()).contains("\"rules\"");
  }

  @Test
  void decidesWhatWasSeen() {
    assertThat(
            sluice.run(
                "decide", ID, "--rest", "apply", "--comment", "HR knows", "--seen", "0123456789ab"))
        .as(sluice.complained())
        .isZero();

    assertThat(server.requests())
        .contains(
            "POST "
                + PATH
                + "/resume {\"comment\":\"HR knows\",\"planDigest\":\"d1\","
                + "\"decisionDigest\":\"0123456789abcdef\",\"rest\":\"apply\"}");
    assertThat(sluice.said()).contains("Decided " + ID);
  }

  @Test
  void bindsADecisionToWhatIsKnown() {
    assertThat(
            sluice.run(
                "decide",
                ID,
                "--rest",
                "apply",
                "--comment",
                "HR knows",
                "--acknowledge",
                "COLUMN_EMPTIED,SEGMENT_LOST",
                "--waive",
                "Group.members.maximumLinkDeletedLines=Lyon = closed"))
        .as(sluice.complained())
        .isZero();
    assertThat(sluice.run("resume", ID, "--acknowledge", "COLUMN_EMPTIED")).isZero();

    String bound = "\"acknowledged\":[\"COLUMN_EMPTIED\"";
    assertThat(server.requests())
        .anyMatch(
            each ->
                each.endsWith(
                    "\"rest\":\"apply\","
                        + bound
                        + ",\"SEGMENT_LOST\"],\"waive\":[{\"scope\":\"Group.members\",\"threshold\":\"maximumLinkDeletedLines\",\"reason\":\"Lyon"
                        + " = closed\"}]}"))
        .anyMatch(each -> each.contains("/resume {") && each.endsWith(bound + "]}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"User", "User.x", "User.x=", "x=y", ".x=y", "User.=y"})
  void asksForALimitAndAReason(String waiver) {
    assertThat(sluice.run("resume", ID, "--waive", waiver)).isEqualTo(2);
    assertThat(sluice.complained()).contains("Lyon closes");
  }

  @Test
  void showsWhatADecisionWasBoundTo() {
    server.on("GET " + PATH + "/rejects", page(""));
    server.on(
        "GET " + PATH,
        Samples.run("COMPLETED")
            .replace(
                "\"decision\":null",
                """
                "decision":{"kind":"RESUME","by":"rita","comment":"HR knows","bound":{
                  "acknowledged":["SEGMENT_LOST"],
                  "waived":[{"scope":"User","threshold":"maximumDeletedLines",
                    "message":"User: 119 deletes, limit 20","reason":"Lyon closes"}],
                  "looked":[{"filter":{"op":["delete"],"seg.office":["Lyon",null]},"seed":417,
                    "changes":119,"lookedAt":20,"wrong":0,"unsure":0,"bound":0.14,
                    "sentence":"20 looked at, 0 wrong.","by":"rita","at":"2026-11-29T07:00:00Z"}]}}
                """));

    assertThat(sluice.run("show", ID)).as(sluice.complained()).isZero();

    assertThat(sluice.said())
        .contains(
            "resumed by rita: HR knows",
            "    acknowledged: SEGMENT_LOST",
            "    waived for this run: User: 119 deletes, limit 20: Lyon closes",
            "    rita, operation delete, segment office=Lyon or (none), seed 417: 20 looked at, 0\n"
                + "    wrong.");
  }

  @Test
  void decidesNothingThatHasChangedSince() {
    assertThat(sluice.run("decide", ID, "--rest", "apply", "--comment", "x", "--seen", "fedcba98"))
        .isEqualTo(5);

    assertThat(sluice.complained()).contains("have changed since you looked");
    assertThat(server.requests()).noneMatch(each -> each.startsWith("POST"));
  }

  @Test
  void asksForTheRestAndAComment() {
    assertThat(sluice.run("decide", ID, "--comment", "x")).isEqualTo(2);
    assertThat(sluice.run("decide", ID, "--rest", "apply")).isEqualTo(2);
  }

  @Test
  void listsWhatIsHeld() {
    server.on(
        "GET /api/held?connector=acme-ad&limit=50",
        page(
            "",
            """
            {"connector":"acme-ad","target":"User","key":"004711","targetKey":null,"action":"hold",
             "operation":"delete","properties":[],"seen":3,"since":"2026-11-27T10:00:00Z","by":"rita",
             "comment":"wait for HR","run":"%s","until":null}
            """
                .formatted(ID),
            """
            {"connector":"acme-ad","target":"User","key":"004800","targetKey":null,"action":"reject",
             "operation":"update","properties":["phone"],"seen":1,"since":"2026-11-27T10:00:00Z",
             "by":"rita","comment":null,"run":"%s","until":"2027-02-25T10:00:00Z"}
            """
                .formatted(ID)));

    assertThat(sluice.run("held", "--connector", "acme-ad")).as(sluice.complained()).isZero();

    assertThat(sluice.said())
        .contains("held", "delete", "004711", "wait for HR")
        .contains("rejected", "004800", "phone");
  }

  @Test
  void releases() {
    server.on("POST /api/held/release", "");

    assertThat(
            sluice.run("held", "--release", "004711", "--connector", "acme-ad", "--type", "User"))
        .isZero();
    assertThat(sluice.run("held", "--release", "004711")).isEqualTo(2);

    assertThat(server.requests())
        .contains(
            "POST /api/held/release"
                + " {\"connector\":\"acme-ad\",\"target\":\"User\",\"key\":\"004711\"}");
  }
}
