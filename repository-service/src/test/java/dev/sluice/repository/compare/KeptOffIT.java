package dev.sluice.repository.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.OnMissing;
import dev.sluice.repository.plan.AConnector;
import dev.sluice.repository.plan.ARun;
import dev.sluice.repository.plan.Repository;
import java.util.List;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person switched off, no run switches on; what a run switched off, a row takes back. */
class KeptOffIT {
  private final Repository repository = new Repository();
  private final ConnectorDefinition acme =
      AConnector.named("acme").onMissing(OnMissing.DEACTIVATE).withStatus().users().build();
  private final ConnectorDefinition adopting =
      AConnector.named("new")
          .adopting()
          .onMissing(OnMissing.DEACTIVATE)
          .withStatus()
          .users()
          .build();

  @BeforeEach
  void holdAnn() {
    repository.complete(acme).rows("User", ",1,ann,,").apply();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "COMPLETE | ,1,ann,,             |          | off 1 {'login': 'ann'}",
        "COMPLETE | ,1,ann,,true         |          | off 1 {'login': 'ann'}",
        "COMPLETE | ,1,ann,,false        |          | off 1 {'login': 'ann'}",
        "COMPLETE | ,1,ann,Ann,true      | update 1 | off 1 {'name': 'Ann', 'login': 'ann'}",
        "COMPUTED | update,1,ann,,       |          | off 1 {'login': 'ann'}",
        "COMPUTED | update,1,ann,Ann,true| update 1 | off 1 {'name': 'Ann', 'login': 'ann'}",
        "COMPUTED | insert,1,ann,,true   |          | off 1 {'login': 'ann'}",
        "COMMANDS | update,1,,Ann,true   | update 1 | off 1 {'name': 'Ann', 'login': 'ann'}",
        "COMMANDS | merge,1,,,true       |          | off 1 {'login': 'ann'}",
        "COMMANDS | insert,1,ann,,       |          | off 1 {'login': 'ann'}",
        "COMMANDS | delete,1,,,          |          | off 1 {'login': 'ann'}",
        "ADOPTED  | ,1,ann,,true         | update 1 | off 1 {'login': 'ann'}",
      })
  void staysOff(String way, String row, String change, String resource) {
    switchedByHand(false);

    ARun run =
        switch (way) {
          case "COMPLETE" -> repository.complete(acme);
          case "COMPUTED" -> repository.incremental(acme);
          case "ADOPTED" -> repository.complete(adopting);
          default -> repository.incremental(acme).withCommands();
        };
    run.rows("User", row).apply();

    assertThat(run.rejects()).isEmpty();
    assertThat(run.changes()).isEqualTo(change == null ? List.of() : List.of(change));
    assertThat(repository.resources("User")).containsExactly(resource.replace('\'', '"'));
    assertThat(repository.isConsistent("User", "login")).isTrue();
  }

  @Test
  void comesBackWhenAPersonSwitchesItOn() {
    switchedByHand(false);
    switchedByHand(true);
    repository.complete(acme).apply();
    assertThat(repository.resources("User")).containsExactly("off 1 {\"login\": \"ann\"}");

    repository.complete(acme).rows("User", ",1,ann,,").apply();

    assertThat(repository.resources("User")).containsExactly("1 {\"login\": \"ann\"}");
  }

  @Test
  void countsAsUnchangedWhereNothingElseDiffers() {
    switchedByHand(false);

    assertThat(
            repository
                .complete(acme)
                .rows("User", ",1,ann,,true")
                .plan()
                .resources()
                .get("User")
                .unchanged())
        .isEqualTo(1);
  }

  @Test
  void isNotSwitchedOnByAPlanMadeBefore() {
    repository.complete(acme).apply();
    ARun run = repository.complete(acme).rows("User", ",1,ann,,");
    var plan = run.plan();
    switchedByHand(false);
    run.apply(plan);

    assertThat(run.changes()).containsExactly("conflict update 1");
    assertThat(repository.resources("User")).containsExactly("off 1 {\"login\": \"ann\"}");
  }

  private void switchedByHand(boolean on) {
    repository.dsl.execute(
        "UPDATE resource SET active = {0}, kept_off = NOT {0}, version = version + 1,"
            + " content_hash = resource_hash({0}, attributes)",
        DSL.val(on));
  }
}
