package dev.sluice.repository.turn;

import static dev.sluice.repository.jooq.Tables.CONNECTOR;
import static dev.sluice.repository.jooq.Tables.SYNCHRONIZATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.contract.FailureType;
import dev.sluice.contract.WorkflowIds;
import dev.sluice.contract.repository.ApplyRequest;
import dev.sluice.contract.repository.CloseRequest;
import dev.sluice.contract.repository.HoldRequest;
import dev.sluice.contract.repository.OpenRequest;
import dev.sluice.contract.repository.RepositoryActivities;
import dev.sluice.contract.repository.TurnAnswer;
import dev.sluice.contract.repository.TurnAnswer.Kind;
import dev.sluice.contract.repository.TurnRequest;
import dev.sluice.contract.run.Decision;
import dev.sluice.contract.run.Status;
import dev.sluice.contract.run.SynchronizationRequest;
import dev.sluice.repository.RunningServer;
import dev.sluice.repository.SharedServers;
import dev.sluice.repository.TestTemporal;
import dev.sluice.repository.plan.ARun;
import dev.sluice.repository.run.Synchronization;
import dev.sluice.repository.run.Synchronizations;
import dev.sluice.repository.run.Turn;
import dev.sluice.repository.start.TurnKeeper;
import io.temporal.failure.ApplicationFailure;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two servers on one database and one Temporal; runs whose workflows only listen. */
@ExtendWith(SharedServers.Extension.class)
class TurnsIT {
  private static final String INCREMENTAL = "{\"connector\":\"acme\",\"mode\":\"incremental\"}";
  private static final String COMPLETE = "{\"connector\":\"acme\",\"mode\":\"complete\"}";
  private static final String DRY =
      "{\"connector\":\"acme\",\"mode\":\"complete\",\"dryRun\":true}";
  private static final String EXPORT_ONLY =
      "{\"connector\":\"acme\",\"mode\":\"complete\",\"steps\":[\"export\"]}";

  private static TestTemporal temporal;
  private static RunningServer server;
  private static RunningServer secondServer;

  @BeforeAll
  static void start(SharedServers shared) {
    temporal = shared.temporal();
    server = shared.server();
    secondServer = shared.second();
  }

  @AfterEach
  void closeWhatIsOpen() {
    for (Synchronization run : server.bean(Synchronizations.class).findAll()) {
      if (!run.status().ended() || run.turn() == Turn.GRANTED) {
        close(run.id(), Status.CANCELLED);
      }
    }
  }

  @Test
  void grantsFirstRunAtOnceAndTheNextWhenItEnds() {
    UUID first = opened(INCREMENTAL);
    UUID dry = opened(DRY);

    assertThat(take(first).kind()).isEqualTo(Kind.GRANTED);
    assertThat(take(dry).kind()).isEqualTo(Kind.WAIT);
    assertThat(run(dry).status()).isEqualTo(Status.QUEUED);
    close(first, Status.FAILED);

    assertThat(heard(dry)).isEqualTo("granted");
    assertThat(run(dry).pendingSignal()).isNull();
    assertThat(take(dry).kind()).isEqualTo(Kind.GRANTED);
  }

  @Test
  void waitsForEarlierRunThatStillExports() {
    UUID early = opened(INCREMENTAL);
    UUID late = opened(DRY);

    assertThat(take(late).kind()).isEqualTo(Kind.WAIT);
    assertThat(take(early).kind()).isEqualTo(Kind.GRANTED);
    close(early, Status.CANCELLED);
    assertThat(take(late).kind()).isEqualTo(Kind.GRANTED);
  }

  @Test
  void tellsWhichFilesWereAppliedLast() {
    applied("{\"people\": \"aa\"}");
    assertThat(take(opened(INCREMENTAL)).appliedFiles()).isEqualTo(Map.of("people", "aa"));
    applied("{}");
  }

  private static void applied(String files) {
    server
        .database()
        .update(CONNECTOR)
        .set(CONNECTOR.APPLIED_FILES, JSONB.valueOf(files))
        .execute();
  }

  @Test
  void doesNotWaitForRunOfTheFirstStepsOnly() {
    opened(EXPORT_ONLY);
    assertThat(take(opened(INCREMENTAL)).kind()).isEqualTo(Kind.GRANTED);
  }

  @Test
  void givesTheSameAnswerWhenAskedAgain() {
    UUID first = opened(INCREMENTAL);
    UUID second = opened(DRY);
    take(first);
    take(second);
    assertThat(take(first).kind()).isEqualTo(Kind.GRANTED);
    assertThat(take(second).kind()).isEqualTo(Kind.WAIT);
  }

  @Test
  void secondIncrementalJoinsTheOneThatWaits() {
    UUID holder = opened(INCREMENTAL);
    UUID waiting = opened(INCREMENTAL);
    UUID joiner = opened(INCREMENTAL);
    take(holder);
    take(waiting);

    TurnAnswer answer = take(joiner);

    assertThat(answer.kind()).isEqualTo(Kind.JOINED);
    assertThat(answer.by()).isEqualTo(waiting.toString());
    assertThat(take(joiner)).isEqualTo(answer);
    assertThat(run(joiner).status()).isEqualTo(Status.SUPERSEDED);
    close(holder, Status.FAILED);
    assertThat(heard(waiting)).isEqualTo("granted, refresh");
    assertThat(take(waiting).refresh()).isTrue();
  }

  @Test
  void neitherJoinsRunWithCommandsNorLetsItJoin() {
    UUID holder = opened(INCREMENTAL);
    UUID withCommands = opened(INCREMENTAL);
    UUID plain = opened(INCREMENTAL);
    UUID alsoWithCommands = opened(INCREMENTAL);
    take(holder);
    assertThat(take(withCommands, true).kind()).isEqualTo(Kind.WAIT);
    assertThat(take(plain).kind()).isEqualTo(Kind.WAIT);
    assertThat(take(alsoWithCommands, true).kind()).isEqualTo(Kind.WAIT);
  }

  @Test
  void doesNotJoinRunOfOtherForce() {
    UUID holder = opened(INCREMENTAL);
    UUID waiting = opened(INCREMENTAL);
    UUID forced = opened("{\"connector\":\"acme\",\"mode\":\"incremental\",\"force\":true}");
    take(holder);
    take(waiting);
    assertThat(take(forced).kind()).isEqualTo(Kind.WAIT);
  }

  @Test
  void doesNotJoinRunOfAnotherDefinition() {
    UUID holder = opened(INCREMENTAL);
    UUID waiting = opened(INCREMENTAL);
    define(RunningServer.DEFINITION.replace("people.csv", "others.csv"));
    try {
      UUID changed = opened(INCREMENTAL);
      take(holder);
      take(waiting);
      assertThat(take(changed).kind()).isEqualTo(Kind.WAIT);
    } finally {
      define(RunningServer.DEFINITION);
    }
  }

  @Test
  void completeRunSupersedesRunsThatWaitOrAreHeld() {
    UUID held = opened(INCREMENTAL);
    UUID waiting = opened(INCREMENTAL);
    UUID exporting = opened(INCREMENTAL);
    UUID complete = opened(COMPLETE);
    take(held);
    hold(held);
    take(waiting);

    assertThat(take(complete).kind()).isEqualTo(Kind.GRANTED);

    assertThat(run(held).status()).isEqualTo(Status.SUPERSEDED);
    assertThat(run(held).supersededBy()).isEqualTo(complete);
    assertThat(heard(held)).isEqualTo("superseded by " + complete);
    assertThat(heard(waiting)).isEqualTo("superseded by " + complete);
    TurnAnswer late = take(exporting);
    assertThat(late.kind()).isEqualTo(Kind.SUPERSEDED);
    assertThat(late.by()).isEqualTo(complete.toString());
  }

  @Test
  void completeRunWaitsForTheOneThatCompares() {
    UUID comparing = opened(INCREMENTAL);
    UUID complete = opened(COMPLETE);
    take(comparing);

    assertThat(take(complete).kind()).isEqualTo(Kind.WAIT);
    hold(comparing);

    assertThat(run(comparing).status()).isEqualTo(Status.SUPERSEDED);
    assertThat(heard(comparing)).isEqualTo("superseded by " + complete);
    assertThat(heard(complete)).isEqualTo("granted");
  }

  @Test
  void dryCompleteRunSupersedesNobody() {
    UUID held = opened(INCREMENTAL);
    UUID dry = opened(DRY);
    take(held);
    hold(held);
    assertThat(take(dry).kind()).isEqualTo(Kind.WAIT);
    assertThat(run(held).status()).isEqualTo(Status.AWAITING_REVIEW);
  }

  @Test
  void appliesHeldRunOnlyAfterSomebodyResumedIt() {
    UUID held = opened(INCREMENTAL);
    take(held);
    hold(held);
    Decision cancel = new Decision(Decision.Kind.CANCEL, "bob", null, null);
    Decision resume = new Decision(Decision.Kind.RESUME, "bob", null, null);

    server
        .database()
        .update(SYNCHRONIZATION)
        .set(SYNCHRONIZATION.PLAN_DIGEST, "abc")
        .where(SYNCHRONIZATION.ID.eq(held))
        .execute();

    ARun.refused(FailureType.NOT_REVIEWED, () -> startApplying(held, null));
    ARun.refused(FailureType.NOT_REVIEWED, () -> startApplying(held, cancel));
    assertThat(run(held).status()).isEqualTo(Status.AWAITING_REVIEW);
    startApplying(held, resume);
    startApplying(held, resume);

    assertThat(run(held).status()).isEqualTo(Status.APPLYING);
  }

  @Test
  void neverAppliesDryRun() {
    UUID dry = opened(DRY);
    take(dry);

    ARun.refused(FailureType.INVALID_REQUEST, () -> startApplying(dry, null));
    assertThat(run(dry).status()).isNotEqualTo(Status.APPLYING);
  }

  @Test
  void endedRunCannotComeBack() {
    UUID id = opened(INCREMENTAL);
    take(id);
    close(id, Status.CANCELLED);
    close(id, Status.FAILED);

    assertThat(run(id).status()).isEqualTo(Status.CANCELLED);
    assertThatThrownBy(() -> take(id))
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            e -> {
              assertThat(e.getType()).isEqualTo("RUN_ENDED");
              assertThat(e.isNonRetryable()).isTrue();
            });
    assertThatThrownBy(() -> hold(id)).hasMessageContaining("already ended");
  }

  @Test
  void newArrivalDoesNotWaitForHolderWhoseWorkflowIsGone() {
    UUID dead = opened(INCREMENTAL);
    UUID next = opened(DRY);
    take(dead);
    terminate(dead);

    assertThat(take(next).kind()).isEqualTo(Kind.GRANTED);
    assertThat(run(dead).status()).isEqualTo(Status.INTERRUPTED);
  }

  @Test
  void passesOnTheTurnThatWithdrawnRunKeptFromTheNext() {
    UUID withdrawn = opened(INCREMENTAL);
    UUID next = opened(DRY);
    take(next);

    boolean gone =
        server
            .bean(TurnKeeper.class)
            .withdraw(
                "acme",
                () -> {
                  server.bean(Synchronizations.class).deleteById(withdrawn);
                  return true;
                });

    assertThat(gone).isTrue();
    assertThat(heard(next)).isEqualTo("granted");
  }

  @Test
  void sweepInterruptsDeadRunAndPassesItsTurnOn() {
    UUID dead = opened(INCREMENTAL);
    UUID next = opened(DRY);
    take(dead);
    take(next);
    terminate(dead);

    server.bean(RunRecovery.class).sweep();

    assertThat(run(dead).status()).isEqualTo(Status.INTERRUPTED);
    assertThat(run(dead).endedAt()).isNotNull();
    assertThat(heard(next)).isEqualTo("granted");
  }

  @Test
  void sweepLeavesRunAloneWhoseWorkflowWasReset() {
    UUID reset = opened(INCREMENTAL);
    take(reset);
    reset(reset);

    server.bean(RunRecovery.class).sweep();

    assertThat(run(reset).status().ended()).isFalse();
    assertThat(run(reset).turn()).isEqualTo(Turn.GRANTED);
  }

  @Test
  void sweepInterruptsDeadRunWhoseWorkflowIdIsUsedAgain() {
    UUID dead = opened(INCREMENTAL);
    UUID next = opened(DRY);
    take(dead);
    take(next);
    terminate(dead);
    startAgain(dead);

    server.bean(RunRecovery.class).sweep();

    assertThat(run(dead).status()).isEqualTo(Status.INTERRUPTED);
    assertThat(heard(next)).isEqualTo("granted");
  }

  @Test
  void tellsRunThatWasResetOfItsTurn() {
    UUID holder = opened(INCREMENTAL);
    UUID waiting = opened(DRY);
    take(holder);
    take(waiting);
    reset(waiting);

    close(holder, Status.FAILED);

    assertThat(heard(waiting)).isEqualTo("granted");
    assertThat(run(waiting).pendingSignal()).isNull();
  }

  @Test
  void tellsNobodyElseThatTheDeadRunHasItsTurn() {
    UUID holder = opened(INCREMENTAL);
    UUID waiting = opened(DRY);
    take(holder);
    take(waiting);
    terminate(waiting);
    startAgain(waiting);

    close(holder, Status.FAILED);

    assertThat(heard(waiting)).isEmpty();
  }

  @Test
  void sweepTakesTheTurnFromRunThatWasAppliedAndThenDied() {
    UUID applied = opened(INCREMENTAL);
    take(applied);
    server
        .database()
        .update(SYNCHRONIZATION)
        .set(SYNCHRONIZATION.STATUS, "COMPLETED")
        .where(SYNCHRONIZATION.ID.eq(applied))
        .execute();
    terminate(applied);

    server.bean(RunRecovery.class).sweep();

    assertThat(run(applied).status()).isEqualTo(Status.COMPLETED);
    assertThat(run(applied).turn()).isEqualTo(Turn.RELEASED);
  }

  @Test
  void sweepLeavesLivingRunsAlone() {
    UUID holder = opened(INCREMENTAL);
    UUID waiting = opened(DRY);
    take(holder);
    take(waiting);

    server.bean(RunRecovery.class).sweep();
    secondServer.bean(RunRecovery.class).sweep();

    assertThat(run(holder).turn()).isEqualTo(Turn.GRANTED);
    assertThat(run(waiting).turn()).isEqualTo(Turn.WAITING);
    assertThat(heard(waiting)).isEmpty();
  }

  @Test
  void sweepRepeatsGrantThatWasLost() {
    UUID holder = opened(INCREMENTAL);
    UUID waiting = opened(DRY);
    take(holder);
    take(waiting);
    close(holder, Status.FAILED);
    // As if the server had died between the commit and the signal.
    server
        .database()
        .update(SYNCHRONIZATION)
        .set(SYNCHRONIZATION.PENDING_SIGNAL, "TURN_GRANTED")
        .where(SYNCHRONIZATION.ID.eq(waiting))
        .execute();

    secondServer.bean(RunRecovery.class).sweep();
    secondServer.bean(RunRecovery.class).sweep();

    assertThat(heard(waiting)).isEqualTo("granted; granted");
  }

  @Test
  void sweepStartsRunThatWasRegisteredAndNeverStarted() {
    UUID id = opened(INCREMENTAL);
    server
        .database()
        .update(SYNCHRONIZATION)
        .setNull(SYNCHRONIZATION.WORKFLOW_RUN_ID)
        .set(SYNCHRONIZATION.REQUESTED_AT, Instant.EPOCH.atOffset(ZoneOffset.UTC))
        .set(SYNCHRONIZATION.WORKFLOW_ID, "sync/acme/started-by-sweep")
        .where(SYNCHRONIZATION.ID.eq(id))
        .execute();

    server.bean(RunRecovery.class).sweep();
    secondServer.bean(RunRecovery.class).sweep();

    assertThat(run(id).workflowRunId()).isNotNull();
    assertThat(temporal.heard("sync/acme/started-by-sweep")).isEmpty();
  }

  @Test
  void twoServersGrantOneTurnAtATime() throws Exception {
    List<UUID> ids = Stream.generate(() -> opened(DRY)).limit(8).toList();
    ExecutorService callers = Executors.newFixedThreadPool(8);
    try {
      List<Callable<TurnAnswer>> calls =
          ids.stream()
              .<Callable<TurnAnswer>>map(
                  id ->
                      () ->
                          activities(ids.indexOf(id) % 2 == 0 ? server : secondServer)
                              .takeTurn(new TurnRequest(id.toString(), false)))
              .toList();
      for (Future<TurnAnswer> answer : callers.invokeAll(calls)) {
        answer.get();
      }
      for (UUID expected : ids) {
        List<UUID> granted = ids.stream().filter(id -> run(id).turn() == Turn.GRANTED).toList();
        assertThat(granted).containsExactly(expected);
        close(expected, Status.PLANNED);
      }
    } finally {
      callers.shutdownNow();
    }
  }

  /** A run that REST has started and whose workflow has opened it. */
  private static UUID opened(String body) {
    UUID id = server.start(body);
    Synchronization run = run(id);
    activities(server)
        .open(
            new OpenRequest(
                id.toString(),
                new SynchronizationRequest(
                    "acme",
                    run.mode().label(),
                    run.force(),
                    run.dryRun(),
                    null,
                    null,
                    id.toString()),
                WorkflowIds.synchronization("acme", id.toString()),
                run.workflowRunId()));
    return id;
  }

  private static TurnAnswer take(UUID id) {
    return take(id, false);
  }

  private static TurnAnswer take(UUID id, boolean commands) {
    return activities(server).takeTurn(new TurnRequest(id.toString(), commands));
  }

  private static void hold(UUID id) {
    activities(server)
        .hold(new HoldRequest(id.toString(), List.of(), Instant.now().plusSeconds(60)));
  }

  private static void startApplying(UUID id, @Nullable Decision decision) {
    server
        .bean(RunLifecycle.class)
        .startApplying(id, new ApplyRequest(id.toString(), "abc", List.of(), decision));
  }

  private static void define(String definition) {
    server.database().update(CONNECTOR).set(CONNECTOR.DEFINITION, definition).execute();
  }

  private static void close(UUID id, Status status) {
    activities(secondServer)
        .close(new CloseRequest(id.toString(), status, List.of(), null, null, null));
  }

  private static RepositoryActivities activities(RunningServer which) {
    return which.bean(RepositoryActivities.class);
  }

  private static Synchronization run(UUID id) {
    return server.bean(Synchronizations.class).findById(id).orElseThrow();
  }

  private static String heard(UUID id) {
    return temporal.heard(WorkflowIds.synchronization("acme", id.toString()));
  }

  /** Begins another workflow under the id of a run's that has closed. */
  private static String startAgain(UUID id) {
    return temporal.start(WorkflowIds.synchronization("acme", id.toString()), id);
  }

  /** As a reset does it; the in-memory service has none, so the origin is put right by hand. */
  private static void reset(UUID id) {
    terminate(id);
    server
        .database()
        .update(SYNCHRONIZATION)
        .set(SYNCHRONIZATION.WORKFLOW_ORIGINAL_RUN_ID, startAgain(id))
        .where(SYNCHRONIZATION.ID.eq(id))
        .execute();
  }

  private static void terminate(UUID id) {
    temporal.terminate(WorkflowIds.synchronization("acme", id.toString()));
  }
}
