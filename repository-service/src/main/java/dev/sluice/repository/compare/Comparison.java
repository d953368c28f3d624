package dev.sluice.repository.compare;

import dev.sluice.contract.agent.PreparedFile;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.profile.SourceProfile;
import dev.sluice.contract.repository.Plan;
import dev.sluice.contract.run.Mode;
import dev.sluice.repository.ConnectionPlaces;
import dev.sluice.repository.compare.memory.LinkMemory;
import dev.sluice.repository.compare.resource.ResourceComparison;
import dev.sluice.repository.compare.resource.ResourceCounts;
import dev.sluice.repository.jooq.tables.records.ComparedTargetRecord;
import dev.sluice.repository.plan.CompareAttempt;
import dev.sluice.repository.plan.PlanningRun;
import dev.sluice.repository.postgresql.LocalSettings;
import dev.sluice.repository.postgresql.Patience;
import dev.sluice.repository.profile.ColumnProfiles;
import dev.sluice.repository.run.RunRow;
import dev.sluice.repository.unique.UniqueDeclarations;
import java.io.InputStream;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Computes what a run would change, while its rows arrive. All failures are {@link
 * dev.sluice.repository.StepException}s, or exceptions of the database or the stream for which a
 * retry may help.
 */
@Component
public final class Comparison {
  private static final Logger LOG = LoggerFactory.getLogger(Comparison.class);

  /** Fewer rows join a plan in less time than a part of it is made for them. */
  private static final long ROWS_WORTH_A_PART = 1000;

  /** Whoever waits for what is counted gives up by then. */
  private static final Duration LONGEST_RECOUNT = Duration.ofSeconds(60);

  private final DataSource database;
  private final DSLContext transactions;
  private final LinkMemory memory;
  private final long rowsWorthAPart;
  private final ComparePlaces places;

  /** What arrives at this moment, as attempt and dataset. */
  private final Set<String> arriving = ConcurrentHashMap.newKeySet();

  @Autowired
  public Comparison(DataSource database) {
    this(database, LinkMemory.ofHeap(), ROWS_WORTH_A_PART);
  }

  /**
   * Transactions are its own: a merge reads on one connection while it writes on another.
   *
   * @param rowsWorthAPart how many rows get a part of the plan of their own, if they are the first
   *     ones
   */
  Comparison(DataSource database, LinkMemory memory, long rowsWorthAPart) {
    this.memory = memory;
    this.rowsWorthAPart = rowsWorthAPart;
    this.database = database;
    this.transactions = DSL.using(database, SQLDialect.POSTGRES);
    this.places = new ComparePlaces(ConnectionPlaces.of(database).comparisons());
  }

  /** Forgets what an earlier attempt planned and gives the attempt that may write the plan now. */
  public UUID begin(
      UUID synchronizationId,
      ConnectorDefinition connector,
      Mode mode,
      List<PreparedFile> files,
      List<SourceProfile> profiles) {
    long start = System.nanoTime();
    transactions.transaction(
        configuration -> UniqueDeclarations.use(configuration.dsl(), synchronizationId, connector));
    UUID begun = beginPlan(synchronizationId, connector, mode, files, profiles);
    new CompareAttempt(synchronizationId, begun).stopOthers(transactions);
    LOG.info("Began the plan of run {} in {} ms", synchronizationId, millisecondsSince(start));
    return begun;
  }

  private UUID beginPlan(
      UUID synchronizationId,
      ConnectorDefinition connector,
      Mode mode,
      List<PreparedFile> files,
      List<SourceProfile> profiles) {
    return transactions.transactionResult(
        configuration -> {
          DSLContext dsl = configuration.dsl();
          CompareAttempt.lockForNew(dsl, synchronizationId);
          EarlierPlan.forget(dsl, synchronizationId);
          IdentifierBackfill.enter(dsl, connector);
          ComparedDatasets.expect(dsl, synchronizationId, connector, mode, files);
          ColumnProfiles.keep(dsl, synchronizationId, profiles);
          UUID attempt = UUID.randomUUID();
          RunRow.planning(dsl, synchronizationId, attempt, files);
          return attempt;
        });
  }

  /** Plans the changes of one entity type or association while its rows arrive. */
  public void rows(
      UUID synchronizationId,
      UUID attemptId,
      ConnectorDefinition connector,
      Mode mode,
      String dataset,
      InputStream csv) {
    var attempt = new CompareAttempt(synchronizationId, attemptId);
    // Before it takes anybody's place.
    attempt.verify(transactions);
    String stream = attemptId + "/" + dataset;
    if (!arriving.add(stream)) {
      throw CompareAttempt.overtaken();
    }
    try {
      places.use(connector.agent(), () -> plan(attempt, connector, mode, dataset, csv));
    } catch (DataAccessException failure) {
      // The statements of an attempt that is overtaken are stopped.
      attempt.verify(transactions);
      throw failure;
    } finally {
      arriving.remove(stream);
    }
  }

  private void plan(
      CompareAttempt attempt,
      ConnectorDefinition connector,
      Mode mode,
      String dataset,
      InputStream csv) {
    transactions.transaction(
        configuration -> {
          DSLContext dsl = configuration.dsl();
          attempt.verify(dsl);
          attempt.markStatements(dsl);
          Patience.take(dsl);
          ComparedTargetRecord expected =
              ComparedDatasets.expected(dsl, attempt.synchronizationId(), dataset);
          LocalSettings.sortInMemory(dsl);
          LocalSettings.sampleLess(dsl);
          var run = new PlanningRun(dsl, attempt, connector, mode);
          new DatasetComparison(database, memory, rowsWorthAPart).plan(run, expected, csv);
        });
  }

  /** Keeps the rows that the agent rejected. */
  public void rejects(
      UUID synchronizationId,
      UUID attemptId,
      ConnectorDefinition connector,
      String dataset,
      InputStream csv) {
    var attempt = new CompareAttempt(synchronizationId, attemptId);
    transactions.transaction(
        configuration -> {
          DSLContext dsl = configuration.dsl();
          Patience.take(dsl);
          attempt.verify(dsl);
          String source = DatasetComparison.source(connector, dataset);
          List<String> columns =
              dsl.connectionResult(
                  connection ->
                      RejectedRowCopy.copy(
                          connection, dsl, synchronizationId, source, dataset, csv));
          attempt.lock(dsl);
          ComparedDatasets.noteColumns(dsl, synchronizationId, dataset, columns);
        });
  }

  /**
   * Completes the plan, names it by its digest and checks it; asked again, it gives the same plan.
   */
  public Plan finish(
      UUID synchronizationId, UUID attemptId, ConnectorDefinition connector, Mode mode) {
    long start = System.nanoTime();
    var attempt = new CompareAttempt(synchronizationId, attemptId);
    Plan plan =
        transactions.transactionResult(
            configuration -> {
              DSLContext dsl = configuration.dsl();
              Patience.take(dsl);
              return new PlanCompletion(dsl, connector, mode, attempt.lock(dsl)).complete();
            });
    LOG.info("Completed the plan of run {} in {} ms", synchronizationId, millisecondsSince(start));
    return plan;
  }

  /** The plan that was completed, with what was found then. */
  public Plan plan(UUID synchronizationId) {
    return transactions.transactionResult(
        configuration -> CompletedPlan.of(configuration.dsl(), synchronizationId));
  }

  /**
   * Counts what one entity type would change if these were its rows. Nothing is planned, and
   * nothing is kept.
   *
   * @param properties those whose updates are counted together; all updates if there are none
   */
  public ResourceCounts recount(
      UUID synchronizationId,
      ConnectorDefinition connector,
      Mode mode,
      String dataset,
      Collection<String> properties,
      InputStream csv) {
    var counts = new AtomicReference<ResourceCounts>();
    places.use(
        connector.agent(),
        () ->
            counts.set(
                transactions.transactionResult(
                    configuration -> {
                      DSLContext dsl = configuration.dsl();
                      LocalSettings.statementTimeout(dsl, LONGEST_RECOUNT);
                      LocalSettings.sortInMemory(dsl);
                      LocalSettings.sampleLess(dsl);
                      // No attempt at the plan: whatever asks for one finds none.
                      var attempt = new CompareAttempt(synchronizationId, UUID.randomUUID());
                      var run = new PlanningRun(dsl, attempt, connector, mode);
                      EntityTypeDefinition type = connector.entityType(dataset);
                      ComparedTargetRecord compared =
                          ComparedDatasets.compared(dsl, synchronizationId, dataset);
                      var rows =
                          new ResourceComparison(
                              run, type, compared.getUniqueProperties(), 0, false);
                      dsl.connection(
                          connection -> {
                            if (mode == Mode.INCREMENTAL) {
                              rows.follow(connection, compared.getCommands(), csv);
                            } else {
                              rows.merge(connection, database, csv);
                            }
                          });
                      return rows.count(properties);
                    })));
    return Objects.requireNonNull(counts.get());
  }

  private static long millisecondsSince(long start) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
  }
}
