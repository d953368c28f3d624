package dev.sluice.repository.decide;

import static dev.sluice.repository.jooq.Tables.SUPPRESSED_CHANGE;
import static dev.sluice.repository.jooq.Tables.UNSETTLED_ROW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.repository.ApplyResult;
import dev.sluice.contract.repository.Plan;
import dev.sluice.contract.run.Decision.Rest;
import dev.sluice.repository.plan.AConnector;
import dev.sluice.repository.plan.ARun;
import dev.sluice.repository.plan.Repository;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was held stays held, and what was rejected does not come again, until the source moves. */
class LaterRunsIT {
  private final Repository repository = new Repository();
  private final ConnectorDefinition acme =
      AConnector.named("acme").users().groups().managers(null).members(false).build();

  private ARun complete(String... users) {
    return repository.complete(acme).rows("User", users).rows("Group", ",g,cn=g");
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
  void whatIsHeldIsPlannedAgainAndStaysHeld() {
    complete(",1,ann,Ann", ",2,bob,Bob").apply();
    review(complete(",2,bob,Bobby")).hold("User", "1").hold("User", "2").decide(Rest.APPLY);

    ARun second = complete(",2,bob,Bobby", ",3,cat,");
    Plan plan = second.plan();
    ApplyResult result = second.apply(plan);

    assertThat(plan.resources().get("User").deleted()).isEqualTo(1);
    assertThat(second.changes()).containsExactly("held delete 1", "held update 2", "insert 3");
    assertThat(result.resources().get("User").held()).isEqualTo(2);
    assertThat(withheld()).containsExactly("hold delete 1 2x", "hold update 2.name 2x");
    assertThat(unsettled()).containsExactly("User 1", "User 2");
  }

  @Test
  void whatIsHeldGoesByItselfOnceTheSourceReturns() {
    complete(",1,ann,Ann", ",2,bob,Bob").apply();
    review(complete(",2,bob,Bobby")).hold("User", "1").hold("User", "2").decide(Rest.APPLY);

    ARun back = complete(",1,ann,Ann", ",2,bob,Bob");
    back.apply();

    assertThat(back.changes()).isEmpty();
    assertThat(withheld()).isEmpty();
    assertThat(unsettled()).isEmpty();
  }

  @Test
  void anotherValueIsAnotherChange() {
    complete(",1,ann,Ann", ",2,bob,Bob").apply();
    review(complete(",1,ann,Anna", ",2,bob,Bobby"))
        .hold("User", "1")
        .reject("User", "2")
        .decide(Rest.APPLY);

    ARun next = complete(",1,ann,Annie", ",2,bob,Robert");
    next.apply();

    assertThat(next.changes()).containsExactly("update 1", "update 2");
    assertThat(withheld()).isEmpty();
  }

  @Test
  void whatIsHeldIsMadeOnceItIsLetThrough() {
    complete(",1,ann,Ann", ",2,bob,Bob").apply();
    review(complete(",3,cat,")).hold("User", "1").hold("User", "2").decide(Rest.APPLY);

    review(complete(",3,cat,")).letThrough("User", "1").decide(Rest.APPLY);

    assertThat(repository.resources("User")).noneMatch(each -> each.startsWith("1 "));
    assertThat(withheld()).containsExactly("hold delete 2 2x");
  }

  @Test
  void whatIsHeldMayBeRejectedLater() {
    complete(",1,ann,Ann").apply();
    review(complete(",3,cat,")).hold("User", "1").decide(Rest.APPLY);

    review(complete(",3,cat,")).reject("User", "1").decide(Rest.HOLD);

    assertThat(withheld()).containsExactly("reject delete 1 1x");
  }

  @Test
  void whatIsRejectedIsLeftOutAndCounted() {
    complete(",1,ann,Ann", ",2,bob,Bob", ",3,cat,Cat").apply();
    review(complete(",2,bob,Bobby", ",3,cata,Cat", ",4,dan,"))
        .reject("User", "1")
        .reject("User", "2")
        .reject("User", "3", "login")
        .reject("User", "4")
        .decide(Rest.APPLY);

    ARun second = complete(",2,bob,Bobby", ",3,cata,Kate", ",4,dan,");
    Plan plan = second.plan();

    assertThat(second.changes()).containsExactly("update 3");
    assertThat(plan.resources().get("User").suppressed()).isEqualTo(4);
    assertThat(plan.resources().get("User").deleted()).isZero();
    second.apply(plan);
    assertThat(repository.resources("User"))
        .containsExactly(
            "1 {\"name\": \"Ann\", \"login\": \"ann\"}",
            "2 {\"name\": \"Bob\", \"login\": \"bob\"}",
            "3 {\"name\": \"Kate\", \"login\": \"cat\"}");
    assertThat(withheld())
        .containsExactly(
            "reject delete 1 2x",
            "reject update 2.name 2x",
            "reject update 3.login 2x",
            "reject insert 4 2x");
    assertThat(repository.isConsistent("User", "login")).isTrue();
  }

  @Test
  void aRejectionEndsOnceTheSourceTakesItsChangeBack() {
    complete(",1,ann,Ann").apply();
    review(complete(",1,ann,Anna")).reject("User", "1").decide(Rest.APPLY);
    complete(",1,ann,Ann").apply();
    assertThat(withheld()).isEmpty();

    ARun again = complete(",1,ann,Anna");
    again.apply();

    assertThat(again.changes()).containsExactly("update 1");
  }

  @Test
  void aRejectionExpires() {
    complete(",1,ann,Ann").apply();
    review(complete(",2,bob,")).reject("User", "1").decide(Rest.APPLY);
    repository.dsl.execute("UPDATE withheld_change SET expires_at = now() - interval '1 second'");

    ARun later = complete(",2,bob,");
    later.apply();

    assertThat(later.changes()).containsExactly("delete 1");
    assertThat(withheld()).isEmpty();
  }

  @Test
  void linksOfWhatWasRejectedStayToo() {
    ARun first =
        complete(",1,ann,", ",2,bob,")
            .rows("User.manager", ",2,1")
            .rows("Group.members", ",cn=g,ann", ",cn=g,bob");
    first.apply();
    review(complete(",2,bob,").rows("Group.members", ",cn=g,bob"))
        .reject("User", "1")
        .decide(Rest.APPLY);

    ARun second = complete(",2,bob,").rows("Group.members", ",cn=g,bob");
    second.apply();

    assertThat(second.linkChanges()).isEmpty();
    assertThat(repository.links("Group.members")).containsExactly("g -> 1", "g -> 2");
    assertThat(repository.links("User.manager")).containsExactly("2 -> 1");
    // Once its own row is there again, a link that the source really took back goes.
    ARun third = complete(",1,ann,", ",2,bob,").rows("Group.members", ",cn=g,bob");
    third.apply();
    assertThat(third.linkChanges()).containsExactly("delete g -> 1", "delete 2 -> 1");
  }

  @Test
  void rejectedLinksAreLeftOut() {
    complete(",1,ann,", ",2,bob,").rows("User.manager", ",2,1").apply();
    ARun first = complete(",1,ann,", ",2,bob,").rows("User.manager", ",1,2");
    review(first)
        .reject("User.manager", "2 -> 1")
        .reject("User.manager", "1 -> 2")
        .decide(Rest.APPLY);
    assertThat(first.linkChanges())
        .containsExactly("rejected insert 1 -> 2", "rejected delete 2 -> 1");

    ARun second = complete(",1,ann,", ",2,bob,").rows("User.manager", ",1,2");
    Plan plan = second.plan();
    second.apply(plan);

    assertThat(second.linkChanges()).isEmpty();
    assertThat(plan.links().get("User.manager").suppressed()).isEqualTo(2);
    assertThat(repository.links("User.manager")).containsExactly("2 -> 1");
    assertThat(unsettled()).containsExactly("User.manager 1", "User.manager 2");
  }

  @Test
  void linksOfARejectedInsertWaitForIt() {
    complete(",1,ann,").apply();
    review(complete(",1,ann,", ",2,bob,").rows("User.manager", ",1,2"))
        .reject("User", "2")
        .decide(Rest.APPLY);

    ARun second = complete(",1,ann,", ",2,bob,").rows("User.manager", ",1,2");
    second.apply();
    assertThat(second.changes()).isEmpty();
    assertThat(repository.pendingLinks()).containsExactly("1 -> 2");

    ARun third = complete(",1,ann,", ",2,bob,Bob").rows("User.manager", ",1,2");
    third.apply();
    assertThat(third.changes()).containsExactly("insert 2");
    assertThat(repository.links("User.manager")).containsExactly("1 -> 2");
  }

  @Test
  void incrementalRunsAskForWhatWasNotMade() {
    complete(",1,ann,Ann", ",2,bob,Bob", ",3,cat,Cat").apply();
    review(complete(",2,bob,Bobby", ",3,cat,Kate"))
        .hold("User", "1")
        .hold("User", "2")
        .reject("User", "3")
        .decide(Rest.APPLY);
    assertThat(unsettled()).containsExactly("User 1", "User 2", "User 3");

    // As the agent sends what it is asked for.
    ARun second =
        repository
            .incremental(acme)
            .rows("User", "delete,1,,", "update,2,bob,Bobby", "update,3,cat,Kate");
    ApplyResult result = second.apply();

    assertThat(second.changes()).containsExactly("held delete 1", "held update 2");
    assertThat(result.resources().get("User").suppressed()).isEqualTo(1);
    assertThat(withheld())
        .containsExactly("hold delete 1 2x", "hold update 2.name 2x", "reject update 3.name 2x");
    assertThat(unsettled()).containsExactly("User 1", "User 2", "User 3");

    ARun third =
        repository
            .incremental(acme)
            .rows("User", "update,1,ann,Ann", "update,2,bob,Bob", "update,3,cat,Cat");
    third.apply();
    assertThat(third.changes()).isEmpty();
    assertThat(withheld()).isEmpty();
    assertThat(unsettled()).isEmpty();
  }

  @Test
  void aRowThatCannotBeReadSaysNothing() {
    complete(",1,ann,Ann", ",2,bob,Bob").apply();
    review(complete(",1,ann,Anna", ",2,bob,Bobby"))
        .hold("User", "1")
        .reject("User", "2")
        .decide(Rest.APPLY);

    ARun run = complete("keep,1,,", "keep,2,,");
    var attempt = run.begin();
    run.targets().forEach(target -> run.send(attempt, target));
    run.sendRejects(
        attempt, "User", "line,column,code,reason,key\n2,name,type,bad,1,1\n3,name,type,bad,2,2\n");
    run.apply(run.finish(attempt));

    assertThat(withheld()).containsExactly("hold update 1.name 1x", "reject update 2.name 1x");
  }

  @Test
  void aRunThatIsNotAppliedForgetsNothing() {
    complete(",1,ann,Ann").apply();
    review(complete(",2,bob,")).hold("User", "1").decide(Rest.APPLY);

    complete(",1,ann,Ann", ",2,bob,").plan();

    assertThat(withheld()).containsExactly("hold delete 1 1x");
  }

  @Test
  void anotherAttemptLeavesOutTheSame() {
    complete(",1,ann,Ann").apply();
    review(complete(",1,ann,Anna")).reject("User", "1").decide(Rest.APPLY);
    ARun run = complete(",1,ann,Anna");
    run.plan();

    Plan plan = run.plan();

    assertThat(plan.resources().get("User").suppressed()).isEqualTo(1);
    assertThat(repository.dsl.fetchCount(SUPPRESSED_CHANGE)).isEqualTo(1);
  }

  @Test
  void connectorsHaveDecisionsOfTheirOwn() {
    ConnectorDefinition other = AConnector.named("other").type("Desk", "id").build();
    complete(",1,ann,").apply();
    repository.complete(other).rows("Desk", ",1").apply();
    review(complete(",2,bob,")).hold("User", "1").decide(Rest.APPLY);
    review(repository.complete(other).rows("Desk")).reject("Desk", "1").decide(Rest.APPLY);

    complete(",2,bob,").apply();
    ARun desks = repository.complete(other).rows("Desk");
    desks.apply();

    assertThat(desks.changes()).isEmpty();
    assertThat(withheld()).containsExactly("reject delete 1 2x", "hold delete 1 2x");
  }

  @Test
  void aValueOfWhatWasRejectedIsNotGivenToOthers() {
    complete(",1,ann,", ",2,bob,").apply();
    review(complete(",1,abe,", ",2,bob,")).reject("User", "1").decide(Rest.APPLY);

    ARun run = complete(",1,abe,", ",2,ann,");
    run.apply();

    assertThat(run.changes()).isEmpty();
    assertThat(run.rejects()).containsExactly("not-unique 2");
    assertThat(repository.isConsistent("User", "login")).isTrue();
  }
}
