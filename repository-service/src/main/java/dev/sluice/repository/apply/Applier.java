package dev.sluice.repository.apply;

import static dev.sluice.repository.jooq.Tables.CONNECTOR;
import static dev.sluice.repository.jooq.Tables.SYNCHRONIZATION;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.val;

import dev.sluice.contract.FailureType;
import dev.sluice.contract.definition.AssociationDefinition;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.Multiplicity;
import dev.sluice.contract.repository.ApplyRequest;
import dev.sluice.contract.repository.ApplyResult;
import dev.sluice.contract.run.Decision;
import dev.sluice.contract.run.Mode;
import dev.sluice.contract.run.Status;
import dev.sluice.repository.BusyException;
import dev.sluice.repository.ConnectionPlaces;
import dev.sluice.repository.StepException;
import dev.sluice.repository.activation.ImportedPeople;
import dev.sluice.repository.connector.Connectors;
import dev.sluice.repository.decide.ChangeByChange;
import dev.sluice.repository.decide.DecideProperties;
import dev.sluice.repository.decide.WithheldRecords;
import dev.sluice.repository.jooq.tables.records.SynchronizationRecord;
import dev.sluice.repository.plan.AppliedFiles;
import dev.sluice.repository.plan.PlanCounters;
import dev.sluice.repository.plan.SourceFiles;
import dev.sluice.repository.plan.StatedAssociations;
import dev.sluice.repository.postgresql.LocalSettings;
import dev.sluice.repository.postgresql.TypeLocks;
import dev.sluice.repository.run.RunRow;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Applies the planned changes of a run, except those that conflict with other changes. The class is
 * long because it has all steps of a run's one transaction, in their order.
 */
@Component
public final class Applier {
  private static final Logger LOG = LoggerFactory.getLogger(Applier.class);

  /** Temporal shows meanwhile that the run waits for others. */
  private static final Duration LONGEST_WAIT_FOR_A_PLACE = Duration.ofMinutes(1);

  private final DataSource database;
  private final DSLContext transactions;
  private final Supplier<List<ConnectorDefinition>> loaded;
  private final Duration rejectFor;
  private final Semaphore room;

  @Autowired
  public Applier(DataSource database, Connectors connectors, DecideProperties properties) {
    this(database, connectors::definitions, properties);
  }

  /**
   * Transactions are its own: one connection reads the plan while another one applies it.
   *
   * @param loaded the definitions that are in force
   */
  public Applier(
      DataSource database,
      Supplier<List<ConnectorDefinition>> loaded,
      DecideProperties properties) {
    this.database = database;
    this.loaded = loaded;
    this.rejectFor = properties.rejectFor();
    this.transactions = DSL.using(database, SQLDialect.POSTGRES);
    this.room = new Semaphore(ConnectionPlaces.of(database).applies(), true);
  }

  /**
   * Applies the plan in one transaction and ends the run with it. Asked again, it changes nothing
   * and gives the same answer.
   *
   * @throws StepException if the run has ended otherwise, or its plan is not the one asked for
   * @throws BusyException if as many plans are being applied as there are connections for
   */
  public ApplyResult apply(ApplyRequest request, ConnectorDefinition connector) {
    takePlace();
    try {
      return timed(request, connector);
    } finally {
      room.release();
    }
  }

  private void takePlace() {
    try {
      if (room.tryAcquire(LONGEST_WAIT_FOR_A_PLACE.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    throw new BusyException("This server is already applying as many plans as it can");
  }

  private ApplyResult timed(ApplyRequest request, ConnectorDefinition connector) {
    long start = System.nanoTime();
    ApplyResult result;
    // Its connection first: an apply that has done its work does not wait for one.
    try (PlanVerification stored = PlanVerification.connect(database)) {
      result = inOneTransaction(request, connector, stored);
    }
    LOG.info(
        "Applied run {}: {} changes in {} ms",
        request.synchronizationId(),
        changes(new PlanCounters(result.resources(), result.links())),
        Duration.ofNanos(System.nanoTime() - start).toMillis());
    return result;
  }

  private ApplyResult inOneTransaction(
      ApplyRequest request, ConnectorDefinition connector, PlanVerification stored) {
    return transactions.transactionResult(
        configuration -> {
          DSLContext dsl = configuration.dsl();
          UUID id = UUID.fromString(request.synchronizationId());
          SynchronizationRecord run = lock(dsl, id);
          if (run.getStatus().equals(Status.COMPLETED.name())) {
            return result(PlanCounters.parse(run.getCounters()));
          }
          if (run.getEndedAt() != null || Status.valueOf(run.getStatus()).ended()) {
            throw ended();
          }
          if (!isAskedFor(run, request)) {
            throw planChanged();
          }
          TypeLocks.take(dsl, TouchedTypes.of(dsl, id, connector));
          stored.start(id);
          PlanCounters counters = PlanCounters.parse(run.getCounters());
          boolean decided;
          try {
            decided = ChangeByChange.mark(dsl, run, connector, request.decision());
            if (change(dsl, id, connector, counters, decided)) {
              counters = UnmadeCounters.add(dsl, id, counters);
            }
          } catch (DataAccessException failure) {
            // A plan that somebody tampered with may fail in any way.
            if (!stored.finds(request.planDigest())) {
              throw planChanged();
            }
            throw failure;
          }
          UnsettledRows.keep(dsl, id, connector, counters, decided);
          WithheldRecords.keep(dsl, id, connector.name(), request.decision(), decided, rejectFor);
          ImportedPeople.record(dsl, id, connector);
          complete(dsl, run, counters);
          // Before anything is committed.
          if (!stored.finds(request.planDigest())) {
            throw planChanged();
          }
          return result(counters);
        });
  }

  /**
   * Makes the changes, and tells whether there may be any that were not made.
   *
   * @param decided whether there are for certain
   */
  private boolean change(
      DSLContext dsl,
      UUID id,
      ConnectorDefinition connector,
      PlanCounters planned,
      boolean decided) {
    LocalSettings.sortInMemory(dsl);
    LocalSettings.preferIndexes(dsl);
    StatedAssociations.note(dsl, connector.name(), stating(planned));
    JudgedProperties judged = JudgedProperties.of(dsl, id);
    Optional<FirstLoad> first =
        judged.allDiffer() && !decided ? FirstLoad.begin(dsl, planned) : Optional.empty();
    if (first.isPresent()) {
      return first.get().apply(id, connector, judged.unique());
    }
    changeStored(dsl, id, connector, planned, judged);
    return true;
  }

  private void changeStored(
      DSLContext dsl,
      UUID id,
      ConnectorDefinition connector,
      PlanCounters planned,
      JudgedProperties judged) {
    Conflicts.mark(dsl, id, judged);
    PlannedOperations operations = PlannedOperations.of(dsl, id);
    if (operations.deletes()) {
      FallenLinks.letWait(dsl, id, connector.name(), loaded);
    }
    ResourceWriter.apply(dsl, id, judged, operations);
    if (operations.refusesUpdates()) {
      LostNames.mark(dsl, id, connector);
    }
    LinkWriter.apply(
        dsl, id, connector.name(), operations, sharedByOneTarget(dsl, connector, planned));
  }

  /** The associations with one target at most that others may have stated targets of. */
  private static List<String> sharedByOneTarget(
      DSLContext dsl, ConnectorDefinition connector, PlanCounters planned) {
    return connector.associations().stream()
        .filter(association -> association.multiplicity() == Multiplicity.ONE)
        .map(AssociationDefinition::name)
        .filter(stating(planned)::contains)
        .filter(association -> StatedAssociations.byOthers(dsl, association, connector.name()))
        .toList();
  }

  /** The associations that the plan states links of. */
  private static Set<String> stating(PlanCounters planned) {
    return planned.links().entrySet().stream()
        .filter(each -> each.getValue().inserted() + each.getValue().updated() > 0)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private static SynchronizationRecord lock(DSLContext dsl, UUID id) {
    SynchronizationRecord run =
        dsl.selectFrom(SYNCHRONIZATION).where(SYNCHRONIZATION.ID.eq(id)).forUpdate().fetchOne();
    if (run == null) {
      throw ended();
    }
    return run;
  }

  private static StepException ended() {
    return new StepException(
        FailureType.RUN_ENDED,
        "The run has ended, so its plan is not applied",
        "Start another run");
  }

  private static boolean isAskedFor(SynchronizationRecord run, ApplyRequest request) {
    String asked = request.planDigest();
    return asked.equals(run.getPlanDigest()) && reviewed(asked, request.decision());
  }

  private static StepException planChanged() {
    return new StepException(
        FailureType.PLAN_CHANGED,
        "The stored plan is not the checked or reviewed plan",
        "Start another run; nothing was changed");
  }

  private static boolean reviewed(String asked, @Nullable Decision decision) {
    return decision == null
        || (decision.kind() == Decision.Kind.RESUME
            && (decision.planDigest() == null || decision.planDigest().equals(asked)));
  }

  private static void complete(DSLContext dsl, SynchronizationRecord run, PlanCounters counters) {
    dsl.update(CONNECTOR)
        .set(CONNECTOR.LAST_APPLIED, run.getId())
        .set(CONNECTOR.APPLIED_FILES, appliedFiles(run))
        .set(CONNECTOR.VERSION, CONNECTOR.VERSION.plus(1))
        .where(CONNECTOR.NAME.eq(run.getConnector()))
        .execute();
    RunRow.applied(dsl, run.getId(), counters);
  }

  /** Told with the changes or not at all: commands must not be applied twice, nor forgotten. */
  private static Field<JSONB> appliedFiles(SynchronizationRecord run) {
    if (!run.getMode().equals(Mode.INCREMENTAL.name())) {
      return CONNECTOR.APPLIED_FILES;
    }
    AppliedFiles files = AppliedFiles.of(SourceFiles.parse(run.getSources().data()));
    return field("{0} || {1}", SQLDataType.JSONB, CONNECTOR.APPLIED_FILES, val(files.toJson()));
  }

  private static long changes(PlanCounters all) {
    return Stream.of(all.resources(), all.links())
        .flatMap(counters -> counters.values().stream())
        .mapToLong(each -> each.inserted() + each.updated() + each.deleted() - each.notMade())
        .sum();
  }

  private static ApplyResult result(PlanCounters counters) {
    return new ApplyResult(counters.resources(), counters.links());
  }
}
