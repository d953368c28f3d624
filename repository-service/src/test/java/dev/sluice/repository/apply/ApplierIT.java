package dev.sluice.repository.apply;

import static dev.sluice.repository.jooq.Tables.CONNECTOR;
import static dev.sluice.repository.jooq.Tables.RESOURCE_CHANGE;
import static dev.sluice.repository.jooq.Tables.RESOURCE_LINK_CHANGE;
import static dev.sluice.repository.jooq.Tables.SYNCHRONIZATION;
import static dev.sluice.repository.plan.ARun.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.sluice.contract.FailureType;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.repository.ApplyRequest;
import dev.sluice.contract.repository.ApplyResult;
import dev.sluice.contract.repository.Plan;
import dev.sluice.contract.run.Counters;
import dev.sluice.contract.run.Decision;
import dev.sluice.repository.TestDatabase;
import dev.sluice.repository.decide.DecideProperties;
import dev.sluice.repository.plan.AConnector;
import dev.sluice.repository.plan.ARun;
import dev.sluice.repository.plan.Repository;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApplierIT {
  private final Repository repository = new Repository();
  private final ConnectorDefinition acme = AConnector.named("acme").users().managers(null).build();

  private ARun aRun() {
    return repository
        .complete(acme)
        .rows("User", ",1,ann,", ",2,bob,")
        .rows("User.manager", ",1,2", ",2,9");
  }

  @Test
  void appliesTwiceAsOnce() {
    ARun run = aRun();
    Plan plan = run.plan();
    ApplyResult first = run.apply(plan);
    List<String> resources = repository.resources("User");

    ApplyResult second = run.apply(plan);

    assertThat(second).isEqualTo(first);
    assertThat(repository.resources("User")).isEqualTo(resources);
    // Only conflicts are marked; that the rest was applied is said by the run's status.
    assertThat(repository.dsl.fetchValues(RESOURCE_CHANGE.STATE)).containsOnly("planned");
    assertThat(repository.dsl.fetchValues(RESOURCE_LINK_CHANGE.STATE)).containsOnly("planned");
  }

  @Test
  void appliesSeveralPlansAtATimeWithFewConnections() throws Exception {
    List<ARun> runs =
        Stream.of("a", "b", "c", "d", "e", "f")
            .map(name -> AConnector.named(name).type("Of-" + name, "id").build())
            .map(each -> repository.complete(each).rows(each.entityTypes().get(0).name(), ",1"))
            .toList();
    ExecutorService callers = Executors.newFixedThreadPool(runs.size());
    try (HikariDataSource pool = new HikariDataSource()) {
      pool.setDataSource(repository.database);
      pool.setMaximumPoolSize(4);
      pool.setConnectionTimeout(2000);
      Applier applier = new Applier(pool, List::of, DecideProperties.DEFAULT);
      List<Callable<ApplyResult>> applies = new ArrayList<>();
      for (ARun run : runs) {
        Plan plan = run.plan();
        applies.add(() -> run.apply(applier, plan));
      }
      for (Future<ApplyResult> applied : callers.invokeAll(applies)) {
        assertThat(applied.get().resources().values())
            .extracting(Counters::inserted)
            .containsExactly(1L);
      }
    } finally {
      callers.shutdownNow();
    }
  }

  @Test
  void endsTheRunInTheSameTransaction() {
    ARun run = aRun();
    Plan plan = run.plan();

    run.apply(new ApplyRequest(run.id.toString(), plan.digest(), List.of(), null));

    var row = repository.dsl.selectFrom(SYNCHRONIZATION).fetchSingle();
    assertThat(row.getStatus()).isEqualTo("COMPLETED");
    assertThat(row.getEndedAt()).isNotNull();
    assertThat(row.getVersion()).isPositive();
    assertThat(repository.dsl.fetchSingle(CONNECTOR).getLastApplied()).isEqualTo(run.id);
  }

  @Test
  void remembersTheFileThatAnIncrementalRunAppliedLast() {

    assertThat(appliedFiles(repository.complete(acme).ofFile("c1"))).isEqualTo("{}");
    assertThat(appliedFiles(commands().ofFile("i1"))).contains("i1");
    // What was applied before a complete run is older than what it brought.
    assertThat(appliedFiles(repository.complete(acme).ofFile("c2"))).contains("i1");
    // A file that is away may come back as it was.
    assertThat(appliedFiles(commands().ofFile(null))).contains("i1");
    assertThat(appliedFiles(repository.incremental(acme).ofFile("i2")))
        .contains("i2")
        .doesNotContain("i1");
  }

  @Test
  void remembersNoFileOfARunThatWasNotApplied() {

    ARun run = commands().ofFile("i1");
    Plan plan = run.plan();
    repository.dsl.update(SYNCHRONIZATION).set(SYNCHRONIZATION.STATUS, "CANCELLED").execute();

    refused(FailureType.RUN_ENDED, () -> run.apply(plan));

    assertThat(appliedFiles()).isEqualTo("{}");
  }

  private ARun commands() {
    return repository.incremental(acme).withCommands();
  }

  private String appliedFiles(ARun run) {
    run.apply();
    return appliedFiles();
  }

  private String appliedFiles() {
    return repository.dsl.fetchSingle(CONNECTOR).getAppliedFiles().data();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE resource_change SET after = '{\"login\": \"eve\"}' WHERE key = '1'",
        "UPDATE resource_change SET after_connector = 'other' WHERE key = '1'",
        "DELETE FROM resource_change WHERE key = '1'",
        "UPDATE resource_link_change SET target_id = 99",
        "DELETE FROM pending_link_change",
        "UPDATE synchronization SET plan_digest = 'other'",
        "UPDATE synchronization SET plan_digest = NULL"
      })
  void refusesAPlanThatIsNotTheReviewedOne(String tampering) {
    ARun run = aRun();
    Plan plan = run.plan();
    assertThat(TestDatabase.asOwner(repository.dsl).execute(tampering)).isPositive();

    refused(FailureType.PLAN_CHANGED, () -> run.apply(plan));

    assertThat(repository.resources("User")).isEmpty();
  }

  @Test
  void refusesADecisionOnAnotherPlan() {
    ARun run = aRun();
    Plan plan = run.plan();
    var decision = new Decision(Decision.Kind.RESUME, "rita", null, "another");

    refused(
        FailureType.PLAN_CHANGED,
        () -> run.apply(new ApplyRequest(run.id.toString(), plan.digest(), List.of(), decision)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"CANCELLED", "FAILED", "SUPERSEDED", "EXPIRED", "PLANNED"})
  void leavesEverythingOfARunThatEndedOtherwise(String status) {
    ARun run = aRun();
    Plan plan = run.plan();
    repository.dsl.update(SYNCHRONIZATION).set(SYNCHRONIZATION.STATUS, status).execute();

    refused(FailureType.RUN_ENDED, () -> run.apply(plan));

    assertThat(repository.resources("User")).isEmpty();
    assertThat(repository.links("User.manager")).isEmpty();
    assertThat(repository.pendingLinks()).isEmpty();
  }
}
