package dev.sluice.repository.apply;

import static dev.sluice.repository.jooq.Tables.UNSETTLED_ROW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.repository.Plan;
import dev.sluice.repository.plan.AConnector;
import dev.sluice.repository.plan.ARun;
import dev.sluice.repository.plan.Repository;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an agent is asked for again, since its files hold rows that were not taken. */
class UnsettledRowsIT {
  private final Repository repository = new Repository();
  private final ConnectorDefinition acme =
      AConnector.named("acme").users().groups().managers(null).members(false).build();

  @BeforeEach
  void refuseTheLaterOfTwo() {
    ARun run =
        repository
            .complete(acme)
            .rows("User", ",1,ann,", ",2,bob,", ",3,ann,")
            .rows("Group", ",g,cn=g");
    run.apply();
    assertThat(run.rejects()).containsExactly("not-unique 3");
  }

  @Test
  void areThoseThatTheServerRefused() {
    assertThat(unsettled("acme")).containsExactly("User 3");
  }

  @Test
  void areRefusedAgainUntilTheyAreSettled() {
    ARun again = repository.incremental(acme).rows("User", "update,3,ann,");
    Plan plan = again.plan();
    again.apply(plan);
    assertThat(again.rejects()).containsExactly("not-unique 3");
    assertThat(plan.resources().get("User").rejected()).isEqualTo(1);
    assertThat(unsettled("acme")).containsExactly("User 3");

    ARun freed = repository.incremental(acme).rows("User", "update,1,anna,", "update,3,ann,");
    Plan settling = freed.plan();
    freed.apply(settling);
    assertThat(freed.changes()).containsExactly("update 1", "insert 3");
    assertThat(unsettled("acme")).isEmpty();
    freed.apply(settling);
    assertThat(unsettled("acme")).isEmpty();
  }

  @Test
  void stayAsTheyAreWhereARunIsNotApplied() {
    repository.incremental(acme).rows("User", "update,1,anna,", "update,3,ann,").plan();
    assertThat(unsettled("acme")).containsExactly("User 3");
    repository.complete(acme).rows("User", ",1,ann,", ",4,ann,").plan();
    assertThat(unsettled("acme")).containsExactly("User 3");
  }

  @Test
  void areSettledWhereTheSourceHasThemNoMore() {
    ARun run = repository.incremental(acme).rows("User", "delete,3,,");
    run.apply();

    assertThat(run.rejects()).isEmpty();
    assertThat(run.changes()).isEmpty();
    assertThat(unsettled("acme")).isEmpty();
  }

  @Test
  void stayWhereTheAgentRejectsTheirRow() {
    ARun run = repository.incremental(acme);
    var attempt = run.begin();
    run.send(attempt, "User");
    run.send(attempt, "Group");
    run.send(attempt, "User.manager");
    run.send(attempt, "Group.members");
    run.sendRejects(attempt, "User", "line,column,code,reason,key\n4,name,type,no date,3,3,x\n");
    run.apply(run.finish(attempt));

    assertThat(unsettled("acme")).containsExactly("User 3");
  }

  @Test
  void areAdoptedOnceTheyMayBe() {
    ConnectorDefinition other = AConnector.named("other").users().build();
    ARun refused = repository.complete(other).rows("User", ",1,ann,Ann", ",2,bob,Bob");
    refused.apply();
    assertThat(refused.rejects())
        .containsExactly("owned-by-another-connector 1", "owned-by-another-connector 2");
    assertThat(unsettled("other")).containsExactly("User 1", "User 2");
    assertThat(unsettled("acme")).containsExactly("User 3");

    ConnectorDefinition adopting = AConnector.named("other").adopting().users().build();
    ARun run =
        repository.incremental(adopting).rows("User", "update,1,ann,Ann", "update,2,bob,Bob");
    run.apply();

    assertThat(run.changes()).containsExactly("update 1", "update 2");
    assertThat(unsettled("other")).isEmpty();
  }

  @Test
  void areThoseWhoseChangeMetAConflict() {
    ARun run =
        repository
            .incremental(acme)
            .rows("User", "update,1,anna,", "delete,2,,", "delete,3,,", "insert,5,eve,");
    Plan plan = run.plan();
    repository.changedByHand("User", "1", "{\"login\": \"hand\"}");
    repository.changedByHand("User", "2", "{\"login\": \"bob\", \"name\": \"B\"}");
    repository.madeByHand("User", "5", "{}");
    run.apply(plan);
    assertThat(unsettled("acme")).containsExactly("User 1", "User 2", "User 5");

    ARun next =
        repository.incremental(acme).rows("User", "update,1,anna,", "delete,2,,", "update,5,eve,");
    next.apply();

    assertThat(next.changes()).containsExactly("update 1", "delete 2", "update 5");
    assertThat(unsettled("acme")).isEmpty();
  }

  @Test
  void areTheOwnersOfLinksThatMetAConflict() {
    ARun run =
        repository
            .incremental(acme)
            .rows("User", "insert,7,gus,")
            .rows("User.manager", "set,1,7", "set,2,1")
            .rows("Group.members", "insert,cn=g,gus", "insert,cn=g,bob");
    Plan plan = run.plan();
    repository.madeByHand("User", "7", "{\"login\": \"hand\"}");
    run.apply(plan);
    assertThat(run.linkChanges())
        .containsExactly(
            "insert g -> 2", "conflict insert g -> 7", "conflict insert 1 -> 7", "insert 2 -> 1");
    assertThat(unsettled("acme")).containsExactly("Group.members cn=g", "User 7", "User.manager 1");

    ARun next =
        repository
            .incremental(acme)
            .rows("User", "update,7,gus,")
            .rows("User.manager", "set,1,7")
            .rows("Group.members", "set,cn=g,bob", "set,cn=g,gus");
    Plan settling = next.plan();
    next.apply(settling);

    assertThat(next.linkChanges()).containsExactly("insert g -> 7", "insert 1 -> 7");
    assertThat(settling.links().get("Group.members").unchanged()).isEqualTo(1);
    assertThat(repository.links("Group.members")).containsExactly("g -> 2", "g -> 7");
    assertThat(unsettled("acme")).isEmpty();
  }

  @Test
  void areTheOwnersOfLinksToANameThatAConflictWithheld() {
    ARun run =
        repository
            .incremental(acme)
            .rows("User", "update,2,robert,", "delete,3,,")
            .rows("Group.members", "insert,cn=g,robert");
    Plan plan = run.plan();
    repository.changedByHand("User", "2", "{\"login\": \"bob\", \"name\": \"B\"}");
    run.apply(plan);

    assertThat(run.linkChanges()).containsExactly("conflict insert g -> 2");
    assertThat(repository.links("Group.members")).isEmpty();
    assertThat(unsettled("acme")).containsExactly("Group.members cn=g", "User 2");
  }

  @Test
  void areNoRowsOfCommands() {
    ARun run = repository.incremental(acme).withCommands().rows("User", "insert,9,ann,");
    run.apply();

    assertThat(run.rejects()).containsExactly("not-unique 9");
    assertThat(unsettled("acme")).containsExactly("User 3");
  }

  private List<String> unsettled(String connector) {
    return repository
        .dsl
        .selectFrom(UNSETTLED_ROW)
        .where(UNSETTLED_ROW.CONNECTOR.eq(connector))
        .orderBy(UNSETTLED_ROW.TARGET, UNSETTLED_ROW.KEY)
        .fetch(row -> row.getTarget() + " " + row.getKey());
  }
}
