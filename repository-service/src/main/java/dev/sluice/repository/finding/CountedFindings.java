package dev.sluice.repository.finding;

import dev.sluice.repository.finding.evidence.Leftover;
import dev.sluice.repository.finding.evidence.Reading;
import dev.sluice.repository.run.RunLock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Findings whose reading is tested, and the result of the test for them. */
@Component
public class CountedFindings {
  private final DSLContext database;
  private final RunLock lock;
  private final TransactionTemplate transaction;

  CountedFindings(DSLContext database, RunLock lock, TransactionTemplate transaction) {
    this.database = database;
    this.lock = lock;
    this.transaction = transaction;
  }

  /** The readings of the causes that come first, as many of them. */
  public List<Reading> firstReadings(UUID run, int most) {
    return FindingTable.of(database, run).stream()
        .filter(each -> each.word().explains())
        .map(Finding::reading)
        .filter(Objects::nonNull)
        .distinct()
        .limit(most)
        .toList();
  }

  /** In which properties a reading's cause shows; none if it is the reading of no finding. */
  public List<String> properties(UUID run, Reading reading) {
    return withReading(run, reading).map(each -> each.evidence().properties()).orElse(List.of());
  }

  /** A finding's word becomes what was counted over so many rows. */
  public void counted(UUID run, Reading reading, Leftover leftover, long rows) {
    replace(run, reading, each -> each.counted(leftover, rows));
  }

  /** A finding says why it was not counted. */
  public void notCounted(UUID run, Reading reading, String why) {
    replace(run, reading, each -> each.notCounted(why));
  }

  private Optional<Finding> withReading(UUID run, Reading reading) {
    return FindingTable.of(database, run).stream()
        .filter(each -> reading.equals(each.reading()))
        .findFirst();
  }

  private void replace(UUID run, Reading reading, UnaryOperator<Finding> change) {
    transaction.executeWithoutResult(
        status -> {
          lock.run(run);
          List<Finding> findings = FindingTable.of(database, run);
          if (findings.stream().anyMatch(each -> reading.equals(each.reading()))) {
            FindingTable.replace(
                database,
                run,
                Findings.ordered(
                    findings.stream()
                        .map(each -> reading.equals(each.reading()) ? change.apply(each) : each)
                        .toList()));
          }
        });
  }
}
