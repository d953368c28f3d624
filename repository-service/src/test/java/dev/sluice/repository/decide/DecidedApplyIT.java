package dev.sluice.repository.decide;

import static dev.sluice.repository.jooq.Tables.RESOURCE;
import static dev.sluice.repository.jooq.Tables.RESOURCE_CHANGE;
import static dev.sluice.repository.jooq.Tables.UNSETTLED_ROW;
import static dev.sluice.repository.jooq.Tables.WITHHELD_CHANGE;
import static dev.sluice.repository.plan.ARun.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.FailureType;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.OnMissing;
import dev.sluice.contract.definition.PropertyType;
import dev.sluice.contract.repository.ApplyResult;
import dev.sluice.contract.run.Counters;
import dev.sluice.contract.run.Decision;
import dev.sluice.contract.run.Decision.Rest;
import dev.sluice.repository.TestDatabase;
import dev.sluice.repository.decide.rule.Action;
import dev.sluice.repository.plan.AConnector;
import dev.sluice.repository.plan.ARun;
import dev.sluice.repository.plan.Repository;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is applied is what the reviewer decided, change by change. */
class DecidedApplyIT {
  private final Repository repository = new Repository();
  private final ConnectorDefinition acme =
      AConnector.named("acme").users().groups().managers(null).members(false).build();

  private ARun stored(String... users) {
    ARun run = repository.complete(acme).rows("User", users).rows("Group", ",g,cn=g");
    run.apply();
    return run;
  }

  private AReview review(ARun run) {
    return new AReview(repository, run);
  }

  private List<String> withheld() {
    return Withheld.of(repository.dsl);
  }

  private List<String> unsettled() {
    return repository
        .dsl
        .selectFrom(UNSETTLED_ROW)
        .orderBy(UNSETTLED_ROW.TARGET, UNSETTLED_ROW.KEY)
        .fetch(row -> row.getTarget() + " " + row.getKey());
  }

  @Test
  void makesWhatIsLetThroughAndNothingElse() {
    stored(",1,ann,Ann", ",2,bob,Bob", ",3,cat,Cat");
    ARun run =
        repository
            .complete(acme)
            .rows("User", ",1,ann,Anna", ",2,bob,Bobby", ",4,dan,Dan", ",5,eve,Eve")
            .rows("Group", ",g,cn=g");

    ApplyResult result =
        review(run).hold("User", "3").reject("User", "2").hold("User", "4").decide(Rest.APPLY);

    assertThat(repository.resources("User"))
        .containsExactly(
            "1 {\"name\": \"Anna\", \"login\": \"ann\"}",
            "2 {\"name\": \"Bob\", \"login\": \"bob\"}",
            "3 {\"name\": \"Cat\", \"login\": \"cat\"}",
            "5 {\"name\": \"Eve\", \"login\": \"eve\"}");
    assertThat(repository.isConsistent("User", "login")).isTrue();
    Counters users = result.resources().get("User");
    assertThat(users.held()).isEqualTo(2);
    assertThat(users.rejectedByReview()).isEqualTo(1);
    assertThat(users.conflicts()).isZero();
    assertThat(withheld())
        .containsExactly("reject update 2.name 1x", "hold delete 3 1x", "hold insert 4 1x");
    assertThat(unsettled()).containsExactly("User 2", "User 3", "User 4");
    assertThat(run.changes())
        .containsExactly(
            "update 1", "rejected update 2", "held delete 3", "held insert 4", "insert 5");
  }

  @Test
  void laterRulesWin() {
    stored(",1,ann,", ",2,bob,", ",3,cat,");
    ARun run = repository.complete(acme).rows("Group", ",g,cn=g");

    review(run)
        .all(Action.HOLD, "{\"op\":[\"delete\"]}")
        .letThrough("User", "2")
        .all(Action.REJECT, "{\"key\":[\"3\"]}")
        .decide(Rest.APPLY);

    assertThat(repository.resources("User")).hasSize(2).noneMatch(each -> each.startsWith("2 "));
    assertThat(withheld()).containsExactly("hold delete 1 1x", "reject delete 3 1x");
  }

  @Test
  void letsSingleFieldsThrough() {
    stored(",1,ann,Ann", ",2,bob,Bob");
    ARun run =
        repository
            .complete(acme)
            .rows("User", ",1,anna,Anna", ",2,bobby,Bobby")
            .rows("Group", ",g,cn=g");

    ApplyResult result =
        review(run)
            .all(Action.REJECT, "{}", "login")
            .reject("User", "2")
            .all(Action.LET_THROUGH, "{\"key\":[\"2\"]}", "login")
            .decide(Rest.APPLY);

    assertThat(repository.resources("User"))
        .containsExactly(
            "1 {\"name\": \"Anna\", \"login\": \"ann\"}",
            "2 {\"name\": \"Bob\", \"login\": \"bobby\"}");
    assertThat(repository.isConsistent("User", "login")).isTrue();
    assertThat(result.resources().get("User").notMade()).isZero();
    assertThat(withheld()).containsExactly("reject update 1.login 1x", "reject update 2.name 1x");
    assertThat(unsettled()).containsExactly("User 1", "User 2");
  }

  @Test
  void anUpdateWithoutItsOnlyFieldIsNotMade() {
    stored(",1,ann,Ann");
    ARun run = repository.complete(acme).rows("User", ",1,ann,Anna").rows("Group", ",g,cn=g");

    ApplyResult result = review(run).all(Action.HOLD, "{}", "name").decide(Rest.APPLY);

    assertThat(result.resources().get("User").held()).isEqualTo(1);
    assertThat(run.changes()).containsExactly("held update 1");
  }

  @Test
  void restIsChosen() {
    stored(",1,ann,Ann", ",2,bob,Bob");
    ARun run =
        repository.complete(acme).rows("User", ",1,ann,A", ",3,cat,").rows("Group", ",g,cn=g");

    review(run).letThrough("User", "3").decide(Rest.REJECT);

    assertThat(run.changes()).containsExactly("rejected update 1", "rejected delete 2", "insert 3");
    assertThat(withheld()).containsExactly("reject update 1.name 1x", "reject delete 2 1x");
  }

  @Test
  void linksOfHeldInsertsAreHeldAndLinksOfHeldDeletesStay() {
    ARun first =
        repository
            .complete(acme)
            .rows("User", ",1,ann,", ",2,bob,")
            .rows("Group", ",g,cn=g")
            .rows("User.manager", ",2,1")
            .rows("Group.members", ",cn=g,ann", ",cn=g,bob");
    first.apply();
    ARun run =
        repository
            .complete(acme)
            .rows("User", ",2,bob,", ",3,cat,")
            .rows("Group", ",g,cn=g")
            .rows("User.manager", ",2,3")
            .rows("Group.members", ",cn=g,bob", ",cn=g,cat");

    review(run).hold("User", "1").hold("User", "3").decide(Rest.APPLY);

    assertThat(run.changes()).containsExactly("held delete 1", "held insert 3");
    assertThat(run.linkChanges())
        .containsExactly("held delete g -> 1", "held insert g -> 3", "held update 2 -> 3 (was 1)");
    assertThat(repository.links("User.manager")).containsExactly("2 -> 1");
    assertThat(repository.links("Group.members")).containsExactly("g -> 1", "g -> 2");
    assertThat(repository.orphans()).isZero();
    // What follows is computed again each time.
    assertThat(withheld()).containsExactly("hold delete 1 1x", "hold insert 3 1x");
    assertThat(unsettled())
        .containsExactly("Group.members cn=g", "User 1", "User 3", "User.manager 2");
  }

  @Test
  void whoeverWantsAValueThatIsNotGivenUpIsHeld() {
    stored(",1,ann,", ",2,bob,", ",3,cat,");
    // 1 gives ann to 2, 2 gives bob to 3, 3 gives cat to 4.
    ARun run =
        repository
            .complete(acme)
            .rows("User", ",1,abe,", ",2,ann,", ",3,bob,", ",4,cat,", ",5,eve,")
            .rows("Group", ",g,cn=g");

    ApplyResult result = review(run).reject("User", "1").decide(Rest.APPLY);

    assertThat(run.changes())
        .containsExactly(
            "rejected update 1", "held update 2", "held update 3", "held insert 4", "insert 5");
    assertThat(result.resources().get("User").held()).isEqualTo(3);
    assertThat(repository.isConsistent("User", "login")).isTrue();
    assertThat(withheld()).containsExactly("reject update 1.login 1x");
    assertThat(unsettled()).containsExactly("User 1", "User 2", "User 3", "User 4");
  }

  @Test
  void aFieldThatIsNotLetThroughKeepsItsValueFromOthers() {
    stored(",1,ann,Ann");
    ARun run =
        repository.complete(acme).rows("User", ",1,abe,Abe", ",2,ann,").rows("Group", ",g,cn=g");

    review(run).reject("User", "1", "login").decide(Rest.APPLY);

    assertThat(run.changes()).containsExactly("update 1", "held insert 2");
    assertThat(repository.resources("User"))
        .containsExactly("1 {\"name\": \"Abe\", \"login\": \"ann\"}");
    assertThat(repository.isConsistent("User", "login")).isTrue();
  }

  @Test
  void linksByANameThatIsNotGivenAreHeld() {
    stored(",1,ann,", ",2,bob,");
    ARun run =
        repository
            .complete(acme)
            .rows("User", ",1,abe,", ",2,bob,")
            .rows("Group", ",g,cn=g")
            .rows("Group.members", ",cn=g,abe", ",cn=g,bob");

    review(run).hold("User", "1", "login").decide(Rest.APPLY);

    assertThat(run.linkChanges()).containsExactly("held insert g -> 1", "insert g -> 2");
    assertThat(unsettled()).contains("Group.members cn=g");
  }

  /** A department is held with its links, those of people who do not change among them. */
  @Test
  void aSegmentIsHeldWithTheLinksOfItsPeople() {
    ConnectorDefinition offices =
        AConnector.named("offices")
            .type("User", "employeeId", AConnector.property("office", PropertyType.STRING))
            .managers(null)
            .links("User.deputies", "User")
            .build();
    String[] people =
        IntStream.range(10, 22)
            .mapToObj(each -> "," + each + "," + (each % 2 == 0 ? "LYS" : "PAR"))
            .toArray(String[]::new);
    repository
        .complete(offices)
        .rows("User", people)
        .rows("User.manager", managers("10"))
        .rows("User.deputies", ",12,13", ",13,12")
        .apply();
    // One moves away, and one comes; the others stay if they are.
    people[2] = ",12,PAR";
    people[3] = ",13,LYS";
    ARun run =
        repository
            .complete(offices)
            .rows("User", people)
            .rows("User.manager", managers("11"))
            .rows("User.deputies", ",14,15", ",15,14");

    review(run).all(Action.HOLD, "{\"seg.office\":[\"LYS\"]}").decide(Rest.APPLY);

    assertThat(run.changes()).containsExactly("held update 12", "update 13");
    assertThat(run.linkChanges())
        .containsExactly(
            "held delete 12 -> 13",
            "delete 13 -> 12",
            "held insert 14 -> 15",
            "insert 15 -> 14",
            "held update 12 -> 11 (was 10)",
            "update 13 -> 11 (was 10)",
            "held update 14 -> 11 (was 10)",
            "update 15 -> 11 (was 10)",
            "held update 16 -> 11 (was 10)",
            "update 17 -> 11 (was 10)",
            "held update 18 -> 11 (was 10)",
            "update 19 -> 11 (was 10)",
            "held update 20 -> 11 (was 10)",
            "update 21 -> 11 (was 10)");
    List<String> managers =
        List.of(
            "12 -> 10",
            "13 -> 11",
            "14 -> 10",
            "15 -> 11",
            "16 -> 10",
            "17 -> 11",
            "18 -> 10",
            "19 -> 11",
            "20 -> 10",
            "21 -> 11");
    assertThat(repository.links("User.manager")).isEqualTo(managers);
    assertThat(repository.links("User.deputies")).containsExactly("12 -> 13", "15 -> 14");
    assertThat(withheld()).hasSize(8).contains("hold update 12.office 1x");

    // They wait with their person in later runs, too.
    ApplyResult again =
        repository
            .complete(offices)
            .rows("User", people)
            .rows("User.manager", managers("11"))
            .rows("User.deputies", ",14,15", ",15,14")
            .apply();

    assertThat(again.resources().get("User").held()).isEqualTo(1);
    assertThat(again.links().get("User.manager").held()).isEqualTo(5);
    assertThat(repository.links("User.manager")).isEqualTo(managers);
  }

  private static String[] managers(String manager) {
    return IntStream.range(12, 22)
        .mapToObj(each -> "," + each + "," + manager)
        .toArray(String[]::new);
  }

  @Test
  void switchingOffIsHeldWithTheLinksThatWouldGo() {
    ConnectorDefinition off =
        AConnector.named("off").onMissing(OnMissing.DEACTIVATE).users().managers(null).build();
    repository
        .complete(off)
        .rows("User", ",1,ann,", ",2,bob,")
        .rows("User.manager", ",1,2", ",2,1")
        .apply();
    ARun run = repository.complete(off).rows("User", ",2,bob,");

    review(run).hold("User", "1").decide(Rest.APPLY);

    assertThat(run.changes()).containsExactly("held deactivate 1");
    assertThat(run.linkChanges()).containsExactly("held delete 1 -> 2", "held delete 2 -> 1");
    assertThat(repository.resources("User")).noneMatch(each -> each.startsWith("off"));
  }

  @Test
  void switchingOnIsMadeWithItsUpdateOrNotAtAll() {
    ConnectorDefinition off =
        AConnector.named("off").onMissing(OnMissing.DEACTIVATE).users().build();
    repository.complete(off).rows("User", ",1,ann,Ann").apply();
    repository.complete(off).rows("User").apply();
    ARun run = repository.complete(off).rows("User", ",1,ann,Anna");

    review(run).reject("User", "1").all(Action.LET_THROUGH, "{}", "name").decide(Rest.APPLY);

    assertThat(run.changes()).containsExactly("rejected update 1");
    assertThat(repository.resources("User"))
        .containsExactly("off 1 {\"name\": \"Ann\", \"login\": \"ann\"}");
    assertThat(withheld()).containsExactly("reject update 1 1x", "reject update 1.name 1x");
  }

  @Test
  void conflictsAreToldApartFromWhatWasDecided() {
    stored(",1,ann,", ",2,bob,");
    ARun run =
        repository.complete(acme).rows("User", ",1,ann,A", ",2,bob,B").rows("Group", ",g,cn=g");
    AReview review = review(run).hold("User", "1");
    repository.changedByHand("User", "1", "{\"login\": \"hand\"}");
    repository.changedByHand("User", "2", "{\"login\": \"bob\", \"name\": \"hand\"}");

    ApplyResult result = review.decide(Rest.APPLY);

    assertThat(result.resources().get("User").held()).isEqualTo(1);
    assertThat(result.resources().get("User").conflicts()).isEqualTo(1);
    assertThat(run.changes()).containsExactly("held update 1", "conflict update 2");
  }

  @Test
  void decidesTwiceAsOnce() {
    stored(",1,ann,", ",2,bob,");
    ARun run = repository.complete(acme).rows("Group", ",g,cn=g");
    AReview review = review(run).hold("User", "1");
    Decision decision = review.decision(Rest.APPLY);
    ApplyResult first = review.apply(decision);

    assertThat(review.apply(decision)).isEqualTo(first);
    assertThat(withheld()).containsExactly("hold delete 1 1x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE review_rule SET action = 'LET_THROUGH'",
        "UPDATE review_rule SET n = 1 WHERE n = 2",
        "UPDATE review_rule SET filter = '{\"op\": [\"insert\"]}', n = NULL",
        "UPDATE review_rule SET columns = '{login}'",
        "DELETE FROM review_rule",
        "INSERT INTO review_rule SELECT inspection, 9, 'LET_THROUGH', n, filter, NULL, '', now()"
            + " FROM review_rule",
        "UPDATE review_change SET key = '1' WHERE key = '2'",
        "UPDATE review_change SET operation = 4",
        "DELETE FROM review_change WHERE key = '2'",
        "UPDATE inspection SET digest = 'other'",
        "UPDATE inspection SET plan_digest = 'other'",
        "DELETE FROM inspection",
        "UPDATE resource_change SET operation = 'update', after = before WHERE key = '2'"
      })
  void refusesWhatWasTamperedWith(String tampering) {
    stored(",1,ann,", ",2,bob,");
    List<String> before = repository.resources("User");
    ARun run = repository.complete(acme).rows("Group", ",g,cn=g");
    AReview review = review(run).hold("User", "2");
    Decision decision = review.decision(Rest.APPLY);
    assertThat(TestDatabase.asOwner(repository.dsl).execute(tampering)).isPositive();

    refused(FailureType.PLAN_CHANGED, () -> review.apply(decision));

    assertThat(repository.resources("User")).isEqualTo(before);
    assertThat(withheld()).isEmpty();
    assertThat(repository.dsl.fetchValues(RESOURCE_CHANGE.STATE)).containsOnly("planned");
  }

  @Test
  void refusesADecisionOnTheWholePlanOnceThereAreRules() {
    stored(",1,ann,");
    ARun run = repository.complete(acme).rows("Group", ",g,cn=g");
    AReview review = review(run).hold("User", "1");

    refused(
        FailureType.PLAN_CHANGED,
        () -> review.apply(new Decision(Decision.Kind.RESUME, "unnamed", null, null)));

    assertThat(repository.resources("User")).hasSize(1);
  }

  @Test
  void resumedWithoutRulesItAppliesTheWholePlan() {
    stored(",1,ann,");
    ARun run = repository.complete(acme).rows("Group", ",g,cn=g");

    review(run).apply(new Decision(Decision.Kind.RESUME, "unnamed", null, null));

    assertThat(repository.resources("User")).isEmpty();
  }

  private int users() {
    return repository.dsl.fetchCount(RESOURCE, RESOURCE.ENTITY_TYPE.eq("User"));
  }

  /** More than is read at a time. */
  @Test
  void aFilterMayMatchEverything() {
    String[] users =
        IntStream.range(0, 25_000)
            .mapToObj(each -> String.format(Locale.ROOT, ",%05d,login%d,", each, each))
            .toArray(String[]::new);
    stored(users);
    ARun run = repository.complete(acme).rows("Group", ",g,cn=g");

    ApplyResult result =
        review(run)
            .all(Action.HOLD, "{}")
            .all(Action.REJECT, "{\"keyPrefix\":[\"1\"]}")
            .letThrough("User", "24999")
            .decide(Rest.APPLY);

    assertThat(result.resources().get("User").deleted()).isEqualTo(25_000);
    assertThat(result.resources().get("User").held()).isEqualTo(14_999);
    assertThat(result.resources().get("User").rejectedByReview()).isEqualTo(10_000);
    assertThat(users()).isEqualTo(24_999);
    assertThat(repository.dsl.fetchCount(WITHHELD_CHANGE)).isEqualTo(24_999);

    ApplyResult again = repository.complete(acme).rows("Group", ",g,cn=g").apply();

    assertThat(again.resources().get("User").held()).isEqualTo(14_999);
    assertThat(again.resources().get("User").suppressed()).isEqualTo(10_000);
    assertThat(users()).isEqualTo(24_999);
  }

  @Test
  void oneConnectorsDecisionIsNothingToAnother() {
    ConnectorDefinition other = AConnector.named("other").type("Desk", "id").build();
    stored(",1,ann,");
    repository.complete(other).rows("Desk", ",1").apply();
    review(repository.complete(acme).rows("Group", ",g,cn=g")).hold("User", "1").decide(Rest.APPLY);

    repository.complete(other).rows("Desk").apply();

    assertThat(repository.resources("Desk")).isEmpty();
    assertThat(withheld()).containsExactly("hold delete 1 1x");
  }
}
