package dev.sluice.repository.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.OnMissing;
import dev.sluice.contract.repository.Plan;
import dev.sluice.repository.plan.AConnector;
import dev.sluice.repository.plan.ARun;
import dev.sluice.repository.plan.Repository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Unique values hold among active resources; whoever is off yields them. */
class SwitchedOffValuesIT {
  /** The ways in which a run learns that Ann is gone and that somebody else has her login now. */
  enum Way {
    COMPLETE,
    COMPUTED,
    COMMANDS,
    STATUS
  }

  private final Repository repository = new Repository();
  private final ConnectorDefinition acme =
      AConnector.named("acme")
          .onMissing(OnMissing.DEACTIVATE)
          .users()
          .groups()
          .members(false)
          .build();
  private final ConnectorDefinition withStatus =
      AConnector.named("acme").onMissing(OnMissing.DEACTIVATE).withStatus().users().build();

  @BeforeEach
  void holdAnnAndBob() {
    repository
        .complete(acme)
        .rows("User", ",1,ann,", ",2,bob,")
        .rows("Group", ",g,cn=g")
        .rows("Group.members", ",cn=g,ann", ",cn=g,bob")
        .apply();
  }

  @AfterEach
  void everyValueIsHeldOnce() {
    assertThat(
            repository.dsl.fetchValue(
                """
                SELECT count(*) FROM (
                  SELECT attributes ->> 'login' AS value FROM resource WHERE entity_type = 'User'
                  GROUP BY 1) login
                JOIN resource_identifier USING (value)
                """))
        .as("identifiers of logins")
        .isEqualTo(
            repository.dsl.fetchValue(
                "SELECT count(DISTINCT attributes ->> 'login') FROM resource"
                    + " WHERE entity_type = 'User'"));
  }

  @ParameterizedTest
  @EnumSource
  void yieldInTheSameRun(Way way) {
    ARun run = leave(way, "9,ann,");
    run.apply();

    assertThat(run.rejects()).isEmpty();
    assertThat(run.changes()).containsExactly("deactivate 1", "insert 9");
    assertThat(repository.resources("User"))
        .containsExactly(
            "off 1 {\"login\": \"ann\"}", "2 {\"login\": \"bob\"}", "9 {\"login\": \"ann\"}");
  }

  @ParameterizedTest
  @EnumSource
  void yieldInALaterRun(Way way) {
    leave(way, null).apply();
    ARun run = repository.incremental(acme).rows("User", "insert,9,ann,");
    run.apply();

    assertThat(run.rejects()).isEmpty();
    assertThat(run.changes()).containsExactly("insert 9");
    ARun back = repository.incremental(acme).rows("User", "update,1,ann,");
    back.apply();
    assertThat(back.rejects()).containsExactly("not-unique 1");
    ARun whole =
        repository
            .complete(acme)
            .rows("User", ",1,ann,", ",2,bob,", ",9,ann,")
            .rows("Group", ",g,cn=g");
    whole.apply();
    assertThat(whole.rejects()).containsExactly("not-unique 1");
    assertThat(repository.resources("User")).contains("off 1 {\"login\": \"ann\"}");
  }

  @Test
  void comeBackOnceTheirValueIsFree() {
    leave(Way.COMPLETE, "9,ann,").apply();
    ARun run = repository.incremental(acme).rows("User", "update,1,ann,", "update,9,nina,");
    run.apply();

    assertThat(run.rejects()).isEmpty();
    assertThat(repository.resources("User"))
        .containsExactly(
            "1 {\"login\": \"ann\"}", "2 {\"login\": \"bob\"}", "9 {\"login\": \"nina\"}");
    assertThat(repository.isConsistent("User", "login")).isTrue();
  }

  @Test
  void getTheirIdentifierBackOnceItIsGivenUp() {
    leave(Way.COMPLETE, "9,ann,").apply();
    repository.incremental(acme).rows("User", "delete,9,,").apply();
    // Both are off, and whoever held the value goes on holding it until it has another one.
    assertThat(identifiersWaiting()).isEqualTo(1);
    repository.incremental(acme).withCommands().rows("User", "update,9,nina,").apply();

    assertThat(repository.isConsistent("User", "login")).isTrue();
    assertThat(identifiersWaiting()).isZero();
  }

  @Test
  void yieldToWhoWasSwitchedOnByTheSameRun() {
    leave(Way.COMPLETE, "9,ann,").apply();
    ARun run = repository.incremental(acme).rows("User", "update,1,ann,", "delete,9,,");
    run.apply();

    assertThat(run.rejects()).isEmpty();
    assertThat(run.changes()).containsExactly("update 1", "deactivate 9");
    assertThat(repository.resources("User"))
        .contains("1 {\"login\": \"ann\"}", "off 9 {\"login\": \"ann\"}");
  }

  @Test
  void shareAValueAmongThemselves() {
    leave(Way.COMPLETE, "9,ann,").apply();
    repository.complete(acme).rows("User", ",2,bob,", ",8,ann,").rows("Group", ",g,cn=g").apply();

    assertThat(repository.resources("User"))
        .containsExactly(
            "off 1 {\"login\": \"ann\"}",
            "2 {\"login\": \"bob\"}",
            "8 {\"login\": \"ann\"}",
            "off 9 {\"login\": \"ann\"}");
    assertThat(identifiersWaiting()).isEqualTo(2);
  }

  @Test
  void areFoundByTheirValueUntilTheyYieldIt() {
    ARun run =
        repository
            .complete(acme)
            .rows("User", ",2,bob,")
            .rows("Group", ",g,cn=g")
            .rows("Group.members", ",cn=g,ann", ",cn=g,bob");
    run.apply();
    assertThat(run.rejects()).isEmpty();
    assertThat(repository.links("Group.members")).containsExactly("g -> 1", "g -> 2");

    repository
        .complete(acme)
        .rows("User", ",2,bob,", ",9,ann,")
        .rows("Group", ",g,cn=g")
        .rows("Group.members", ",cn=g,ann", ",cn=g,bob")
        .apply();

    assertThat(repository.links("Group.members")).containsExactly("g -> 2", "g -> 9");
  }

  @Test
  void handOnTheirLinksWithTheirValueInIncrementalRuns() {
    repository.incremental(acme).rows("User", "delete,1,,").apply();
    assertThat(repository.links("Group.members")).containsExactly("g -> 1", "g -> 2");

    ARun run = repository.incremental(acme).rows("User", "insert,9,ann,");
    run.apply();

    assertThat(run.linkChanges()).containsExactly("delete g -> 1", "insert g -> 9");
    assertThat(repository.links("Group.members")).containsExactly("g -> 2", "g -> 9");
    repository.incremental(acme).rows("User", "update,9,nina,").apply();
    // Only the next run sees who has the name now.
    repository.incremental(acme).apply();
    assertThat(repository.links("Group.members")).containsExactly("g -> 1", "g -> 2");
  }

  @Test
  void doNotYieldToAPlanThatMeetsThemSwitchedOnAgain() {
    leave(Way.COMPLETE, null).apply();
    ARun run = repository.incremental(acme).rows("User", "insert,9,ann,");
    Plan plan = run.plan();
    repository.dsl.execute(
        "UPDATE resource SET active = true, version = version + 1" + " WHERE key = '1'");
    run.apply(plan);

    assertThat(run.changes()).containsExactly("conflict insert 9");
  }

  @Test
  void enterOffBesideAnActiveOneInAFirstLoad() {
    Repository empty = new Repository();
    ARun run =
        empty.complete(withStatus).rows("User", ",1,ann,,false", ",2,ann,,", ",3,bob,,false");
    run.apply();

    assertThat(run.rejects()).isEmpty();
    assertThat(empty.resources("User"))
        .containsExactly(
            "off 1 {\"login\": \"ann\"}", "2 {\"login\": \"ann\"}", "off 3 {\"login\": \"bob\"}");
    assertThat(empty.identifiers()).isEqualTo(2);
  }

  /** A run after which Ann is off, and if somebody else wants her login, that one is there. */
  private ARun leave(Way way, String claimant) {
    return switch (way) {
      case COMPLETE ->
          repository
              .complete(acme)
              .rows("User", rows(",2,bob,", claimant == null ? null : "," + claimant))
              .rows("Group", ",g,cn=g");
      case COMPUTED ->
          repository
              .incremental(acme)
              .rows("User", rows("delete,1,,", claimant == null ? null : "insert," + claimant));
      case COMMANDS ->
          repository
              .incremental(acme)
              .withCommands()
              .rows("User", rows("delete,1,,", claimant == null ? null : "insert," + claimant));
      case STATUS ->
          repository
              .incremental(withStatus)
              .rows(
                  "User",
                  rows(
                      "update,1,ann,,false", claimant == null ? null : "insert," + claimant + ","));
    };
  }

  private static String[] rows(String first, String second) {
    return second == null ? new String[] {first} : new String[] {first, second};
  }

  private long identifiersWaiting() {
    return repository.dsl.fetchSingle("SELECT count(*) FROM waiting_identifier").get(0, Long.class);
  }
}
