package dev.sluice.repository.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.OnMissing;
import dev.sluice.contract.definition.Threshold;
import dev.sluice.contract.repository.Plan;
import dev.sluice.contract.run.Breach;
import dev.sluice.contract.run.Counters;
import dev.sluice.repository.plan.AConnector;
import dev.sluice.repository.plan.ARun;
import dev.sluice.repository.plan.Repository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinksIT {
  private final Repository repository = new Repository();
  private final ConnectorDefinition staff = AConnector.named("acme").users().managers(null).build();

  private ARun staff(ARun run, String... links) {
    return run.rows("User", ",1,ann,", ",2,bob,", ",3,cid,").rows("User.manager", links);
  }

  /** Names the ends by key, or by their unique properties. */
  private static ConnectorDefinition teams(boolean byKey) {
    return AConnector.named("acme").users().groups().members(byKey).build();
  }

  private static ARun teams(ARun run) {
    return run.rows("User", ",1,ann,", ",2,bob,", ",3,cid,").rows("Group", ",g,cn=g", ",h,cn=h");
  }

  private static String member(boolean byKey, String command, int user) {
    return byKey ? command + ",g," + user : command + ",cn=g," + "ann bob cid".split(" ")[user - 1];
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void makesTheManyLinksOfTheFile(boolean byKey) {
    ConnectorDefinition acme = teams(byKey);
    teams(repository.complete(acme))
        .rows("Group.members", member(byKey, "", 1), member(byKey, "", 2))
        .apply();

    ARun run =
        teams(repository.complete(acme))
            .rows(
                "Group.members", member(byKey, "", 2), member(byKey, "", 3), member(byKey, "", 3));
    Plan plan = run.plan();
    run.apply(plan);

    assertThat(run.linkChanges()).containsExactly("delete g -> 1", "insert g -> 3");
    assertThat(plan.links())
        .containsEntry("Group.members", new Counters(3, 0, 0, 0, 1, 0, 1, 1, 0));
    assertThat(plan.heldLinks()).containsEntry("Group.members", 2L);
    assertThat(repository.links("Group.members")).containsExactly("g -> 2", "g -> 3");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void changesTheOneTarget(boolean byKey) {
    ConnectorDefinition acme =
        AConnector.named("acme").users().managers(byKey ? null : "login").build();
    String first = byKey ? ",1,2" : ",1,bob";
    String then = byKey ? ",1,3" : ",1,cid";
    staff(repository.complete(acme), first).apply();

    ARun run = staff(repository.complete(acme), then);
    Plan plan = run.plan();
    run.apply(plan);

    assertThat(run.linkChanges()).containsExactly("update 1 -> 3 (was 2)");
    assertThat(plan.links()).containsEntry("User.manager", new Counters(1, 0, 0, 0, 0, 1, 0, 0, 0));
    assertThat(repository.links("User.manager")).containsExactly("1 -> 3");
  }

  @Test
  void allowsOneTargetOnly() {
    ARun run = staff(repository.complete(staff), ",1,2", ",1,3");
    run.apply();

    assertThat(run.rejects()).containsExactly("several-targets 1 1 3");
    assertThat(repository.links("User.manager")).containsExactly("1 -> 2");
  }

  @Test
  void keepsTheLinksOfOwnersWithRejectedRows() {
    staff(repository.complete(staff), ",1,2", ",3,2").apply();

    ARun run = staff(repository.complete(staff), "keep,1,");
    run.apply();

    assertThat(run.linkChanges()).containsExactly("delete 3 -> 2");
  }

  @Test
  void followsCommands() {
    ConnectorDefinition acme = teams(true);
    teams(repository.complete(acme)).rows("Group.members", ",g,1", ",g,2", ",h,1", ",h,2").apply();

    ARun run =
        repository
            .incremental(acme)
            .rows("Group.members", "delete,g,1", "insert,g,3", "set,h,2", "set,h,3");
    Plan plan = run.plan();
    run.apply(plan);

    assertThat(repository.links("Group.members"))
        .containsExactly("g -> 2", "g -> 3", "h -> 2", "h -> 3");
    assertThat(plan.links())
        .containsEntry("Group.members", new Counters(4, 0, 0, 0, 2, 0, 2, 1, 0));
    repository.incremental(acme).rows("Group.members", "set,h,").apply();
    assertThat(repository.links("Group.members")).containsExactly("g -> 2", "g -> 3");
  }

  /** Links that go in the same plan make room. */
  @Test
  void letsTheFirstLinksOfACommandFileThroughUpToTheLimit() {
    ConnectorDefinition acme =
        AConnector.named("acme").users().groups().maxTargets(2).members(true).build();
    teams(repository.complete(acme)).rows("Group.members", ",g,1", ",g,2").apply();

    ARun run =
        repository
            .incremental(acme)
            .rows("User", "insert,4,dan,")
            .rows(
                "Group.members",
                "delete,g,1",
                "insert,g,2",
                "insert,g,3",
                "insert,g,4",
                "insert,h,2",
                "insert,h,1",
                "insert,h,4",
                "insert,h,3");
    run.apply();

    assertThat(run.rejects())
        .containsExactlyInAnyOrder(
            "too-many-targets g g 4", "too-many-targets h h 3", "too-many-targets h h 4");
    assertThat(repository.links("Group.members"))
        .containsExactly("g -> 2", "g -> 3", "h -> 1", "h -> 2");
  }

  @Test
  void setsTheOneTarget() {
    staff(repository.complete(staff), ",1,2").apply();

    ARun set = repository.incremental(staff).rows("User.manager", "set,1,3", "set,2,3");
    set.apply();
    assertThat(set.linkChanges()).containsExactly("update 1 -> 3 (was 2)", "insert 2 -> 3");

    ARun delete = repository.incremental(staff).rows("User.manager", "delete,1,3", "delete,3,1");
    assertThat(delete.plan().links().get("User.manager").unchanged()).isEqualTo(1);
    assertThat(delete.linkChanges()).containsExactly("delete 1 -> 3");
  }

  @Test
  void deletesByTheValuesThatTheStoredResourcesHave() {
    ConnectorDefinition acme = teams(false);
    teams(repository.complete(acme)).rows("Group.members", ",cn=g,ann", ",cn=g,bob").apply();

    // The source renames ann and removes the link that it knew under her old name.
    ARun run =
        repository
            .incremental(acme)
            .rows("User", "update,1,anna,")
            .rows("Group.members", "delete,cn=g,ann");
    run.apply();

    assertThat(repository.links("Group.members")).containsExactly("g -> 2");
  }

  @Test
  void findsEndsAsThePlanWillHaveThem() {
    ConnectorDefinition acme = teams(false);
    teams(repository.complete(acme)).apply();

    ARun run =
        repository
            .complete(acme)
            .rows("User", ",1,bob,", ",2,ann,", ",4,dan,")
            .rows("Group", ",g,cn=new", ",h,cn=h")
            .rows("Group.members", ",cn=g,bob", ",cn=h,cid", ",cn=new,ann", ",cn=new,dan");
    run.apply();

    assertThat(repository.links("Group.members")).containsExactly("g -> 2", "g -> 4");
    assertThat(run.rejects()).isEmpty();
    assertThat(repository.pendingLinks()).containsExactly("cn=g -> bob", "cn=h -> cid");
  }

  @Test
  void makesPendingLinksWhenTheEndTurnsUp() {
    ARun first =
        repository.complete(staff).rows("User", ",1,ann,").rows("User.manager", ",1,9", ",8,1");
    Plan plan = first.plan();
    first.apply(plan);
    assertThat(plan.links()).containsEntry("User.manager", new Counters(2, 0, 2, 0, 0, 0, 0, 0, 0));
    assertThat(first.rejects()).isEmpty();
    assertThat(repository.pendingLinks()).containsExactly("1 -> 9", "8 -> 1");

    ARun second = repository.incremental(staff).rows("User", "insert,9,zoe,");
    second.apply();
    assertThat(second.linkChanges()).containsExactly("insert 1 -> 9");
    assertThat(repository.links("User.manager")).containsExactly("1 -> 9");
    assertThat(repository.pendingLinks()).containsExactly("8 -> 1");

    ARun third =
        repository.complete(staff).rows("User", ",1,ann,", ",9,zoe,").rows("User.manager", ",1,9");
    third.apply();
    assertThat(third.linkChanges()).isEmpty();
    assertThat(repository.pendingLinks()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void countsWhatWaitedBeforeAndListsItNoMore(boolean complete) {
    String[] people = {",1,ann,"};
    repository.complete(staff).rows("User", people).rows("User.manager", ",1,9", ",8,1").apply();

    ARun again =
        complete
            ? repository.complete(staff).rows("User", people).rows("User.manager", ",1,9", ",8,1")
            : repository.incremental(staff);
    Plan plan = again.plan();
    again.apply(plan);

    assertThat(plan.links().get("User.manager").pending()).isEqualTo(2);
    assertThat(again.newlyPending()).isEmpty();
    assertThat(again.rejects()).isEmpty();
  }

  @Test
  void listsWhatWaitsFromNowOn() {
    ARun run = staff(repository.complete(staff), ",1,2", ",1,9", ",2,9");
    run.apply();

    assertThat(run.newlyPending()).containsExactly("1 -> 9", "2 -> 9");
    ARun more = repository.incremental(staff).rows("User.manager", "set,3,7");
    assertThat(more.plan().links().get("User.manager").pending()).isEqualTo(3);
    assertThat(more.newlyPending()).containsExactly("3 -> 7");
  }

  /** Names are compared as they are, so another case names nobody. */
  @Test
  void plansToEmptyAGroupWhoseMembersAreNamedInAnotherCase() {
    ConnectorDefinition acme = teams(false);
    teams(repository.complete(acme)).rows("Group.members", ",cn=g,ann", ",cn=g,bob").apply();

    ARun run = teams(repository.complete(acme)).rows("Group.members", ",cn=g,ANN", ",cn=g,BOB");

    assertThat(run.plan().links())
        .containsEntry("Group.members", new Counters(2, 0, 2, 0, 0, 0, 2, 0, 0));
    assertThat(run.newlyPending()).containsExactly("cn=g -> ANN", "cn=g -> BOB");
    assertThat(repository.links("Group.members")).containsExactly("g -> 1", "g -> 2");
  }

  @Test
  void changesPendingLinksByCommand() {
    ConnectorDefinition acme = teams(true);
    teams(repository.complete(acme)).rows("Group.members", ",g,7", ",g,8", ",h,9").apply();

    repository
        .incremental(acme)
        .rows("Group.members", "delete,g,7", "insert,g,9", "set,h,6")
        .apply();

    assertThat(repository.pendingLinks()).containsExactly("g -> 8", "g -> 9", "h -> 6");
  }

  @Test
  void keepsPendingLinksOfOwnersWithRejectedRows() {
    staff(repository.complete(staff), ",1,9").apply();

    ARun run =
        repository
            .complete(staff)
            .rows("User", ",1,ann,", ",9,zoe,")
            .rows("User.manager", "keep,1,");
    run.apply();

    assertThat(repository.links("User.manager")).containsExactly("1 -> 9");
    assertThat(repository.pendingLinks()).isEmpty();
  }

  @Test
  void plansTheLinksThatGoWithAnEnd() {
    staff(repository.complete(staff), ",1,2", ",3,1").apply();

    ARun run =
        repository
            .complete(staff)
            .rows("User", ",1,ann,", ",3,cid,")
            .rows("User.manager", ",1,2", ",3,1");
    run.apply();

    assertThat(run.linkChanges()).containsExactly("delete 1 -> 2");
    assertThat(run.rejects()).isEmpty();
    assertThat(repository.pendingLinks()).containsExactly("1 -> 2");
  }

  @Test
  void remembersInIncrementalWhatGoesWithAnEnd() {
    ConnectorDefinition acme = teams(false);
    teams(repository.complete(acme)).rows("Group.members", ",cn=g,ann", ",cn=g,bob").apply();

    ARun gone =
        repository
            .incremental(acme)
            .rows("User", "delete,1,,", "delete,2,,")
            .rows("Group.members", "delete,cn=g,bob");
    gone.apply();
    assertThat(gone.linkChanges()).containsExactly("delete g -> 1", "delete g -> 2");
    assertThat(repository.pendingLinks()).containsExactly("cn=g -> ann");

    repository.incremental(acme).rows("User", "insert,1,ann,").apply();
    assertThat(repository.links("Group.members")).containsExactly("g -> 1");
    assertThat(repository.pendingLinks()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void forgetsWhatWentWithAnOwnerThatACommandDeletes(boolean byKey) {
    ConnectorDefinition acme = teams(byKey);
    teams(repository.complete(acme))
        .rows("Group.members", member(byKey, "", 1), byKey ? ",g,9" : ",cn=g,zoe")
        .apply();

    repository.incremental(acme).withCommands().rows("Group", "delete,g,").apply();
    assertThat(repository.pendingLinks()).isEmpty();

    repository
        .incremental(acme)
        .withCommands()
        .rows("Group", "insert,g,cn=g")
        .rows("Group.members", member(byKey, "insert", 3))
        .apply();
    assertThat(repository.links("Group.members")).containsExactly("g -> 3");
  }

  @Test
  void remembersWhatWentWithATargetThatACommandDeletes() {
    ConnectorDefinition acme = teams(true);
    teams(repository.complete(acme)).rows("Group.members", ",g,1", ",g,2", ",h,2").apply();

    repository
        .incremental(acme)
        .withCommands()
        .rows("User", "delete,1,,", "delete,2,,")
        .rows("Group", "delete,h,")
        .apply();
    assertThat(repository.pendingLinks()).containsExactly("g -> 1", "g -> 2");

    repository.incremental(acme).withCommands().rows("User", "insert,2,bob,").apply();
    assertThat(repository.links("Group.members")).containsExactly("g -> 2");
  }

  @Test
  void plansTheLinksOfOthersThatGoWithAnEnd() {
    ConnectorDefinition users =
        AConnector.named("acme")
            .users()
            .limit(Threshold.MAX_LINK_PERCENTAGE_DELETED_LINES, 10)
            .build();
    ConnectorDefinition other = AConnector.named("other").groups().members(true).build();
    repository.complete(users).rows("User", ",1,ann,", ",2,bob,").apply();
    repository
        .complete(other)
        .rows("Group", ",g,cn=g")
        .rows("Group.members", ",g,1", ",g,2")
        .apply();

    ARun run = repository.complete(users).rows("User", ",1,ann,");
    Plan plan = run.plan();
    run.apply(plan);

    assertThat(run.linkChanges()).containsExactly("delete g -> 2");
    assertThat(plan.links())
        .containsEntry("Group.members", new Counters(0, 0, 0, 0, 0, 0, 1, 0, 0));
    assertThat(plan.breaches())
        .containsExactly(new Breach("acme", "maxLinkPercentageDeletedLines", 10, 50, 1L, 2L));
    assertThat(repository.links("Group.members")).containsExactly("g -> 1");
  }

  @Test
  void touchesItsOwnLinksOnly() {
    ConnectorDefinition first = teams(true);
    teams(repository.complete(first)).rows("Group.members", ",g,1").apply();
    ConnectorDefinition second =
        AConnector.named("second").type("Badge", "code").members(true).build();

    ARun run = repository.complete(second).rows("Group.members", ",h,2");
    run.apply();

    assertThat(run.linkChanges()).containsExactly("insert h -> 2");
    assertThat(repository.links("Group.members")).containsExactly("g -> 1", "h -> 2");
  }

  @Test
  void plansThoseOfOthersInAnAssociationOfItsOwn() {
    ConnectorDefinition first = teams(true);
    teams(repository.complete(first)).rows("Group.members", ",g,1").apply();
    ConnectorDefinition second =
        AConnector.named("second").type("Badge", "code").members(true).build();
    repository.complete(second).rows("Group.members", ",h,2").apply();

    ARun run =
        repository
            .complete(first)
            .rows("User", ",1,ann,", ",3,cid,")
            .rows("Group", ",g,cn=g", ",h,cn=h")
            .rows("Group.members", ",g,1");
    Plan plan = run.plan();

    assertThat(run.linkChanges()).containsExactly("delete h -> 2");
    assertThat(plan.links())
        .containsEntry("Group.members", new Counters(1, 0, 0, 0, 0, 0, 1, 1, 0));
  }

  @Test
  void leavesADeactivatedResourceItsLinks() {
    ConnectorDefinition lenient =
        AConnector.named("acme").onMissing(OnMissing.DEACTIVATE).users().managers(null).build();
    staff(repository.complete(lenient), ",1,2").apply();

    ARun run =
        repository
            .complete(lenient)
            .rows("User", ",1,ann,", ",3,cid,")
            .rows("User.manager", ",1,2");
    run.apply();

    assertThat(run.changes()).containsExactly("deactivate 2");
    assertThat(run.linkChanges()).isEmpty();
  }
}
