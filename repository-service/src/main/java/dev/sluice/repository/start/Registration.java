package dev.sluice.repository.start;

import static dev.sluice.repository.jooq.Tables.CONNECTOR;
import static dev.sluice.repository.jooq.Tables.IDEMPOTENCY_KEY;

import dev.sluice.contract.WorkflowIds;
import dev.sluice.repository.TemporalUnavailableException;
import dev.sluice.repository.jooq.tables.records.ConnectorRecord;
import dev.sluice.repository.run.KeptDefinitions;
import dev.sluice.repository.run.RunLock;
import dev.sluice.repository.run.RunRequest;
import dev.sluice.repository.run.RunRow;
import dev.sluice.repository.run.RunWorkflows;
import dev.sluice.repository.run.Synchronization;
import dev.sluice.repository.run.Synchronizations;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Creates runs, each with a copy of its connector's definition, and starts their workflows. */
@Component
public class Registration {
  private final DSLContext database;
  private final RunLock lock;
  private final Synchronizations synchronizations;
  private final RunWorkflows workflows;
  private final TurnKeeper turns;
  private final KeptDefinitions definitions;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Registration(
      DSLContext database,
      RunLock lock,
      Synchronizations synchronizations,
      RunWorkflows workflows,
      TurnKeeper turns,
      KeptDefinitions definitions,
      TransactionTemplate transaction,
      Clock clock) {
    this.database = database;
    this.lock = lock;
    this.synchronizations = synchronizations;
    this.workflows = workflows;
    this.turns = turns;
    this.definitions = definitions;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Registers a run and starts its workflow. A request that carries the key of an earlier one gives
   * the earlier one's run. Either both is done or nothing is left: if the workflow cannot be
   * started the registration is withdrawn. A server that dies in between leaves the registration,
   * and the sweep starts its workflow.
   *
   * @param judgement refuses a request that is not a repetition, or completes it
   * @throws UnknownConnectorException if no connector has the name
   * @throws KeyReusedException if the key came with another request before
   * @throws TemporalUnavailableException if the workflow could not be started
   */
  Synchronization start(
      RunRequest request, @Nullable IdempotencyKey key, UnaryOperator<RunRequest> judgement) {
    Synchronization run = registered(request, key, judgement);
    try {
      ensureStarted(run);
    } catch (RuntimeException e) {
      if (withdraw(run)) {
        throw e;
      }
    }
    return run;
  }

  /**
   * Registers a run that something else than this server has started.
   *
   * @throws UnknownConnectorException if no connector has the name
   */
  Synchronization adopt(UUID id, RunRequest request, String workflowId, String workflowRunId) {
    return insert(id, request, workflowId, workflowRunId);
  }

  /** Starts a registered run's workflow, if nobody has yet. */
  public void ensureStarted(Synchronization run) {
    if (run.workflowRunId() == null) {
      String workflowRun = workflows.start(run);
      RunRow.started(database, run.id(), workflowRun);
    }
  }

  private Synchronization registered(
      RunRequest request, @Nullable IdempotencyKey key, UnaryOperator<RunRequest> judgement) {
    if (key == null) {
      return register(judgement.apply(request), null);
    }
    Optional<Synchronization> earlier = earlier(key);
    if (earlier.isPresent()) {
      return earlier.get();
    }
    try {
      return register(judgement.apply(request), key);
    } catch (DuplicateKeyException e) {
      // The same request was quicker elsewhere. Where its run was withdrawn again, so is this one.
      return earlier(key).orElseThrow(() -> new TemporalUnavailableException(e));
    }
  }

  private Synchronization register(RunRequest request, @Nullable IdempotencyKey key) {
    UUID id = UUID.randomUUID();
    Synchronization registered =
        transaction.execute(
            status -> {
              String workflowId = WorkflowIds.synchronization(request.connector(), id.toString());
              Synchronization run = insert(id, request, workflowId, null);
              if (key != null) {
                keep(key, id);
              }
              return run;
            });
    return Objects.requireNonNull(registered);
  }

  private Synchronization insert(
      UUID id, RunRequest request, String workflowId, @Nullable String workflowRunId) {
    ConnectorRecord connector =
        database
            .selectFrom(CONNECTOR)
            .where(CONNECTOR.NAME.eq(request.connector()))
            // Whoever deletes the connector at this moment finds this run, or this run no
            // connector.
            .forKeyShare()
            .fetchOptional()
            .orElseThrow(() -> new UnknownConnectorException(request.connector()));
    return synchronizations.save(
        new Synchronization(
            id,
            connector.getAgent(),
            definitions.keep(connector.getDefinition()),
            connector.getDefinition(),
            request,
            workflowId,
            workflowRunId,
            clock.instant()));
  }

  private void keep(IdempotencyKey key, UUID id) {
    database
        .insertInto(IDEMPOTENCY_KEY)
        .set(IDEMPOTENCY_KEY.PRINCIPAL, key.principal())
        .set(IDEMPOTENCY_KEY.KEY, key.key())
        .set(IDEMPOTENCY_KEY.BODY_DIGEST, HexFormat.of().parseHex(key.bodyDigest()))
        .set(IDEMPOTENCY_KEY.SYNCHRONIZATION_ID, id)
        .set(IDEMPOTENCY_KEY.CREATED_AT, clock.instant().atOffset(ZoneOffset.UTC))
        .execute();
  }

  private Optional<Synchronization> earlier(IdempotencyKey key) {
    return database
        .selectFrom(IDEMPOTENCY_KEY)
        .where(IDEMPOTENCY_KEY.PRINCIPAL.eq(key.principal()))
        .and(IDEMPOTENCY_KEY.KEY.eq(key.key()))
        .fetchOptional()
        .flatMap(
            kept -> {
              if (!HexFormat.of().formatHex(kept.getBodyDigest()).equals(key.bodyDigest())) {
                throw new KeyReusedException();
              }
              return synchronizations.findById(kept.getSynchronizationId());
            });
  }

  /** Forgets a registration, unless its workflow was started after all. */
  private boolean withdraw(Synchronization started) {
    return turns.withdraw(
        started.connector(),
        () -> {
          boolean unstarted =
              lock.run(started.id()).filter(run -> run.workflowRunId() == null).isPresent();
          if (unstarted) {
            database
                .deleteFrom(IDEMPOTENCY_KEY)
                .where(IDEMPOTENCY_KEY.SYNCHRONIZATION_ID.eq(started.id()))
                .execute();
            synchronizations.deleteById(started.id());
          }
          return unstarted;
        });
  }
}
