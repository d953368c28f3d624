package dev.sluice.repository.inspect.fill;

import static dev.sluice.repository.jooq.Tables.REVIEW_CELL;
import static dev.sluice.repository.jooq.Tables.REVIEW_CHANGE;
import static dev.sluice.repository.jooq.Tables.REVIEW_CUBE;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.repository.BusyException;
import dev.sluice.repository.ConnectionPlaces;
import dev.sluice.repository.Sha256;
import dev.sluice.repository.StepException;
import dev.sluice.repository.impact.Impact;
import dev.sluice.repository.inspect.scan.OwnerSegments;
import dev.sluice.repository.jooq.tables.records.InspectionRecord;
import dev.sluice.repository.jooq.tables.records.SynchronizationRecord;
import dev.sluice.repository.pair.FoundPairs;
import dev.sluice.repository.postgresql.LocalSettings;
import dev.sluice.repository.postgresql.Patience;
import dev.sluice.repository.postgresql.Statistics;
import dev.sluice.repository.protection.Protections;
import java.sql.Connection;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Computes what a reviewer asks about a plan: which properties each update changes, how changes can
 * be grouped, and how many changes of each kind there are. Everything is written in one
 * transaction, only for the requested plan.
 */
@Component
public final class Inspector {
  private static final Logger LOG = LoggerFactory.getLogger(Inspector.class);

  /** Temporal shows meanwhile that the run waits for others. */
  private static final Duration LONGEST_WAIT_FOR_A_PLACE = Duration.ofMinutes(1);

  private final DSLContext transactions;
  private final Semaphore room;

  /** Transactions are its own: one connection reads the plan while another one writes. */
  public Inspector(DataSource database) {
    this.transactions = DSL.using(database, SQLDialect.POSTGRES);
    this.room = new Semaphore(ConnectionPlaces.of(database).inspections(), true);
  }

  /**
   * Inspects the plan of a run. Asked again, it goes on if it is done and begins again if it is
   * not.
   *
   * @param progress is told now and then how many changes were read, and may throw to stop it
   * @return how many changes there are
   * @throws StepException if the run has ended, or its plan is not the one asked for
   * @throws BusyException if as many plans are being inspected as there are connections for
   */
  public long inspect(
      UUID run, String planDigest, ConnectorDefinition connector, LongConsumer progress) {
    takePlace();
    try {
      return inTurn(run, planDigest, connector, progress);
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
    throw new BusyException("This server is already inspecting as many plans as it can");
  }

  private long inTurn(
      UUID run, String planDigest, ConnectorDefinition connector, LongConsumer progress) {
    InspectionRecord begun =
        transactions.transactionResult(
            configuration -> new InspectionRow(configuration.dsl(), run, planDigest).begin());
    return InspectionRow.isDone(begun)
        ? begun.getChanges()
        : inspect(begun.getId(), run, planDigest, connector, progress);
  }

  private long inspect(
      int inspection,
      UUID run,
      String planDigest,
      ConnectorDefinition connector,
      LongConsumer progress) {
    long start = System.nanoTime();
    var shown = new ShownProgress(transactions, inspection, progress);
    try {
      long changes =
          transactions.transactionResult(
              reading -> {
                // Plans are read twice, and owners of links besides, which others may change.
                reading.dsl().execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
                settings(reading.dsl());
                return reading
                    .dsl()
                    .connectionResult(
                        connection ->
                            write(connection, inspection, run, planDigest, connector, shown));
              });
      LOG.info(
          "Inspected {} changes of run {} in {} ms",
          changes,
          run,
          TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
      return changes;
    } catch (RuntimeException failure) {
      noteFailure(inspection, run, planDigest, failure);
      throw failure;
    }
  }

  private long write(
      Connection reading,
      int inspection,
      UUID run,
      String planDigest,
      ConnectorDefinition connector,
      ShownProgress progress) {
    return transactions.transactionResult(
        writing -> {
          DSLContext dsl = writing.dsl();
          settings(dsl);
          var row = new InspectionRow(dsl, run, planDigest);
          SynchronizationRecord planned = row.readRun();
          return dsl.connectionResult(
              connection -> {
                var plan =
                    new InspectedPlan(
                        dsl,
                        connection,
                        reading,
                        inspection,
                        run,
                        connector,
                        Sha256.begin(),
                        new ReadRows(progress));
                int changes = inspect(plan, planned);
                refreshStatistics(dsl, changes);
                FrequentValues.count(dsl, inspection);
                row.done(inspection, changes, HexFormat.of().formatHex(plan.digest().digest()));
                return (long) changes;
              });
        });
  }

  private static int inspect(InspectedPlan plan, SynchronizationRecord planned) {
    Protections protections = Protections.of(plan.dsl(), plan.connector());
    FoundPairs pairs = FoundPairs.in(plan.dsl(), plan.run(), plan.connector(), protections);
    Impact impact =
        Impact.of(plan.dsl(), plan.inspection(), plan.run(), plan.connector(), protections);
    Marks marks = new Marks(protections, pairs, impact);
    List<ReviewDataset> datasets = ReviewDatasets.of(plan.dsl(), planned, plan.connector());
    Map<String, OwnerSegments> owners = new HashMap<>();
    int number = 0;
    for (ReviewDataset dataset : datasets) {
      if (dataset.association()) {
        OwnerSegments segments =
            owners.computeIfAbsent(dataset.ownerType(), type -> OwnerSegments.none());
        number = LinkInspection.inspect(plan, dataset, segments, number);
      } else {
        var resources = new ResourceInspection(plan, dataset, marks, linksOf(dataset, datasets));
        number = resources.inspect(number);
        owners.put(dataset.name(), resources.ofOwners());
      }
    }
    pairs.keep(plan.dsl(), plan.writing(), plan.inspection());
    impact.keep();
    return number;
  }

  private static List<ReviewDataset> linksOf(ReviewDataset owners, List<ReviewDataset> datasets) {
    return datasets.stream()
        .filter(each -> each.association() && each.ownerType().equals(owners.name()))
        .toList();
  }

  private static void refreshStatistics(DSLContext dsl, long changes) {
    Statistics.refreshPlan(
        dsl,
        changes,
        REVIEW_CHANGE,
        List.of(REVIEW_CHANGE.INSPECTION, REVIEW_CHANGE.TARGET, REVIEW_CHANGE.OPERATION));
    Statistics.refreshPlan(
        dsl, changes, REVIEW_CELL, List.of(REVIEW_CELL.INSPECTION, REVIEW_CELL.COL));
    Statistics.refreshPlan(
        dsl, changes, REVIEW_CUBE, List.of(REVIEW_CUBE.INSPECTION, REVIEW_CUBE.TARGET));
  }

  private static void settings(DSLContext dsl) {
    Patience.take(dsl);
    LocalSettings.sortInMemory(dsl);
    LocalSettings.preferIndexes(dsl);
  }

  private void noteFailure(int inspection, UUID run, String planDigest, RuntimeException failure) {
    try {
      new InspectionRow(transactions, run, planDigest).failed(inspection, reason(failure));
    } catch (RuntimeException notNoted) {
      failure.addSuppressed(notNoted);
    }
  }

  /** Without what the database says, which may quote values. */
  private static String reason(RuntimeException failure) {
    return failure instanceof StepException step
        ? step.failure().message()
        : "The plan could not be inspected; see the server's log";
  }
}
