package dev.sluice.repository.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.OnMissing;
import dev.sluice.contract.definition.Scope;
import dev.sluice.contract.repository.Plan;
import dev.sluice.contract.run.Counters;
import dev.sluice.repository.plan.AConnector;
import dev.sluice.repository.plan.ARun;
import dev.sluice.repository.plan.Repository;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class IncrementalIT {
  private final Repository repository = new Repository();
  private final ConnectorDefinition acme =
      AConnector.named("acme")
          .withStatus()
          .type("User", "employeeId", AConnector.unique("login"), AConnector.required("name"))
          .build();

  @BeforeEach
  void holdAnnAndBob() {
    repository.complete(acme).rows("User", ",1,ann,Ann,", ",2,bob,Bob,").apply();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "insert,3,cid,Cid,        | insert 3     | 3 {'name': 'Cid', 'login': 'cid'}",
        "insert,3,,Cid,false      | insert 3     | off 3 {'name': 'Cid'}",
        "merge,3,cid,Cid,         | insert 3     | 3 {'name': 'Cid', 'login': 'cid'}",
        "update,1,,Anna,          | update 1     | 1 {'name': 'Anna', 'login': 'ann'}",
        "merge,1,,Anna,           | update 1     | 1 {'name': 'Anna', 'login': 'ann'}",
        "update,1,NULL_NULL,,     | update 1     | 1 {'name': 'Ann'}",
        "replace,1,,Anna,         | update 1     | 1 {'name': 'Anna'}",
        "replace,1,,Anna,false    | deactivate 1 | off 1 {'name': 'Anna'}",
        "replace,3,cid,Cid,       | insert 3     | 3 {'name': 'Cid', 'login': 'cid'}",
        "update,1,,,false         | deactivate 1 | off 1 {'name': 'Ann', 'login': 'ann'}",
        "update,1,,Anna,false     | deactivate 1 | off 1 {'name': 'Anna', 'login': 'ann'}",
      })
  void followsTheCommand(String row, String change, String resource) {
    ARun run = repository.incremental(acme).withCommands().rows("User", row);
    run.apply();

    assertThat(run.changes()).containsExactly(change);
    assertThat(repository.resources("User")).contains(resource.replace('\'', '"'));
    assertThat(repository.isConsistent("User", "login")).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "insert,1,new,New,      | known-key 1",
        "update,3,new,New,      | unknown-key 3",
        "delete,3,,,            | unknown-key 3",
        "update,1,,NULL_NULL,   | required 1",
        "merge,1,,NULL_NULL,    | required 1",
        "merge,3,cid,,          | required 3",
        "insert,3,cid,NULL_NULL, | required 3",
        "update,1,bob,,         | not-unique 1",
        "insert,3,bob,Cid,      | not-unique 3",
        "replace,1,ann,,        | required 1",
        "replace,1,bob,Anna,    | not-unique 1",
      })
  void refusesTheRowAndGoesOn(String row, String reject) {
    var before = repository.resources("User");
    ARun run = repository.incremental(acme).withCommands().rows("User", row);
    Plan plan = run.plan();
    run.apply(plan);

    assertThat(run.rejects()).containsExactly(reject);
    assertThat(plan.resources().get("User").rejected()).isEqualTo(1);
    assertThat(repository.resources("User")).isEqualTo(before);
  }

  @Test
  void countsWhatChangesNothing() {
    ARun run =
        repository.incremental(acme).withCommands().rows("User", "update,1,ann,,true", "keep,2,,,");

    assertThat(run.plan().resources())
        .containsEntry("User", new Counters(2, 0, 0, 0, 0, 0, 0, 1, 0));
  }

  @Test
  void deletesWhatTheCommandNames() {
    repository.incremental(acme).withCommands().rows("User", "delete,1,,,").apply();

    assertThat(repository.resources("User")).hasSize(1);
  }

  @Test
  void removesWhatThereMayBe() {
    ARun run =
        repository.incremental(acme).withCommands().rows("User", "remove,1,,,", "remove,3,,,");
    run.apply();

    assertThat(run.changes()).containsExactly("delete 1");
    assertThat(run.rejects()).isEmpty();
    assertThat(repository.resources("User")).hasSize(1);
  }

  @Test
  void deactivatesInsteadAndTakesBack() {
    ConnectorDefinition lenient =
        AConnector.named("acme").onMissing(OnMissing.DEACTIVATE).users().build();
    ARun delete = repository.incremental(lenient).rows("User", "delete,1,,");
    delete.apply();
    assertThat(delete.changes()).containsExactly("deactivate 1");

    ARun back = repository.incremental(lenient).rows("User", "insert,1,ann,Anna");
    back.apply();

    assertThat(back.changes()).containsExactly("update 1");
    assertThat(repository.resources("User")).contains("1 {\"name\": \"Anna\", \"login\": \"ann\"}");
  }

  @Test
  void meetsWhatPeopleMade() {
    repository.madeByHand("User", "5", "{\"login\": \"eve\", \"room\": \"7\"}");

    ARun computed = repository.incremental(acme).rows("User", "insert,5,eve,Eve,");
    computed.apply();

    assertThat(computed.changes()).containsExactly("update 5");
    assertThat(repository.resources("User"))
        .contains("5 {\"name\": \"Eve\", \"room\": \"7\", \"login\": \"eve\"}");
    ARun gone = repository.incremental(acme).rows("User", "delete,5,,,");
    gone.apply();
    assertThat(gone.changes()).isEmpty();
    ARun commanded = repository.incremental(acme).withCommands().rows("User", "delete,5,,,");
    commanded.apply();
    assertThat(commanded.changes()).containsExactly("delete 5");
  }

  @Test
  void comesToTheSameAsACompleteRun() {
    ConnectorDefinition adopting =
        AConnector.named("new")
            .adopting()
            .type("User", "employeeId", AConnector.unique("login"))
            .build();

    ARun adopted = repository.incremental(adopting).rows("User", "update,1,ann", "update,2,bob");
    adopted.apply();

    // Without the name, which the new connector does not have, and without a status.
    assertThat(adopted.changes()).containsExactly("update 1", "update 2");
    assertThat(repository.resources("User"))
        .containsExactly("1 {\"login\": \"ann\"}", "2 {\"login\": \"bob\"}");
    ARun complete = repository.complete(adopting).rows("User", ",1,ann", ",2,bob");
    complete.apply();
    assertThat(complete.changes()).isEmpty();
  }

  @Test
  void switchesOnWhatNoStatusColumnKeepsOffAnyMore() {
    repository.incremental(acme).rows("User", "update,1,ann,Ann,false").apply();
    ConnectorDefinition withoutStatus =
        AConnector.named("acme")
            .type("User", "employeeId", AConnector.unique("login"), AConnector.required("name"))
            .build();

    ARun run = repository.incremental(withoutStatus).rows("User", "update,1,ann,Ann");
    run.apply();

    assertThat(run.changes()).containsExactly("update 1");
    assertThat(repository.resources("User")).contains("1 {\"name\": \"Ann\", \"login\": \"ann\"}");
  }

  @ParameterizedTest
  @EnumSource(Scope.class)
  void deletesOfOthersWhatACompleteRunWould(Scope scope) {
    ConnectorDefinition scoped =
        AConnector.named("new").scope(scope).type("User", "employeeId").build();

    ARun run = repository.incremental(scoped).rows("User", "delete,1");
    run.apply();

    assertThat(run.rejects()).isEmpty();
    assertThat(run.changes()).isEqualTo(scope == Scope.CONNECTOR ? List.of() : List.of("delete 1"));
  }

  /** The agent's files hold rows that the server refused or that met a conflict. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "update,3,cid,Cid,        | insert 3     | 3 {'name': 'Cid', 'login': 'cid'}",
        "update,3,NULL_NULL,Cid,  | insert 3     | 3 {'name': 'Cid'}",
        "insert,1,,Anna,          | update 1     | 1 {'name': 'Anna'}",
        "insert,1,ann,Anna,false  | deactivate 1 | off 1 {'name': 'Anna', 'login': 'ann'}",
        "insert,1,ann,Ann,        |              | 1 {'name': 'Ann', 'login': 'ann'}",
        "delete,3,,,              |              | 1 {'name': 'Ann', 'login': 'ann'}",
      })
  void judgesComputedRowsByWhatIsStored(String row, String change, String resource) {
    ARun run = repository.incremental(acme).rows("User", row);
    Plan plan = run.plan();
    run.apply(plan);

    assertThat(run.rejects()).isEmpty();
    assertThat(run.changes()).isEqualTo(change == null ? List.of() : List.of(change));
    assertThat(plan.resources().get("User").unchanged()).isEqualTo(change == null ? 1 : 0);
    assertThat(repository.resources("User")).contains(resource.replace('\'', '"'));
    assertThat(repository.isConsistent("User", "login")).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Scope.class)
  void neverDeletesWhatIsNotThere(Scope scope) {
    ConnectorDefinition scoped = AConnector.named("acme").scope(scope).users().build();
    ARun run = repository.incremental(scoped).rows("User", "delete,3,,");
    run.apply();

    assertThat(run.rejects()).isEmpty();
    assertThat(run.changes()).isEmpty();
  }

  @Test
  void takesARowThatWasRefusedBeforeOnceItsValueIsFree() {
    ARun refused = repository.incremental(acme).rows("User", "insert,3,bob,Cid,");
    refused.apply();
    assertThat(refused.rejects()).containsExactly("not-unique 3");

    ARun corrected = repository.incremental(acme).rows("User", "update,3,cid,Cid,");
    corrected.apply();

    assertThat(corrected.rejects()).isEmpty();
    assertThat(corrected.changes()).containsExactly("insert 3");
  }

  @Test
  void stillWantsAllRequiredValuesOfAComputedRow() {
    ARun run = repository.incremental(acme).rows("User", "update,3,cid,NULL_NULL,");
    run.apply();

    assertThat(run.rejects()).containsExactly("required 3");
  }

  @Test
  void ignoresThatARowOfAnotherConnectorsResourceIsGone() {
    repository.stored("User", "9", "{}", "connector", "other", "csv");

    ARun gone = repository.incremental(acme).rows("User", "delete,9,,,");
    gone.apply();
    assertThat(gone.rejects()).isEmpty();
    assertThat(gone.changes()).isEmpty();
    ARun there = repository.incremental(acme).rows("User", "update,9,eve,Eve,");
    there.apply();
    assertThat(there.rejects()).containsExactly("owned-by-another-connector 9");
  }

  @Test
  void leavesTheResourcesOfOthersAlone() {
    repository.stored("User", "9", "{}", "connector", "other", "csv");

    ARun run = repository.incremental(acme).withCommands().rows("User", "delete,9,,,");
    run.apply();

    assertThat(run.rejects()).containsExactly("owned-by-another-connector 9");
  }
}
