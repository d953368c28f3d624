package dev.sluice.repository.held;

import static dev.sluice.repository.jooq.Tables.RESOURCE_CHANGE;
import static dev.sluice.repository.jooq.Tables.RESOURCE_LINK_CHANGE;
import static dev.sluice.repository.jooq.Tables.WITHHELD_CHANGE;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.val;

import dev.sluice.repository.postgresql.Statement;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.SQL;
import org.jooq.impl.DSL;

/**
 * The changes of a plan that are still held since an earlier review, in SQL: the source says the
 * same, and nobody has let them through.
 */
public final class HeldStill {
  /** What the column may be called that says since when. */
  public static final String NAME = "held_since";

  private static final String SAME_RESOURCE =
      """
      held.action = 'HOLD' AND held.target_key = '' AND CASE WHEN held.property = ''
        THEN change.operation = held.operation
          AND held.fingerprint = whole_fingerprint(change.operation, change.after_active,
            change.after_connector, change.before, change.after)
        ELSE change.operation IN ('update', 'deactivate')
          AND change.before ->> held.property IS DISTINCT FROM change.after ->> held.property
          AND held.fingerprint = change_fingerprint(NULL, NULL,
            (change.after::jsonb -> held.property)::text)
        END
      """;

  private static final String SAME_LINK =
      "held.action = 'HOLD' AND (change.operation = 'delete') = (held.operation = 'delete')\n";

  private static final Statement ALL =
      Statement.of(
          "run, connector",
          """
          SELECT held.target, held.key, held.target_key, false AS association,
            bool_or(held.property = '') AS whole,
            coalesce(array_agg(held.property ORDER BY held.property)
              FILTER (WHERE held.property <> ''), '{}') AS properties
          FROM withheld_change held
          JOIN resource_change change ON change.synchronization_id = {run}
            AND change.entity_type = held.target AND change.key = held.key
          WHERE held.connector = {connector} AND
          """
              + SAME_RESOURCE
              + """
              GROUP BY held.target, held.key, held.target_key
              UNION ALL
              SELECT held.target, held.key, held.target_key, true, true, '{}'
              FROM withheld_change held
              JOIN resource_link_change change ON change.synchronization_id = {run}
                AND change.association = held.target AND change.owner_key = held.key
                AND change.target_key = held.target_key
              WHERE held.connector = {connector} AND
              """
              + SAME_LINK);

  // Of the row of a plan that the statement around it reads.
  private static final String SINCE =
      """
      (SELECT jsonb_build_object('since', min(held.decided_at), 'times', max(held.seen),
          'by', min(held.decided_by), 'comment', min(held.comment))
        FROM withheld_change held CROSS JOIN LATERAL (SELECT {change}.*) change
        WHERE held.connector = (SELECT connector FROM synchronization WHERE id = {run})
          AND held.target = {target} AND held.key = {key} AND held.target_key = {target_key}
          AND %s
        HAVING count(*) > 0)
      """;

  private static final String ARGUMENTS = "run, change, target, key, target_key";
  private static final Statement RESOURCE_SINCE =
      Statement.of(ARGUMENTS, SINCE.formatted(SAME_RESOURCE));
  private static final Statement LINK_SINCE = Statement.of(ARGUMENTS, SINCE.formatted(SAME_LINK));

  private HeldStill() {}

  /** Whether anything of the connector is held. */
  public static boolean any(DSLContext dsl, String connector) {
    return dsl.fetchExists(
        WITHHELD_CHANGE,
        WITHHELD_CHANGE.CONNECTOR.eq(connector),
        WITHHELD_CHANGE.ACTION.eq(inline("HOLD")));
  }

  /**
   * All of them: target, key, target_key, which is empty of a resource, association, whether the
   * whole change is held, and the properties of an update that are.
   */
  public static SQL all(UUID run, String connector) {
    return ALL.with(Map.of("run", val(run), "connector", val(connector)));
  }

  /** Since when a change of a resource is held, where {@code resource_change} is read. */
  public static Field<JSONB> ofResource(UUID run) {
    return DSL.field(
        RESOURCE_SINCE.with(
            Map.of(
                "run", val(run),
                "change", DSL.name(RESOURCE_CHANGE.getName()),
                "target", RESOURCE_CHANGE.ENTITY_TYPE,
                "key", RESOURCE_CHANGE.KEY,
                "target_key", inline(""))),
        JSONB.class);
  }

  /** The same of a link, where {@code resource_link_change} is read. */
  public static Field<JSONB> ofLink(UUID run) {
    return DSL.field(
        LINK_SINCE.with(
            Map.of(
                "run", val(run),
                "change", DSL.name(RESOURCE_LINK_CHANGE.getName()),
                "target", RESOURCE_LINK_CHANGE.ASSOCIATION,
                "key", RESOURCE_LINK_CHANGE.OWNER_KEY,
                "target_key", RESOURCE_LINK_CHANGE.TARGET_KEY)),
        JSONB.class);
  }
}
