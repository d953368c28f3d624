package dev.sluice.repository.decide;

import static dev.sluice.repository.jooq.Tables.COMPARED_TARGET;
import static org.jooq.impl.DSL.val;

import dev.sluice.repository.decide.rule.Action;
import dev.sluice.repository.decide.rule.CountedVerdicts;
import dev.sluice.repository.filter.plan.ReviewedPlan;
import dev.sluice.repository.filter.plan.ReviewedPlan.Dataset;
import dev.sluice.repository.postgresql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * The number of changes of a dataset and operation that are not made.
 *
 * @param inPart updates of which some properties are made
 * @param follow of those that are held or rejected, how many follow from others
 */
public record UnmadeCounts(
    String target,
    boolean association,
    String operation,
    long held,
    long rejected,
    long inPart,
    long follow) {
  private static final Statement COUNT =
      Statement.of(
          "run",
          """
          SELECT target, association, operation, count(*) FILTER (WHERE state = 'held') AS held,
            count(*) FILTER (WHERE state = 'rejected') AS rejected,
            count(*) FILTER (WHERE state IS NULL) AS in_part,
            count(*) FILTER (WHERE round > 0) AS follow
          FROM (
            SELECT unmade.target, unmade.association, change.operation, unmade.state, unmade.round
            FROM unmade_change unmade
            JOIN resource_change change ON change.synchronization_id = {run}
              AND change.entity_type = unmade.target AND change.key = unmade.key
            WHERE NOT unmade.association
            UNION ALL
            SELECT unmade.target, unmade.association, change.operation, unmade.state, unmade.round
            FROM unmade_change unmade
            JOIN resource_link_change change ON change.synchronization_id = {run}
              AND change.association = unmade.target AND change.owner_key = unmade.key
              AND change.target_key = unmade.target_key
            WHERE unmade.association) unmade
          GROUP BY target, association, operation
          ORDER BY association, target, operation
          """);

  // A source that says what is to be done says it once.
  private static final Statement HELD_COMMANDS =
      Statement.of(
          "run",
          """
          SELECT DISTINCT unmade.target
          FROM unmade_change unmade
          JOIN compared_target compared ON compared.synchronization_id = {run}
            AND compared.target = unmade.target AND compared.commands
          WHERE unmade.round = 0
            AND (unmade.state = 'held' OR unmade.held <> '{}')
          ORDER BY 1
          """);

  static List<UnmadeCounts> of(DSLContext dsl, UUID run) {
    return dsl.resultQuery(COUNT.with(Map.of("run", val(run))))
        .fetch(
            row ->
                new UnmadeCounts(
                    row.get("target", String.class),
                    row.get("association", Boolean.class),
                    row.get("operation", String.class),
                    row.get("held", Long.class),
                    row.get("rejected", Long.class),
                    row.get("in_part", Long.class),
                    row.get("follow", Long.class)));
  }

  /** What is not made of a plan of which nothing is made, or all, so that nothing follows. */
  static List<UnmadeCounts> of(ReviewedPlan plan, List<CountedVerdicts> verdicts) {
    Map<String, UnmadeCounts> counts = new LinkedHashMap<>();
    for (CountedVerdicts each : verdicts) {
      if (each.action() != Action.LET_THROUGH) {
        Dataset dataset = plan.dataset(each.dataset());
        String operation = each.operation().label();
        long held = each.action() == Action.HOLD ? each.changes() : 0;
        counts.merge(
            dataset.name() + " " + operation,
            new UnmadeCounts(
                dataset.name(),
                dataset.association(),
                operation,
                held,
                each.changes() - held,
                0,
                0),
            UnmadeCounts::and);
      }
    }
    return List.copyOf(counts.values());
  }

  private UnmadeCounts and(UnmadeCounts other) {
    return new UnmadeCounts(
        target,
        association,
        operation,
        held + other.held,
        rejected + other.rejected,
        inPart + other.inPart,
        follow + other.follow);
  }

  /** The same as {@link #heldCommands(DSLContext, UUID)} of what was counted alone. */
  static List<String> heldCommands(DSLContext dsl, UUID run, List<UnmadeCounts> counted) {
    List<String> held =
        counted.stream().filter(each -> each.held() > 0).map(UnmadeCounts::target).toList();
    return dsl.select(COMPARED_TARGET.TARGET)
        .from(COMPARED_TARGET)
        .where(COMPARED_TARGET.SYNCHRONIZATION_ID.eq(run))
        .and(COMPARED_TARGET.COMMANDS)
        .and(COMPARED_TARGET.TARGET.in(held))
        .orderBy(COMPARED_TARGET.TARGET)
        .fetch(COMPARED_TARGET.TARGET);
  }

  /** The targets of which something is held that would not come again by itself. */
  static List<String> heldCommands(DSLContext dsl, UUID run) {
    return dsl.resultQuery(HELD_COMMANDS.with(Map.of("run", val(run)))).fetch(0, String.class);
  }
}
