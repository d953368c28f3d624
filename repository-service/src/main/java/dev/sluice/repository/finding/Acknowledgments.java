package dev.sluice.repository.finding;

import static dev.sluice.repository.jooq.Tables.INSPECTION;
import static org.jooq.impl.DSL.inline;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.repository.finding.evidence.Word;
import dev.sluice.repository.run.RunDefinitions;
import dev.sluice.repository.run.Synchronization;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Which findings must be acknowledged to resume a run: those that prove that its file is wrong. */
@Component
public class Acknowledgments {
  /** Causes are looked for right after the plan was inspected, or not at all. */
  private static final Duration LONGEST_LOOK = Duration.ofMinutes(1);

  private final DSLContext database;
  private final FindingProperties properties;
  private final Clock clock;

  Acknowledgments(DSLContext database, FindingProperties properties, Clock clock) {
    this.database = database;
    this.properties = properties;
    this.clock = clock;
  }

  /** Whether the runs of a connector ask for it. */
  public boolean areAskedFor(ConnectorDefinition connector) {
    return Objects.requireNonNullElse(connector.review().acknowledge(), properties.acknowledge());
  }

  /** Whether it is not known yet which ones there are, of a run that asks for it. */
  public boolean arePending(Synchronization run) {
    return areAskedFor(RunDefinitions.of(run))
        && FindingTable.of(database, run.id()).isEmpty()
        && isLooking(run.id());
  }

  /** The codes that whoever resumes the run has to send. */
  public List<String> neededFor(Synchronization run) {
    return areAskedFor(RunDefinitions.of(run))
        ? FindingTable.of(database, run.id()).stream()
            .filter(Acknowledgments::isSure)
            .map(each -> each.cause().name())
            .distinct()
            .toList()
        : List.of();
  }

  /** The codes of all findings of a run that explain something, which may be acknowledged. */
  public List<String> possibleFor(Synchronization run) {
    return FindingTable.of(database, run.id()).stream()
        .filter(each -> each.word().explains())
        .map(each -> each.cause().name())
        .distinct()
        .toList();
  }

  /** What a finding of a run with this code says. */
  public String summary(Synchronization run, String code) {
    return FindingTable.of(database, run.id()).stream()
        .filter(each -> each.cause().name().equals(code) && isSure(each))
        .findFirst()
        .map(FindingWords::summary)
        .orElse("");
  }

  private static boolean isSure(Finding finding) {
    return finding.word().compareTo(Word.LIKELY) <= 0 && !finding.cause().neutral();
  }

  /** The plan is being inspected, or causes are looked for. */
  private boolean isLooking(UUID run) {
    return !database.fetchExists(
        INSPECTION,
        INSPECTION.SYNCHRONIZATION_ID.eq(run),
        INSPECTION
            .STATE
            .eq(inline("FAILED"))
            .or(
                INSPECTION.ENDED_AT.lt(
                    clock.instant().minus(LONGEST_LOOK).atOffset(ZoneOffset.UTC))));
  }
}
