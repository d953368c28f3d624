package dev.sluice.workflows.check;

import dev.sluice.contract.agent.PrepareResult;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.Threshold;
import dev.sluice.contract.repository.Plan;
import dev.sluice.contract.run.Breach;
import dev.sluice.contract.run.Mode;
import java.util.List;
import java.util.stream.Stream;

/** Measures a plan against the limits of every level of its connector. */
public final class Check {
  private static final List<Rule> RULES =
      Stream.concat(
              Stream.of(EmptySource.NO_BYTES, EmptySource.NO_ROWS),
              Stream.of(Threshold.values()).map(Check::limit))
          .toList();

  private Check() {}

  /**
   * What the plan exceeds: the connector's limits first, then those of its entity types and
   * associations in the order of the definition. An initial run exceeds nothing, as it meets an
   * empty repository and deletes nothing.
   */
  public static List<Breach> breaches(
      ConnectorDefinition connector, Mode mode, PrepareResult prepared, Plan plan) {
    if (mode == Mode.INITIAL) {
      return List.of();
    }
    return Levels.of(connector, prepared, plan).stream()
        .flatMap(level -> RULES.stream().flatMap(rule -> rule.examine(level).stream()))
        .toList();
  }

  /** Whether a run with these breaches waits for a person; an empty source waits even by force. */
  public static boolean holds(List<Breach> breaches, boolean force) {
    return breaches.stream().anyMatch(breach -> !force || EmptySource.explains(breach));
  }

  private static Rule limit(Threshold threshold) {
    return switch (threshold.unit()) {
      case LINES -> new LineLimit(threshold);
      case PERCENT -> new PercentageLimit(threshold);
    };
  }
}
