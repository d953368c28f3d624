package dev.sluice.repository.decide;

import static org.jooq.impl.DSL.val;

import dev.sluice.repository.postgresql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * How many changes of a target and operation are not made.
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

  /** The targets of which something is held that would not come again by itself. */
  static List<String> heldCommands(DSLContext dsl, UUID run) {
    return dsl.resultQuery(HELD_COMMANDS.with(Map.of("run", val(run)))).fetch(0, String.class);
  }
}
