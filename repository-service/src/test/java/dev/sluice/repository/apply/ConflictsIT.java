package dev.sluice.repository.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.repository.ApplyResult;
import dev.sluice.contract.repository.Plan;
import dev.sluice.repository.plan.AConnector;
import dev.sluice.repository.plan.ARun;
import dev.sluice.repository.plan.Repository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConflictsIT {
  private final Repository repository = new Repository();
  private final ConnectorDefinition acme = AConnector.named("acme").users().managers(null).build();

  @BeforeEach
  void holdThree() {
    repository
        .complete(acme)
        .rows("User", ",1,ann,", ",2,bob,", ",3,cid,")
        .rows("User.manager", ",1,3", ",2,3")
        .apply();
  }

  @AfterEach
  void nothingHangsInTheAir() {
    assertThat(repository.orphans()).isZero();
  }

  @Test
  void doesNotOverwriteWhatSomebodyElseChanged() {
    ARun run =
        repository
            .complete(acme)
            .rows("User", ",1,anna,", ",2,bobby,", ",3,cid,")
            .rows("User.manager", ",1,3", ",2,3");
    Plan plan = run.plan();
    repository.changedByHand("User", "1", "{\"login\": \"hand\"}");

    ApplyResult result = run.apply(plan);

    assertThat(run.changes()).containsExactly("conflict update 1", "update 2");
    assertThat(result.resources().get("User").conflicts()).isEqualTo(1);
    assertThat(result.resources().get("User").updated()).isEqualTo(2);
    assertThat(repository.resources("User"))
        .startsWith("1 {\"login\": \"hand\"}", "2 {\"login\": \"bobby\"}");
    assertThat(repository.isConsistent("User", "login")).isTrue();
    assertThat(run.apply(plan)).isEqualTo(result);
  }

  @Test
  void doesNotMakeAnewWhatSomebodyElseDeleted() {
    ARun run = repository.incremental(acme).rows("User", "update,1,anna,", "delete,2,,");
    Plan plan = run.plan();
    repository.deletedByHand("User", "1");
    repository.deletedByHand("User", "2");

    run.apply(plan);

    assertThat(run.changes()).containsExactly("conflict update 1", "conflict delete 2");
    assertThat(repository.resources("User")).containsExactly("3 {\"login\": \"cid\"}");
  }

  @Test
  void leavesNoLinkWithoutItsEnds() {
    ARun run =
        repository
            .incremental(acme)
            .rows("User", "insert,4,dan,", "insert,5,eve,")
            .rows("User.manager", "set,4,5", "set,5,1", "set,1,2");
    Plan plan = run.plan();
    repository.madeByHand("User", "4", "{}");
    repository.deletedByHand("User", "2");

    ApplyResult result = run.apply(plan);

    assertThat(run.changes()).containsExactly("conflict insert 4", "insert 5");
    assertThat(run.linkChanges())
        .containsExactly(
            "conflict update 1 -> 2 (was 3)", "conflict insert 4 -> 5", "insert 5 -> 1");
    assertThat(result.links().get("User.manager").conflicts()).isEqualTo(2);
    assertThat(repository.links("User.manager")).containsExactly("1 -> 3", "5 -> 1");
  }

  @Test
  void keepsTheLinksOfWhatStays() {
    ARun run =
        repository.complete(acme).rows("User", ",1,ann,", ",2,bob,").rows("User.manager", ",1,2");
    Plan plan = run.plan();
    repository.changedByHand("User", "3", "{\"login\": \"hand\"}");

    run.apply(plan);

    assertThat(run.changes()).containsExactly("conflict delete 3");
    assertThat(run.linkChanges())
        .containsExactly("update 1 -> 2 (was 3)", "conflict delete 2 -> 3");
    assertThat(repository.links("User.manager")).containsExactly("1 -> 2", "2 -> 3");
  }

  @Test
  void doesNotTakeAValueThatIsHeldMeanwhile() {
    ARun run = repository.incremental(acme).rows("User", "update,1,eve,", "insert,4,dan,");
    Plan plan = run.plan();
    repository.madeByHand("User", "8", "{\"login\": \"dan\"}");

    run.apply(plan);

    assertThat(run.changes()).containsExactly("update 1", "conflict insert 4");
    assertThat(repository.isConsistent("User", "login")).isTrue();
  }

  @Test
  void doesNotTakeWhatAConflictDoesNotGiveUp() {
    ARun run =
        repository
            .incremental(acme)
            .rows("User", "update,1,bob,", "update,2,cid,", "update,3,ann,");
    Plan plan = run.plan();
    repository.changedByHand("User", "3", "{\"login\": \"cid\", \"name\": \"C\"}");

    run.apply(plan);

    assertThat(run.changes())
        .containsExactly("conflict update 1", "conflict update 2", "conflict update 3");
    assertThat(repository.isConsistent("User", "login")).isTrue();
  }

  @Test
  void keepsALinkPendingThatMeetsAConflict() {
    repository.incremental(acme).rows("User.manager", "set,3,7").apply();
    ARun run = repository.incremental(acme).rows("User", "insert,7,gus,");
    Plan plan = run.plan();
    repository.madeByHand("User", "7", "{}");

    run.apply(plan);

    assertThat(run.linkChanges()).containsExactly("conflict insert 3 -> 7");
    assertThat(repository.pendingLinks()).containsExactly("3 -> 7");
    repository.incremental(acme).apply();
    assertThat(repository.links("User.manager")).contains("3 -> 7");
    assertThat(repository.pendingLinks()).isEmpty();
  }

  @Test
  void dropsALinkThatAConflictLeftToADeletedTarget() {
    ARun run =
        repository
            .incremental(acme)
            .rows("User", "delete,3,,", "insert,4,dan,")
            .rows("User.manager", "set,1,4");
    Plan plan = run.plan();
    repository.madeByHand("User", "4", "{}");

    run.apply(plan);

    assertThat(run.linkChanges())
        .containsExactly("delete 1 -> 3", "conflict update 1 -> 4 (was 3)", "delete 2 -> 3");
    assertThat(repository.links("User.manager")).isEmpty();
  }

  @Test
  void forgetsAllIdentifiersOfADeletedResource() {
    repository.dsl.execute(
        "INSERT INTO resource_identifier SELECT 'User', 'formerly', 'anna', id FROM resource"
            + " WHERE key = '1'");

    repository.incremental(acme).rows("User", "delete,1,,").apply();

    assertThat(repository.identifiers()).isEqualTo(2);
  }

  @Test
  void auditsLinksThatWereMadeMeanwhileAndGoWithAnEnd() {
    ConnectorDefinition other = AConnector.named("other").groups().members(true).build();
    ARun run = repository.incremental(acme).rows("User", "delete,1,,");
    Plan plan = run.plan();
    repository.complete(other).rows("Group", ",g,").rows("Group.members", ",g,1").apply();

    run.apply(plan);

    assertThat(run.linkChanges()).containsExactly("delete g -> 1", "delete 1 -> 3");
    assertThat(repository.links("Group.members")).isEmpty();
  }

  @Test
  void auditsThemByTheKeysOfEndsThatHaveGone() {
    ARun run = repository.incremental(acme).rows("User", "delete,1,,", "delete,3,,");
    Plan plan = run.plan();
    repository.dsl.execute(
        """
        INSERT INTO resource_link (association, owner_id, target_id, connector)
        SELECT 'User.deputy', owner.id, target.id, 'other'
        FROM resource owner, resource target
        WHERE (owner.key, target.key) IN (('1', '2'), ('1', '3'), ('2', '3'))
        """);

    run.apply(plan);

    assertThat(run.linkChanges())
        .containsExactlyInAnyOrder(
            "delete 1 -> 2", "delete 1 -> 3", "delete 2 -> 3", "delete 1 -> 3", "delete 2 -> 3");
    assertThat(repository.links("User.deputy")).isEmpty();
  }
}
