package dev.sluice.repository.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.repository.ApplyResult;
import dev.sluice.contract.repository.Plan;
import dev.sluice.contract.run.Counters;
import dev.sluice.contract.run.Mode;
import dev.sluice.repository.plan.AConnector;
import dev.sluice.repository.plan.ARun;
import dev.sluice.repository.plan.Repository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two connectors state links of one association. */
class SharedLinksIT {
  private final Repository repository = new Repository();

  /** Whose people and groups they are. */
  private final ConnectorDefinition hr =
      AConnector.named("hr").users().groups().managers(null).members(true).build();

  /** Adds links between them. */
  private final ConnectorDefinition ad =
      AConnector.named("ad").type("Badge", "code").managers(null).members(true).build();

  @AfterEach
  void nothingHangsInTheAir() {
    assertThat(repository.orphans()).isZero();
  }

  private ARun everybody(ARun run) {
    return run.rows("User", ",1,ann,", ",2,bob,", ",3,cid,").rows("Group", ",g,cn=g", ",h,cn=h");
  }

  /** In a complete run, or by the differences. */
  private ARun run(ConnectorDefinition connector, Mode mode, String[] rows, String[] differences) {
    ARun run = repository.run(connector, mode);
    if (connector.equals(hr) && mode != Mode.INCREMENTAL) {
      everybody(run);
    }
    return run.rows("Group.members", mode == Mode.INCREMENTAL ? differences : rows);
  }

  private static String[] rows(String... rows) {
    return rows;
  }

  @ParameterizedTest
  @EnumSource(
      value = Mode.class,
      names = {"COMPLETE", "INCREMENTAL"})
  void linkStaysWhileAnybodyStatesIt(Mode mode) {
    everybody(repository.run(hr, Mode.INITIAL)).rows("Group.members", ",g,1").apply();

    ARun second = run(ad, mode, rows(",g,1", ",g,2"), rows("insert,g,1", "insert,g,2"));
    Plan plan = second.plan();
    second.apply(plan);
    assertThat(second.linkChanges()).containsExactly("insert g -> 1", "insert g -> 2");
    assertThat(plan.heldLinks()).containsEntry("Group.members", 0L);
    assertThat(repository.statements("Group.members"))
        .containsExactly("g -> 1 ad", "g -> 1 hr", "g -> 2 ad");

    ARun takenBack = run(hr, mode, rows(), rows("delete,g,1"));
    Plan deletes = takenBack.plan();
    ApplyResult result = takenBack.apply(deletes);
    assertThat(takenBack.apply(deletes)).isEqualTo(result);
    assertThat(deletes.links().get("Group.members").deleted()).isEqualTo(1);
    // An incremental run counts only what its limits ask for, which is nothing here.
    assertThat(deletes.heldLinks()).containsEntry("Group.members", mode == Mode.COMPLETE ? 1L : 0L);
    assertThat(repository.links("Group.members")).containsExactly("g -> 1", "g -> 2");

    run(ad, mode, rows(), rows("delete,g,1", "delete,g,2")).apply();
    assertThat(repository.links("Group.members")).isEmpty();
  }

  @Test
  void secondRunOfEachFindsEverythingAsItIs() {
    everybody(repository.complete(hr)).rows("Group.members", ",g,1", ",g,2").apply();
    repository.complete(ad).rows("Group.members", ",g,1", ",h,2").apply();

    for (ConnectorDefinition each : new ConnectorDefinition[] {hr, ad, hr}) {
      ARun again =
          run(
              each,
              Mode.COMPLETE,
              each.equals(hr) ? rows(",g,1", ",g,2") : rows(",g,1", ",h,2"),
              rows());
      Plan plan = again.plan();
      again.apply(plan);
      assertThat(again.linkChanges()).isEmpty();
      assertThat(plan.links())
          .containsEntry("Group.members", new Counters(2, 0, 0, 0, 0, 0, 0, 2, 0));
      assertThat(plan.heldLinks()).containsEntry("Group.members", 2L);
    }
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void oneTargetHoldsAcrossConnectors(Mode mode) {
    everybody(repository.complete(hr)).rows("User.manager", ",1,2").apply();
    String command = mode == Mode.INCREMENTAL ? "set" : "";

    ARun second =
        repository
            .run(ad, mode)
            .rows("User.manager", command + ",1,3", command + ",2,3", command + ",3,1");
    Plan plan = second.plan();
    second.apply(plan);

    assertThat(second.linkChanges()).containsExactly("insert 2 -> 3", "insert 3 -> 1");
    assertThat(second.rejects()).containsExactly("several-targets 1 1 3");
    assertThat(second.reasons())
        .containsExactly(
            "expected one target of the owner, found another one that the connector hr states. Let"
                + " one connector state it.");
    assertThat(plan.links()).containsEntry("User.manager", new Counters(3, 1, 0, 0, 2, 0, 0, 0, 0));
    assertThat(repository.links("User.manager")).containsExactly("1 -> 2", "2 -> 3", "3 -> 1");
  }

  @Test
  void refusedRowIsNamedByTheValuesOfItsSource() {
    ConnectorDefinition byLogin =
        AConnector.named("ad").type("Badge", "code").managers("login").build();
    everybody(repository.complete(hr)).rows("User.manager", ",1,2").apply();

    ARun second = repository.complete(byLogin).rows("User.manager", ",1,cid");
    second.apply();

    assertThat(second.rejects()).containsExactly("several-targets 1 1 cid");
  }

  @Test
  void bothMayStateTheSameTarget() {
    everybody(repository.complete(hr)).rows("User.manager", ",1,2").apply();

    ARun second = repository.complete(ad).rows("User.manager", ",1,2");
    second.apply();

    assertThat(second.rejects()).isEmpty();
    assertThat(repository.statements("User.manager")).containsExactly("1 -> 2 ad", "1 -> 2 hr");
    assertThat(repository.links("User.manager")).containsExactly("1 -> 2");
  }

  @Test
  void targetThatThePlanDeletesStandsInNobodysWay() {
    everybody(repository.complete(hr)).apply();
    repository.complete(ad).rows("User.manager", ",1,2").apply();

    ARun run =
        repository
            .complete(hr)
            .rows("User", ",1,ann,", ",3,cid,")
            .rows("Group", ",g,cn=g", ",h,cn=h")
            .rows("User.manager", ",1,3");
    run.apply();

    assertThat(run.linkChanges()).containsExactly("delete 1 -> 2", "insert 1 -> 3");
    assertThat(repository.statements("User.manager")).containsExactly("1 -> 3 hr");
  }

  @Test
  void pendingLinkWaitsForTheTargetOfSomebodyElseToGo() {
    everybody(repository.complete(hr)).apply();
    repository.complete(ad).rows("User.manager", ",1,9").apply();
    repository
        .incremental(hr)
        .rows("User", "insert,9,zoe,")
        .rows("User.manager", "set,1,2")
        .apply();

    ARun waiting = repository.incremental(ad);
    waiting.apply();
    assertThat(waiting.rejects()).isEmpty();
    assertThat(repository.pendingLinks(ad)).containsExactly("1 -> 9");

    repository.incremental(hr).rows("User.manager", "delete,1,2").apply();
    repository.incremental(ad).apply();
    assertThat(repository.links("User.manager")).containsExactly("1 -> 9");
    assertThat(repository.pendingLinks(ad)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Mode.class,
      names = {"COMPLETE", "INCREMENTAL"})
  void targetThatSomebodyElseStatesMeanwhileIsAConflict(Mode mode) {
    everybody(repository.complete(hr)).apply();
    repository.complete(ad).rows("User.manager", ",2,1").apply();
    ARun late =
        mode == Mode.COMPLETE
            ? repository.complete(ad).rows("User.manager", ",1,3", ",2,3")
            : repository.incremental(ad).rows("User.manager", "set,1,3", "set,2,3");
    Plan plan = late.plan();
    repository.incremental(hr).rows("User.manager", "set,1,2").apply();

    ApplyResult result = late.apply(plan);

    assertThat(late.linkChanges())
        .containsExactly("conflict insert 1 -> 3", "update 2 -> 3 (was 1)");
    assertThat(result.links().get("User.manager").conflicts()).isEqualTo(1);
    assertThat(late.apply(plan)).isEqualTo(result);
    assertThat(repository.links("User.manager")).containsExactly("1 -> 2", "2 -> 3");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void linksThatFallWithATargetComeBackWithIt(boolean byKey) {
    ConnectorDefinition people = AConnector.named("hr").users().build();
    ConnectorDefinition directory = AConnector.named("ad").groups().members(byKey).build();
    repository.complete(people).rows("User", ",1,ann,", ",2,bob,").apply();
    repository
        .complete(directory)
        .rows("Group", ",g,cn=g")
        .rows("Group.members", byKey ? rows(",g,1", ",g,2") : rows(",cn=g,ann", ",cn=g,bob"))
        .apply();

    ARun gone = repository.complete(people).rows("User", ",1,ann,");
    gone.apply();
    assertThat(gone.linkChanges()).containsExactly("delete g -> 2");
    assertThat(repository.pendingLinks(directory))
        .containsExactly(byKey ? "g -> 2" : "cn=g -> bob");

    repository.complete(people).rows("User", ",1,ann,", ",2,bob,").apply();
    ARun back = repository.incremental(directory);
    back.apply();
    assertThat(back.linkChanges()).containsExactly("insert g -> 2");
    assertThat(repository.links("Group.members")).containsExactly("g -> 1", "g -> 2");
    assertThat(repository.pendingLinks()).isEmpty();
  }

  @Test
  void linksThatFallWithAnOwnerComeBackForAllWhoStateThem() {
    everybody(repository.complete(hr)).rows("Group.members", ",g,1").apply();
    repository.complete(ad).rows("Group.members", ",g,1", ",g,2").apply();

    ARun gone =
        repository.incremental(hr).rows("Group", "delete,g,").rows("Group.members", "delete,g,1");
    Plan plan = gone.plan();
    ApplyResult result = gone.apply(plan);
    assertThat(gone.apply(plan)).isEqualTo(result);
    assertThat(gone.linkChanges()).containsExactly("delete g -> 1", "delete g -> 2");
    assertThat(repository.pendingLinks(hr)).isEmpty();
    assertThat(repository.pendingLinks(ad)).containsExactly("g -> 1", "g -> 2");

    repository.incremental(hr).rows("Group", "insert,g,cn=g").apply();
    repository.incremental(ad).apply();
    assertThat(repository.statements("Group.members")).containsExactly("g -> 1 ad", "g -> 2 ad");
  }

  @Test
  void linksThatFallByHandComeBackForAllWhoStateThem() {
    everybody(repository.complete(hr)).rows("Group.members", ",g,2").apply();
    repository.complete(ad).rows("Group.members", ",g,2").apply();

    repository.deletedByHand("User", "2");
    assertThat(repository.pendingLinks(hr)).containsExactly("g -> 2");
    assertThat(repository.pendingLinks(ad)).containsExactly("g -> 2");

    repository.incremental(hr).rows("User", "update,2,bobby,").apply();
    repository.incremental(ad).apply();
    assertThat(repository.statements("Group.members")).containsExactly("g -> 2 ad", "g -> 2 hr");
    assertThat(repository.pendingLinks()).isEmpty();
  }

  @Test
  void cancelledRunLeavesTheLinksOfOthersAsTheyAre() {
    everybody(repository.complete(hr)).apply();
    repository.complete(ad).rows("Group.members", ",g,2").apply();

    repository.complete(hr).rows("User", ",1,ann,").rows("Group", ",g,cn=g").plan();

    assertThat(repository.statements("Group.members")).containsExactly("g -> 2 ad");
    assertThat(repository.pendingLinks()).isEmpty();
  }

  @Test
  void linkThatFellAndIsTakenBackWaitsForNothing() {
    everybody(repository.complete(hr)).apply();
    repository.complete(ad).rows("Group.members", ",g,1", ",g,2").apply();
    ARun takesBack = repository.incremental(ad).rows("Group.members", "delete,g,2");
    Plan plan = takesBack.plan();
    repository.incremental(hr).rows("User", "delete,1,,", "delete,2,,").apply();

    takesBack.apply(plan);

    assertThat(repository.pendingLinks(ad)).containsExactly("g -> 1");
  }

  @Test
  void linksOfAConnectorThatIsGoneWaitForNothing() {
    everybody(repository.complete(hr)).apply();
    repository.complete(ad).rows("Group.members", ",g,2").apply();
    repository.forgets(ad);

    repository.incremental(hr).rows("User", "delete,2,,").apply();

    assertThat(repository.pendingLinks()).isEmpty();
  }
}
