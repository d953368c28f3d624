package dev.sluice.repository.recount;

import dev.sluice.contract.agent.PreparedFile.Content;
import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.recount.ChosenTest;
import dev.sluice.contract.recount.FileReading;
import dev.sluice.contract.recount.NotCounted;
import dev.sluice.contract.recount.TestEnd;
import dev.sluice.contract.run.Status;
import dev.sluice.repository.filter.plan.ReviewedPlans;
import dev.sluice.repository.finding.CountedFindings;
import dev.sluice.repository.finding.evidence.Reading;
import dev.sluice.repository.plan.SourceFiles.SourceFile;
import dev.sluice.repository.rest.ProblemCode;
import dev.sluice.repository.rest.ProblemException;
import dev.sluice.repository.run.RunDefinitions;
import dev.sluice.repository.run.RunId;
import dev.sluice.repository.run.RunLock;
import dev.sluice.repository.run.RunWorkflows;
import dev.sluice.repository.run.Synchronization;
import io.temporal.client.WorkflowNotFoundException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The counter-tests of plans: for the first causes, and those that people request. */
@Component
public class CounterTests {
  /** How many causes are tested by themselves. */
  private static final int FIRST = 3;

  /** A run whose reviewers ask for more is not understood by asking. */
  private static final int MOST = 100;

  /** By then the run has told how a test ended, unless its workflow is stuck. */
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final DSLContext database;
  private final RunLock lock;
  private final TransactionTemplate transaction;
  private final ReviewedPlans plans;
  private final CountedFindings findings;
  private final RunWorkflows workflows;
  private final Clock clock;

  CounterTests(
      DSLContext database,
      RunLock lock,
      TransactionTemplate transaction,
      ReviewedPlans plans,
      CountedFindings findings,
      RunWorkflows workflows,
      Clock clock) {
    this.database = database;
    this.lock = lock;
    this.transaction = transaction;
    this.plans = plans;
    this.findings = findings;
    this.workflows = workflows;
    this.clock = clock;
  }

  /** The tests of a plan's first causes that have no result yet; asked again, the same ones. */
  public List<ChosenTest> choose(UUID id, String planDigest) {
    return Objects.requireNonNull(
        transaction.execute(
            status ->
                lock.run(id)
                    .filter(run -> planDigest.equals(run.planDigest()))
                    .map(this::chosen)
                    .orElse(List.of())));
  }

  private List<ChosenTest> chosen(Synchronization run) {
    String planDigest = Objects.requireNonNull(run.planDigest());
    if (!CounterTestTable.chosen(database, run.id(), planDigest)) {
      for (Reading reading : findings.firstReadings(run.id(), FIRST)) {
        String why = notReadable(run, reading);
        if (why == null) {
          CounterTestTable.insert(database, test(run, reading, null));
        } else {
          findings.notCounted(run.id(), reading, why);
        }
      }
    }
    return CounterTestTable.chosenAndWaiting(database, run.id(), planDigest).stream()
        .map(CounterTests::chosen)
        .toList();
  }

  /**
   * Begins a test of a held run.
   *
   * @throws ProblemException that says why it cannot be made
   */
  CounterTest ask(Synchronization run, Reading reading, String by) {
    if (run.status() != Status.AWAITING_REVIEW) {
      throw notTestable(
          "Only a held run can be tested: the agent does not keep the files of others.");
    }
    String why = notReadable(run, reading);
    if (why != null) {
      throw notTestable("The reading cannot be tested: " + why);
    }
    CounterTest test =
        Objects.requireNonNull(transaction.execute(status -> begun(run, reading, by)));
    try {
      workflows.askForTest(run, chosen(test));
    } catch (WorkflowNotFoundException closed) {
      String over = words(NotCounted.DECIDED);
      CounterTestTable.notCounted(database, test.id(), over, clock.instant());
      throw notTestable("The reading cannot be tested: " + over);
    }
    return test;
  }

  private CounterTest begun(Synchronization run, Reading reading, String by) {
    lock.connector(run.connector());
    Instant since = clock.instant().minus(LONGEST);
    if (CounterTestTable.anyWaiting(database, run.connector(), since)) {
      throw notTestable(
          "Another counter-test of " + run.connector() + " is running. Try again in a moment.");
    }
    if (CounterTestTable.count(database, run.id()) >= MOST) {
      throw notTestable("There were " + MOST + " counter-tests of this run already.");
    }
    CounterTest test = test(run, reading, by);
    CounterTestTable.insert(database, test);
    return test;
  }

  /** Keeps that a test has no result, unless it has one by now. */
  public void end(TestEnd end) {
    UUID run = RunId.read(end.synchronizationId());
    UUID id = RunId.read(end.test());
    String reason =
        end.why() == NotCounted.REFUSED && end.message() != null ? end.message() : words(end.why());
    transaction.executeWithoutResult(
        status -> {
          Optional<CounterTest> test = CounterTestTable.find(database, run, id);
          if (CounterTestTable.notCounted(database, id, reason, clock.instant())) {
            test.ifPresent(each -> findings.notCounted(run, each.reading(), reason));
          }
        });
  }

  Optional<CounterTest> find(UUID run, UUID id) {
    return CounterTestTable.find(database, run, id);
  }

  /** Refuses a plan that is not inspected, with the reason. */
  void requireInspected(UUID run) {
    plans.get(run);
  }

  private CounterTest test(Synchronization run, Reading reading, @Nullable String by) {
    return new CounterTest(
        UUID.randomUUID(),
        run.id(),
        Objects.requireNonNull(run.planDigest()),
        reading,
        by,
        clock.instant(),
        CounterTest.State.WAITING,
        null,
        null,
        null);
  }

  private static ChosenTest chosen(CounterTest test) {
    Reading reading = test.reading();
    return new ChosenTest(
        test.id().toString(),
        reading.readsFile()
            ? new FileReading(
                reading.target(),
                reading.columns(),
                reading.formats(),
                reading.encoding(),
                reading.shifts())
            : null);
  }

  private static @Nullable String notReadable(Synchronization run, Reading reading) {
    EntityTypeDefinition type = RunDefinitions.of(run).entityType(reading.target());
    SourceFile file = run.sources().bySource().get(type.source());
    return reading.readsFile() && file != null && file.content() == Content.APPLIED_BEFORE
        ? "the commands of the file were applied by an earlier run, so this run reads none of them."
        : null;
  }

  private static String words(NotCounted why) {
    return switch (why) {
      case AGENT_AWAY -> "the agent did not answer in time.";
      case TOO_LONG -> "it would take longer than 60 seconds.";
      case DECIDED -> "the run has been decided in the meantime.";
      case REFUSED -> "the file cannot be read that way; see the agent's log.";
    };
  }

  private static ProblemException notTestable(String why) {
    return new ProblemException(ProblemCode.NOT_TESTABLE, why);
  }
}
