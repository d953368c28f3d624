package dev.sluice.repository.impact;

import static dev.sluice.repository.jooq.Tables.REVIEW_IMPACT;
import static dev.sluice.repository.jooq.Tables.REVIEW_IMPACT_RESOURCE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.repository.plan.AConnector;
import dev.sluice.repository.plan.ARun;
import dev.sluice.repository.plan.Repository;
import dev.sluice.repository.protection.Protections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImpactIT {
  private static final String ANN = ",1,ann,";
  private static final String BOB = ",2,bob,";
  private static final String CID = ",3,cid,";

  private final Repository repository = new Repository();
  private final ConnectorDefinition staff = AConnector.named("acme").users().managers(null).build();
  private final ConnectorDefinition teams =
      AConnector.named("acme").users().groups().members(true).build();

  @Test
  void namesPeopleWhoseManagerGoes() {
    repository
        .complete(staff)
        .rows("User", ANN, BOB, CID)
        .rows("User.manager", ",1,3", ",2,3")
        .apply();

    ARun run = repository.complete(staff).rows("User", ANN, BOB).rows("User.manager", ",2,1");

    assertThat(impact(staff, run)).containsExactly("WITHOUT_TARGET User.manager: 1");
  }

  @Test
  void namesManagersOfNobodyAnyMore() {
    repository
        .complete(staff)
        .rows("User", ANN, BOB, CID)
        .rows("User.manager", ",1,3", ",2,1")
        .apply();

    ARun run =
        repository.complete(staff).rows("User", ANN, BOB, CID).rows("User.manager", ",1,2", ",2,1");

    assertThat(impact(staff, run)).containsExactly("WITHOUT_OWNER User.manager: 3");
  }

  @Test
  void namesGroupsThatAreEmptied() {
    repository
        .complete(teams)
        .rows("User", ANN, BOB)
        .rows("Group", ",g,cn=g", ",h,cn=h")
        .rows("Group.members", ",g,1", ",g,2", ",h,1", ",h,2")
        .apply();

    ARun run =
        repository
            .complete(teams)
            .rows("User", ANN, BOB)
            .rows("Group", ",g,cn=g", ",h,cn=h")
            .rows("Group.members", ",h,1");

    assertThat(impact(teams, run))
        .containsExactly("WITHOUT_TARGET Group.members: g", "WITHOUT_OWNER Group.members: 2");
  }

  @Test
  void doesNotNameWhoeverGoesToo() {
    repository
        .complete(teams)
        .rows("User", ANN, BOB)
        .rows("Group", ",g,cn=g", ",h,cn=h")
        .rows("Group.members", ",g,1", ",h,2")
        .apply();

    ARun run =
        repository
            .complete(teams)
            .rows("User", BOB)
            .rows("Group", ",h,cn=h")
            .rows("Group.members", ",h,2");

    assertThat(impact(teams, run)).isEmpty();
  }

  @Test
  void leavesTheLinksOfOthersAlone() {
    ConnectorDefinition others = AConnector.named("other").members(true).build();
    repository
        .complete(teams)
        .rows("User", ANN, BOB)
        .rows("Group", ",g,cn=g")
        .rows("Group.members", ",g,1", ",g,2")
        .apply();
    repository.complete(others).rows("Group.members", ",g,1").apply();

    ARun run =
        repository
            .complete(teams)
            .rows("User", ANN, BOB)
            .rows("Group", ",g,cn=g")
            .rows("Group.members");

    assertThat(impact(teams, run)).containsExactly("WITHOUT_OWNER Group.members: 2");
  }

  @Test
  void countsTheLinksOfOthersThatGoWithAnEnd() {
    ConnectorDefinition others = AConnector.named("other").members(true).build();
    repository
        .complete(teams)
        .rows("User", ANN, BOB)
        .rows("Group", ",g,cn=g")
        .rows("Group.members", ",g,1")
        .apply();
    repository.complete(others).rows("Group.members", ",g,1").apply();

    ARun run =
        repository.complete(teams).rows("User", BOB).rows("Group", ",g,cn=g").rows("Group.members");

    assertThat(impact(teams, run)).containsExactly("WITHOUT_TARGET Group.members: g");
  }

  @Test
  void namesOwnersOfLinksThatWouldWait() {
    ARun run =
        repository.complete(staff).rows("User", ANN, BOB).rows("User.manager", ",1,2", ",2,nobody");

    assertThat(impact(staff, run)).containsExactly("PENDING User.manager: 2");
  }

  @Test
  void findsNothingInAPlanThatOnlyInserts() {
    assertThat(impact(staff, repository.complete(staff).rows("User", ANN).rows("User.manager")))
        .isEmpty();
  }

  /** What is kept of a run's plan, each with its keys. */
  private List<String> impact(ConnectorDefinition connector, ARun run) {
    run.plan();
    int inspection = Math.abs(run.id.hashCode());
    repository.dsl.transaction(
        configuration ->
            Impact.of(
                    configuration.dsl(),
                    inspection,
                    run.id,
                    connector,
                    Protections.of(configuration.dsl(), connector))
                .keep());
    return repository
        .dsl
        .selectFrom(REVIEW_IMPACT)
        .where(REVIEW_IMPACT.INSPECTION.eq(inspection))
        .orderBy(REVIEW_IMPACT.I)
        .fetch(
            row -> {
              List<String> keys = keys(inspection, row.getI());
              assertThat(keys).hasSize(row.getResources().intValue());
              return "%s %s: %s".formatted(row.getKind(), row.getTarget(), String.join(" ", keys));
            });
  }

  private List<String> keys(int inspection, long impact) {
    return repository
        .dsl
        .selectFrom(REVIEW_IMPACT_RESOURCE)
        .where(REVIEW_IMPACT_RESOURCE.INSPECTION.eq(inspection))
        .and(REVIEW_IMPACT_RESOURCE.I.eq(impact))
        .orderBy(REVIEW_IMPACT_RESOURCE.KEY)
        .fetch(REVIEW_IMPACT_RESOURCE.KEY);
  }
}
