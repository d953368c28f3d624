package dev.sluice.contract.check;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.Threshold;
import dev.sluice.contract.definition.Threshold.Operation;
import dev.sluice.contract.run.Breach;
import dev.sluice.contract.run.ColumnChange;
import dev.sluice.contract.run.Mode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Checks a plan against the limits at every level of its connector. */
public final class Check {
  private static final List<Rule> BUT_INSERTS = rules(Mode.INITIAL);
  private static final List<Rule> ALL = rules(Mode.COMPLETE);

  /** The run needs a review, whatever the limits are, even if it is forced. */
  private static final Set<String> BEYOND_FORCE =
      Set.of(
          Breach.EMPTY_FILE,
          Breach.NO_ROWS,
          Breach.MISSED_COMMANDS,
          Breach.PROTECTED,
          ColumnChange.EMPTIED.label());

  private Check() {}

  /**
   * The limits that the plan exceeds: the connector's first, then those of its entity types and
   * associations in the order of the definition. An initial run has no limits on inserts, since a
   * first load only inserts.
   */
  public static List<Breach> breaches(
      ConnectorDefinition connector, Mode mode, List<PlannedDataset> datasets) {
    List<Rule> rules = mode == Mode.INITIAL ? BUT_INSERTS : ALL;
    return Levels.of(connector, datasets).stream()
        .flatMap(level -> rules.stream().flatMap(rule -> rule.examine(level).stream()))
        .toList();
  }

  /** Whether a run with these breaches waits for a person. */
  public static boolean holds(List<Breach> breaches, boolean force) {
    return breaches.stream()
        .anyMatch(breach -> !force || BEYOND_FORCE.contains(breach.threshold()));
  }

  private static List<Rule> rules(Mode mode) {
    return Stream.concat(
            Stream.of(EmptySource.NO_BYTES, EmptySource.NO_ROWS),
            Stream.of(Threshold.values())
                .filter(
                    threshold -> mode != Mode.INITIAL || threshold.operation() != Operation.INSERT)
                .map(Check::limit))
        .toList();
  }

  private static Rule limit(Threshold threshold) {
    return switch (threshold.unit()) {
      case LINES -> new LineLimit(threshold);
      case PERCENT -> new PercentageLimit(threshold);
    };
  }
}
