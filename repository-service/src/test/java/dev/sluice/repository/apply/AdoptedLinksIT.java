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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A connector adopts resources of another one, and takes over the links that they own. */
class AdoptedLinksIT {
  private final Repository repository = new Repository();
  private final ConnectorDefinition old =
      AConnector.named("old").users().groups().managers(null).members(true).build();
  private final ConnectorDefinition renamed =
      AConnector.named("new").adopting().users().groups().managers(null).members(true).build();

  @BeforeEach
  void loadTheOldOnes() {
    everybody(repository.complete(old))
        .rows("User.manager", ",1,3", ",2,3")
        .rows("Group.members", ",g,1", ",g,2", ",h,3")
        .apply();
  }

  @AfterEach
  void nothingHangsInTheAir() {
    assertThat(repository.orphans()).isZero();
  }

  private static ARun everybody(ARun run) {
    return run.rows("User", ",1,ann,", ",2,bob,", ",3,cid,").rows("Group", ",g,cn=g", ",h,cn=h");
  }

  @ParameterizedTest
  @EnumSource(
      value = Mode.class,
      names = {"INITIAL", "COMPLETE"})
  void takesOverWhatItStatesAndDeletesTheRest(Mode mode) {
    ARun adopting =
        everybody(repository.run(renamed, mode))
            .rows("User.manager", ",1,3", ",2,1")
            .rows("Group.members", ",g,1", ",g,3", ",h,3");
    Plan plan = adopting.plan();
    ApplyResult result = adopting.apply(plan);

    assertThat(adopting.linkChanges())
        .containsExactly(
            "update g -> 1 (was 1) of old",
            "delete g -> 2 of old",
            "insert g -> 3",
            "update h -> 3 (was 3) of old",
            "update 1 -> 3 (was 3) of old",
            "update 2 -> 1 (was 3) of old");
    assertThat(plan.links())
        .containsEntry("Group.members", new Counters(3, 0, 0, 0, 1, 2, 1, 0, 0))
        .containsEntry("User.manager", new Counters(2, 0, 0, 0, 0, 2, 0, 0, 0));
    assertThat(plan.heldLinks())
        .containsEntry("Group.members", 3L)
        .containsEntry("User.manager", 2L);
    assertThat(repository.statements("Group.members"))
        .containsExactly("g -> 1 new", "g -> 3 new", "h -> 3 new");
    assertThat(repository.statements("User.manager")).containsExactly("1 -> 3 new", "2 -> 1 new");
    assertThat(repository.pendingLinks()).isEmpty();
    assertThat(adopting.apply(plan)).isEqualTo(result);
  }

  @Test
  void whatItTookOverGoesWithItsNextRun() {
    everybody(repository.complete(renamed))
        .rows("User.manager", ",1,3", ",2,3")
        .rows("Group.members", ",g,1", ",g,2", ",h,3")
        .apply();
    repository.forgets(old);

    ARun next =
        everybody(repository.complete(renamed))
            .rows("User.manager", ",1,2", ",2,3")
            .rows("Group.members", ",g,1", ",h,3");
    Plan plan = next.plan();
    next.apply(plan);

    assertThat(next.linkChanges()).containsExactly("delete g -> 2", "update 1 -> 2 (was 3)");
    assertThat(plan.heldLinks()).containsEntry("Group.members", 3L);
    assertThat(repository.links("Group.members")).containsExactly("g -> 1", "h -> 3");
    assertThat(repository.links("User.manager")).containsExactly("1 -> 2", "2 -> 3");
  }

  @Test
  void formerConnectorHoldsNothingAfterwards() {
    everybody(repository.complete(renamed))
        .rows("User.manager", ",1,3", ",2,3")
        .rows("Group.members", ",g,1", ",g,2", ",h,3")
        .apply();

    ARun empty = repository.complete(old);
    Plan plan = empty.plan();
    empty.apply(plan);

    assertThat(plan.heldLinks()).containsEntry("Group.members", 0L);
    assertThat(empty.linkChanges()).isEmpty();
    assertThat(repository.links("Group.members")).containsExactly("g -> 1", "g -> 2", "h -> 3");
  }

  @Test
  void whatItStatedBesideTheOwnerIsItsAlone() {
    // Its links were taken while the owners were refused.
    ConnectorDefinition polite =
        AConnector.named("new").users().groups().managers(null).members(true).build();
    everybody(repository.complete(polite)).rows("Group.members", ",g,1", ",h,1").apply();

    ARun adopting = everybody(repository.complete(renamed)).rows("Group.members", ",g,1", ",h,1");
    Plan plan = adopting.plan();
    adopting.apply(plan);

    assertThat(adopting.linkChanges())
        .startsWith("update g -> 1 (was 1) of old", "delete g -> 2 of old", "delete h -> 3 of old");
    assertThat(plan.links())
        .containsEntry("Group.members", new Counters(2, 0, 0, 0, 0, 1, 2, 1, 0));
    assertThat(repository.statements("Group.members")).containsExactly("g -> 1 new", "h -> 1 new");
  }

  @Test
  void ownersThatItDoesNotAdoptKeepTheirLinks() {
    ConnectorDefinition groups = AConnector.named("new").adopting().groups().members(true).build();

    ARun adopting =
        repository.complete(groups).rows("Group", ",g,cn=g").rows("Group.members", ",g,1");
    adopting.apply();

    assertThat(repository.statements("Group.members")).containsExactly("g -> 1 new", "h -> 3 old");
    assertThat(repository.statements("User.manager")).containsExactly("1 -> 3 old", "2 -> 3 old");
  }

  @Test
  void keepsTheLinksOfOwnersWithRejectedRows() {
    ARun adopting =
        everybody(repository.complete(renamed))
            .rows("User.manager", ",1,3", ",2,3")
            .rows("Group.members", "keep,g,", ",h,3");
    adopting.apply();

    assertThat(repository.statements("Group.members"))
        .containsExactly("g -> 1 new", "g -> 2 new", "h -> 3 new");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void adoptsInIncrementalRuns(boolean commands) {
    ARun adopting =
        repository
            .incremental(renamed)
            .rows("Group", "update,g,cn=new")
            .rows("Group.members", "insert,g,1");
    (commands ? adopting.withCommands() : adopting).apply();

    // A command file says nothing of what it does not name.
    assertThat(repository.statements("Group.members"))
        .containsExactly(
            commands
                ? new String[] {"g -> 1 new", "g -> 2 new", "h -> 3 old"}
                : new String[] {"g -> 1 new", "h -> 3 old"});
  }

  @Test
  void commandTakesBackWhatTheFormerConnectorStated() {
    repository
        .incremental(renamed)
        .withCommands()
        .rows("Group", "update,g,cn=new", "update,h,cn=other")
        .rows("Group.members", "delete,g,1", "set,h,1")
        .apply();

    assertThat(repository.statements("Group.members")).containsExactly("g -> 2 new", "h -> 1 new");
  }

  @Test
  void linksFallWithATargetThatGoes() {
    ARun adopting =
        repository
            .complete(renamed)
            .rows("User", ",1,ann,", ",3,cid,")
            .rows("Group", ",g,cn=g", ",h,cn=h")
            .rows("User.manager", ",1,3")
            .rows("Group.members", ",g,1", ",g,2", ",h,3");
    adopting.apply();
    repository.forgets(old);
    repository.deletedByHand("User", "2");

    repository.incremental(renamed).rows("User", "insert,2,bob,").apply();

    assertThat(repository.statements("Group.members"))
        .containsExactly("g -> 1 new", "g -> 2 new", "h -> 3 new");
  }

  @Test
  void ownerThatSomebodyChangedMeanwhileKeepsItsLinks() {
    ARun adopting =
        everybody(repository.complete(renamed))
            .rows("User.manager", ",1,3", ",2,3")
            .rows("Group.members", ",g,1", ",h,3");
    Plan plan = adopting.plan();
    repository.changedByHand("Group", "g", "{\"dn\": \"cn=hand\"}");

    ApplyResult result = adopting.apply(plan);

    assertThat(adopting.linkChanges())
        .contains("conflict update g -> 1 (was 1) of old", "conflict delete g -> 2 of old");
    assertThat(result.links().get("Group.members").conflicts()).isEqualTo(2);
    assertThat(repository.statements("Group.members"))
        .containsExactly("g -> 1 old", "g -> 2 old", "h -> 3 new");
  }

  @Test
  void cancelledAdoptionTakesNothing() {
    everybody(repository.complete(renamed)).plan();

    assertThat(repository.statements("Group.members"))
        .containsExactly("g -> 1 old", "g -> 2 old", "h -> 3 old");
  }

  @Test
  void takesOverWhatAConnectorLeftThatIsGone() {
    // As it was before links went with their owners.
    everybody(repository.complete(renamed)).rows("Group.members", ",g,1").apply();
    repository.dsl.execute(
        """
        INSERT INTO resource_link (association, owner_id, target_id, connector)
        SELECT 'Group.members', owner.id, target.id, 'older'
        FROM resource owner, resource target
        WHERE (owner.key, target.key) IN (('g', '1'), ('g', '3'), ('h', '2'))
        """);
    repository.dsl.execute("INSERT INTO stated_association VALUES ('Group.members', 'older')");

    ARun next = everybody(repository.complete(renamed)).rows("Group.members", ",g,1", ",h,2");
    next.apply();

    assertThat(next.linkChanges())
        .containsExactly(
            "update g -> 1 (was 1) of older",
            "delete g -> 3 of older",
            "update h -> 2 (was 2) of older");
    assertThat(repository.statements("Group.members")).containsExactly("g -> 1 new", "h -> 2 new");
  }
}
