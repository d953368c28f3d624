package dev.sluice.repository.decide;

import static dev.sluice.repository.jooq.Tables.WITHHELD_CHANGE;
import static dev.sluice.repository.plan.ARun.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.FailureType;
import dev.sluice.contract.check.Check;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.OnMissing;
import dev.sluice.contract.definition.Scope;
import dev.sluice.contract.repository.ApplyResult;
import dev.sluice.contract.repository.Plan;
import dev.sluice.contract.run.Breach;
import dev.sluice.contract.run.Decision;
import dev.sluice.contract.run.Decision.Rest;
import dev.sluice.repository.TestDatabase;
import dev.sluice.repository.decide.rule.Action;
import dev.sluice.repository.plan.AConnector;
import dev.sluice.repository.plan.ARun;
import dev.sluice.repository.plan.Repository;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No run deletes or switches off a protected resource before a person has named it. */
class ProtectedIT {
  private static final Breach ONE = new Breach("User", Breach.PROTECTED, 0, 1);

  private final Repository repository = new Repository();
  private final ConnectorDefinition acme =
      AConnector.named("acme").protecting("row.name == 'service'", "1").users().build();

  private ARun complete(ConnectorDefinition connector, String... users) {
    return repository.complete(connector).rows("User", users);
  }

  private void stored(String... users) {
    complete(acme, users).apply();
  }

  private AReview review(ARun run) {
    return new AReview(repository, run);
  }

  private List<String> withheld() {
    return Withheld.of(repository.dsl);
  }

  private static List<Breach> protectedOf(Plan plan) {
    return Objects.requireNonNull(plan.breaches()).stream()
        .filter(each -> each.threshold().equals(Breach.PROTECTED))
        .toList();
  }

  private static Decision resume(@Nullable String comment) {
    return new Decision(Decision.Kind.RESUME, "rita", comment, null);
  }

  @Test
  void aPlanThatTakesThemAwayIsHeldEvenByForce() {
    stored(",1,ann,", ",2,bob,service", ",3,cat,", ",4,dan,service");

    Plan plan = complete(acme, ",4,dan,other").plan();

    assertThat(protectedOf(plan)).containsExactly(new Breach("User", Breach.PROTECTED, 0, 2));
    assertThat(Check.holds(protectedOf(plan), true)).isTrue();
  }

  @Test
  void theyMayBeInsertedAndUpdated() {
    stored(",1,ann,", ",2,bob,service");

    ARun run = complete(acme, ",1,anna,A", ",2,bob,other", ",5,eve,service");
    Plan plan = run.plan();
    run.apply(plan);

    assertThat(protectedOf(plan)).isEmpty();
    assertThat(run.changes()).containsExactly("update 1", "update 2", "insert 5");
    // From now on others are protected.
    assertThat(protectedOf(complete(acme, ",1,anna,A").plan())).containsExactly(ONE);
  }

  @Test
  void resumedAsAWholeThePlanHoldsExactlyThem() {
    stored(",1,ann,", ",2,bob,service", ",3,cat,");
    ARun run = complete(acme, ",4,dan,");

    ApplyResult result = review(run).apply(resume("as announced"));

    assertThat(run.changes())
        .containsExactly("held delete 1", "held delete 2", "delete 3", "insert 4");
    assertThat(result.resources().get("User").held()).isEqualTo(2);
    assertThat(withheld()).containsExactly("hold delete 1 1x", "hold delete 2 1x");
    assertThat(repository.dsl.fetchValues(WITHHELD_CHANGE.DECIDED_BY)).containsOnly("rita");
    assertThat(repository.dsl.fetchValues(WITHHELD_CHANGE.COMMENT)).containsOnly("as announced");
    assertThat(repository.isConsistent("User", "login")).isTrue();
  }

  /** User 1 is protected by its key, 2 by the filter; 3 is not. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          -                                           | APPLY  | held delete 1, held delete 2, delete 3
          -                                           | REJECT | held delete 1, held delete 2, rejected delete 3
          LET_THROUGH {}                              | HOLD   | held delete 1, held delete 2, delete 3
          LET_THROUGH {"op":["delete"]}               | APPLY  | held delete 1, held delete 2, delete 3
          LET_THROUGH {"mark":["protected"]}          | APPLY  | held delete 1, held delete 2, delete 3
          LET_THROUGH {"keyPrefix":["1"]}             | APPLY  | held delete 1, held delete 2, delete 3
          LET_THROUGH {"not.key":["3"]}               | APPLY  | held delete 1, held delete 2, delete 3
          LET_THROUGH {"key":["1"]}                   | APPLY  | delete 1, held delete 2, delete 3
          LET_THROUGH {"key":["1"],"op":["delete"]}   | HOLD   | delete 1, held delete 2, held delete 3
          LET_THROUGH {"key":["1","2"]}               | REJECT | delete 1, delete 2, rejected delete 3
          LET_THROUGH n=2                             | APPLY  | held delete 1, delete 2, delete 3
          LET_THROUGH {"key":["1"]}; HOLD {}          | APPLY  | held delete 1, held delete 2, held delete 3
          HOLD {}; LET_THROUGH {"key":["1"]}          | APPLY  | delete 1, held delete 2, held delete 3
          LET_THROUGH {"key":["1"]}; LET_THROUGH {}   | HOLD   | delete 1, held delete 2, delete 3
          HOLD {"key":["1"]}; LET_THROUGH {}          | HOLD   | held delete 1, held delete 2, delete 3
          REJECT {"mark":["protected"]}               | APPLY  | rejected delete 1, rejected delete 2, delete 3
          REJECT {}; LET_THROUGH {}                   | APPLY  | rejected delete 1, rejected delete 2, delete 3
          """)
  void onlyARuleThatNamesThemLetsThemThrough(String rules, Rest rest, String changes) {
    stored(",1,ann,", ",2,bob,service", ",3,cat,");
    ARun run = complete(acme);
    AReview review = review(run);
    for (String rule : rules.split("; ")) {
      if (rule.endsWith("n=2")) {
        review.letThrough("User", "2");
      } else if (!rule.equals("-")) {
        String[] parts = rule.split(" ", 2);
        review.all(Action.valueOf(parts[0]), parts[1]);
      }
    }

    review.decide(rest);

    assertThat(String.join(", ", run.changes())).isEqualTo(changes);
    assertThat(repository.resources("User"))
        .hasSize((int) run.changes().stream().filter(each -> each.contains(" delete ")).count());
  }

  @Test
  void switchingOffIsTakingAway() {
    ConnectorDefinition off =
        AConnector.named("acme")
            .onMissing(OnMissing.DEACTIVATE)
            .withStatus()
            .protecting("row.name == 'service'", "1")
            .users()
            .build();
    complete(off, ",1,ann,,true", ",2,bob,service,true", ",3,cat,,true").apply();

    // 1 is missing, the source switches 2 off and calls it otherwise, and 3 a service.
    ARun run = complete(off, ",2,bob,other,false", ",3,cat,service,false");
    Plan plan = run.plan();
    review(run).apply(resume(null));

    assertThat(protectedOf(plan)).containsExactly(new Breach("User", Breach.PROTECTED, 0, 2));
    assertThat(run.changes())
        .containsExactly("held deactivate 1", "held deactivate 2", "deactivate 3");
  }

  @Test
  void whatIsHeldHoldsNoLaterRunAndGoesOnceItIsNamed() {
    stored(",1,ann,", ",3,cat,");
    review(complete(acme, ",3,cat,")).apply(resume(null));

    ARun second = complete(acme, ",3,cat,", ",4,dan,");
    Plan plan = second.plan();
    second.apply(plan);

    assertThat(protectedOf(plan)).isEmpty();
    assertThat(second.changes()).containsExactly("held delete 1", "insert 4");
    assertThat(withheld()).containsExactly("hold delete 1 2x");

    // Whoever releases it is asked again.
    repository.dsl.deleteFrom(WITHHELD_CHANGE).execute();
    ARun third = complete(acme, ",3,cat,", ",4,dan,");
    AReview review = review(third);
    assertThat(protectedOf(review.plan)).containsExactly(ONE);
    review.letThrough("User", "1").decide(Rest.APPLY);
    assertThat(third.changes()).containsExactly("delete 1");
  }

  @Test
  void whatAnyConnectorProtectsIsProtected() {
    ConnectorDefinition plain = AConnector.named("plain").users().build();
    complete(plain, ",7,ann,", ",8,bob,", ",9,cat,service").apply();
    repository.loads(AConnector.named("guard").protecting(null, "7").users().build());
    repository.loads(acme);

    ARun run = complete(plain, ",8,bob,");
    assertThat(protectedOf(run.plan())).containsExactly(new Breach("User", Breach.PROTECTED, 0, 2));

    // Its connector is gone, and with it what it said.
    repository.forgets(acme);
    assertThat(protectedOf(complete(plain, ",8,bob,").plan())).containsExactly(ONE);
  }

  @Test
  void whatIsTakenOverFromAnotherConnectorStaysProtected() {
    ConnectorDefinition plain = AConnector.named("plain").users().build();
    complete(plain, ",1,ann,", ",2,bob,").apply();
    ConnectorDefinition adopting =
        AConnector.named("adopting").adopting().protecting(null, "1").users().build();
    complete(adopting, ",1,ann,", ",2,bob,").apply();

    ARun run = complete(adopting, ",2,bob,");

    assertThat(protectedOf(run.plan())).containsExactly(ONE);
  }

  @Test
  void scopesThatReachOthersReachNoProtectedOnes() {
    ConnectorDefinition plain = AConnector.named("plain").users().build();
    complete(plain, ",1,ann,", ",2,bob,").apply();
    ConnectorDefinition all =
        AConnector.named("all").scope(Scope.ALL).protecting(null, "1").users().build();

    ARun run = complete(all, ",3,cat,");
    review(run).apply(resume(null));

    assertThat(run.changes()).containsExactly("held delete 1", "delete 2", "insert 3");
  }

  @Test
  void incrementalRunsTakeNoneAway() {
    stored(",1,ann,", ",2,bob,");

    ARun run = repository.incremental(acme).rows("User", "delete,1,,", "delete,2,,");
    AReview review = review(run);
    assertThat(protectedOf(review.plan)).containsExactly(ONE);
    review.apply(resume(null));

    assertThat(run.changes()).containsExactly("held delete 1", "delete 2");
  }

  @Test
  void whatASourceCommandsIsNamedOrRejectedAndNeverLost() {
    ConnectorDefinition commands =
        AConnector.named("acme").withCommands().protecting(null, "1").users().build();
    complete(commands, ",1,ann,", ",2,bob,").apply();
    ARun run =
        repository.incremental(commands).withCommands().rows("User", "delete,1,,", "delete,2,,");
    AReview review = review(run);

    refused(FailureType.PLAN_CHANGED, () -> review.apply(resume(null)));
    refused(FailureType.PLAN_CHANGED, () -> review.decide(Rest.APPLY));
    assertThat(repository.resources("User")).hasSize(2);

    review.all(Action.REJECT, "{\"key\":[\"1\"]}").decide(Rest.APPLY);
    assertThat(run.changes()).containsExactly("rejected delete 1", "delete 2");
  }

  @Test
  void whatBecomesProtectedAfterThePlanIsHeldToo() {
    ConnectorDefinition plain = AConnector.named("plain").users().build();
    complete(plain, ",7,ann,", ",8,bob,").apply();
    ARun run = complete(plain);
    Plan plan = run.plan();
    assertThat(protectedOf(plan)).isEmpty();

    repository.loads(AConnector.named("guard").protecting(null, "7").users().build());
    run.apply(plan);

    assertThat(run.changes()).containsExactly("held delete 7", "delete 8");
    assertThat(withheld()).containsExactly("hold delete 7 1x");
  }

  @Test
  void aDecisionBeforeItBecameProtectedIsRefused() {
    ConnectorDefinition plain = AConnector.named("plain").users().build();
    complete(plain, ",7,ann,", ",8,bob,").apply();
    ARun run = complete(plain);
    AReview review = review(run).letThrough("User", "8");
    Decision decision = review.decision(Rest.APPLY);

    repository.loads(AConnector.named("guard").protecting(null, "7").users().build());

    refused(FailureType.PLAN_CHANGED, () -> review.apply(decision));
    assertThat(repository.resources("User")).hasSize(2);
  }

  @Test
  void whomSomebodyMakesProtectedMeanwhileStays() {
    stored(",2,bob,other", ",3,cat,");
    ARun run = complete(acme);
    Plan plan = run.plan();
    repository.changedByHand("User", "2", "{\"login\": \"bob\", \"name\": \"service\"}");

    run.apply(plan);

    assertThat(run.changes()).containsExactly("conflict delete 2", "delete 3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // A filter that cannot be told.
        "int(row.name) > 5",
        "row.employeeId == '2'",
        "row.login == 'bob' && row.name == ''"
      })
  void filtersAreAskedOfWhatIsStored(String filter) {
    ConnectorDefinition guarded = AConnector.named("acme").protecting(filter).users().build();
    complete(guarded, ",1,ann,3", ",2,bob,").apply();

    ARun run = complete(guarded);
    assertThat(protectedOf(run.plan())).containsExactly(ONE);
    review(run).apply(resume(null));

    assertThat(run.changes()).containsExactly("delete 1", "held delete 2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE resource_change SET before = '{\"login\": \"bob\"}' WHERE key = '2'",
        "UPDATE resource_change SET key = '9' WHERE key = '1'",
        "UPDATE resource_change SET operation = 'update', after = before WHERE key = '2'"
      })
  void aPlanThatWasTamperedWithTakesNobodyAway(String tampering) {
    stored(",1,ann,", ",2,bob,service", ",3,cat,");
    ARun run = complete(acme);
    AReview review = review(run);
    Decision decision = review.letThrough("User", "3").decision(Rest.HOLD);
    assertThat(TestDatabase.asOwner(repository.dsl).execute(tampering)).isPositive();

    refused(FailureType.PLAN_CHANGED, () -> review.apply(decision));
    refused(FailureType.PLAN_CHANGED, () -> run.apply(review.plan));

    assertThat(repository.resources("User")).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE synchronization SET breaches = '[]', counters = '{\"resources\": {}, \"links\":"
            + " {}}'",
        "DELETE FROM protected_declaration"
      })
  void whoeverForgetsThatTheyAreProtectedTakesNobodyAway(String tampering) {
    stored(",1,ann,", ",2,bob,service", ",3,cat,");
    ARun run = complete(acme);
    Plan plan = run.plan();
    assertThat(TestDatabase.asOwner(repository.dsl).execute(tampering + " WHERE true"))
        .isPositive();

    run.apply(plan);

    assertThat(run.changes()).containsExactly("held delete 1", "held delete 2", "delete 3");
  }

  @Test
  void marksThatWereTamperedWithLetNobodyThrough() {
    stored(",1,ann,", ",3,cat,");
    ARun run = complete(acme);
    AReview review = review(run).all(Action.LET_THROUGH, "{}");
    Decision decision = review.decision(Rest.HOLD);
    assertThat(repository.dsl.execute("UPDATE review_change SET marks = 0 WHERE marks <> 0"))
        .isPositive();

    refused(FailureType.PLAN_CHANGED, () -> review.apply(decision));

    assertThat(repository.resources("User")).hasSize(2);
  }

  @Test
  void appliedTwiceItIsAsOnce() {
    stored(",1,ann,", ",3,cat,");
    ARun run = complete(acme);
    AReview review = review(run);
    ApplyResult first = review.apply(resume(null));

    assertThat(review.apply(resume(null))).isEqualTo(first);
    assertThat(withheld()).containsExactly("hold delete 1 1x");
  }

  @Test
  void linksOfWhoeverStaysStay() {
    ConnectorDefinition linked =
        AConnector.named("acme").protecting(null, "1").users().managers(null).build();
    complete(linked, ",1,ann,", ",2,bob,").rows("User.manager", ",1,2", ",2,1").apply();
    ARun run = complete(linked, ",2,bob,");

    review(run).apply(resume(null));

    assertThat(run.linkChanges()).containsExactly("held delete 1 -> 2", "held delete 2 -> 1");
    assertThat(repository.links("User.manager")).containsExactly("1 -> 2", "2 -> 1");
  }
}
