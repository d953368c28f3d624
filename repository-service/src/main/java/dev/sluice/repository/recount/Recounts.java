package dev.sluice.repository.recount;

import dev.sluice.contract.FailureType;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.run.Counters;
import dev.sluice.repository.StepException;
import dev.sluice.repository.compare.Comparison;
import dev.sluice.repository.compare.resource.ResourceCounts;
import dev.sluice.repository.finding.CountedFindings;
import dev.sluice.repository.finding.evidence.Reading;
import dev.sluice.repository.inspect.InspectedDataset;
import dev.sluice.repository.inspect.Inspection;
import dev.sluice.repository.inspect.Inspections;
import dev.sluice.repository.recount.CounterTest.State;
import dev.sluice.repository.run.RunDefinitions;
import dev.sluice.repository.run.Synchronization;
import dev.sluice.repository.run.Synchronizations;
import java.io.InputStream;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Counts what a plan would change with another reading. Only the numbers are written. */
@Component
public class Recounts {
  private static final Logger LOG = LoggerFactory.getLogger(Recounts.class);

  private final DSLContext database;
  private final TransactionTemplate transaction;
  private final Synchronizations runs;
  private final Inspections inspections;
  private final CountedFindings findings;
  private final Comparison comparison;
  private final Clock clock;

  Recounts(
      DSLContext database,
      TransactionTemplate transaction,
      Synchronizations runs,
      Inspections inspections,
      CountedFindings findings,
      Comparison comparison,
      Clock clock) {
    this.database = database;
    this.transaction = transaction;
    this.runs = runs;
    this.inspections = inspections;
    this.findings = findings;
    this.comparison = comparison;
    this.clock = clock;
  }

  /** A test that waits, with what its plan changes now. */
  private record Begun(
      CounterTest test, ConnectorDefinition connector, PlannedNow planned, long startedAt) {
    Reading reading() {
      return test.reading();
    }

    long milliseconds() {
      return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedAt);
    }
  }

  /**
   * Counts the rows that an agent has prepared under a test's reading, while they arrive; without
   * effect on a test that has its result.
   *
   * @param read how many rows the agent read
   * @param unusable of how many of them it made no row
   * @throws StepException if the test is not wanted any more
   */
  public void rows(
      Synchronization run, UUID test, String dataset, long read, long unusable, InputStream csv) {
    begin(run, test)
        .ifPresent(
            begun -> {
              if (!begun.reading().target().equals(dataset)) {
                throw notWanted();
              }
              Scope scope =
                  Scope.of(
                      begun.connector().entityType(dataset),
                      begun.reading(),
                      findings.properties(run.id(), begun.reading()));
              ResourceCounts counts =
                  comparison.recount(
                      run.id(), begun.connector(), run.mode(), dataset, scope.properties(), csv);
              PlannedNow planned = begun.planned();
              // Whatever cannot be used is not read well; else it would count as unchanged.
              long more = unusable + counts.errors() - planned.unusable();
              long left = scope.everything() ? counts.changes() : counts.changing();
              keep(
                  begun,
                  new Recounted(
                      planned.count(scope),
                      left + Math.max(0, more),
                      counts.operations(),
                      counts.columns(),
                      Math.max(0, more),
                      read,
                      begun.milliseconds(),
                      Math.max(0, -more)));
            });
  }

  /**
   * Counts under a reading for which no file is needed; without effect on a test that has its
   * result.
   *
   * @param progress is told how many keys were read, and may throw to stop it
   * @throws StepException if the test is not wanted any more
   */
  public void plan(UUID id, UUID test, LongConsumer progress) {
    Synchronization run = runs.findById(id).orElseThrow();
    begin(run, test)
        .ifPresent(
            begun -> {
              PlannedNow planned = begun.planned();
              Reading reading = begun.reading();
              long left =
                  reading.key() == null
                      ? planned.countWithout(reading.without())
                      : Objects.requireNonNull(
                          transaction.execute(
                              status ->
                                  RewrittenKeys.left(
                                      database,
                                      id,
                                      begun.connector().entityType(reading.target()),
                                      Objects.requireNonNull(reading.key()),
                                      planned.changes(),
                                      progress)));
              keep(
                  begun,
                  new Recounted(
                      planned.changes(),
                      left,
                      Map.of(),
                      Map.of(),
                      0,
                      planned.rows(),
                      begun.milliseconds(),
                      0L));
            });
  }

  private Optional<Begun> begin(Synchronization run, UUID id) {
    CounterTest test =
        CounterTestTable.find(database, run.id(), id).orElseThrow(Recounts::notWanted);
    if (test.state() == State.COUNTED) {
      return Optional.empty();
    }
    Inspection inspection = inspections.of(run.id()).orElseThrow(Recounts::notWanted);
    if (test.state() != State.WAITING || !test.planDigest().equals(inspection.planDigest())) {
      throw notWanted();
    }
    String name = test.reading().target();
    InspectedDataset dataset =
        inspection.datasets().stream()
            .filter(each -> each.name().equals(name) && !each.association())
            .findFirst()
            .orElseThrow(Recounts::notWanted);
    Counters counters = run.counters().resources().getOrDefault(name, Counters.NONE);
    return Optional.of(
        new Begun(
            test,
            RunDefinitions.of(run),
            new PlannedNow(database, inspection, dataset, counters),
            System.nanoTime()));
  }

  private void keep(Begun begun, Recounted result) {
    CounterTest test = begun.test();
    transaction.executeWithoutResult(
        status -> {
          if (CounterTestTable.counted(database, test.id(), result, clock.instant())) {
            findings.counted(test.run(), test.reading(), result.leftover(), result.rows());
          }
        });
    LOG.info(
        "Counted {} rows of run {} for a counter-test in {} ms",
        result.rows(),
        test.run(),
        result.milliseconds());
  }

  private static StepException notWanted() {
    return new StepException(
        FailureType.OVERTAKEN, "The counter-test is no longer needed", "Nothing needs to be done");
  }
}
