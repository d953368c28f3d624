package dev.sluice.repository.decide;

import static dev.sluice.repository.jooq.Tables.WITHHELD_CHANGE;
import static org.jooq.impl.DSL.val;

import dev.sluice.contract.run.Decision;
import dev.sluice.repository.postgresql.Statement;
import dev.sluice.repository.postgresql.Statistics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.QueryPart;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * Stores changes that a decision did not let through, for later runs, and deletes those that are no
 * longer needed. Changes that only depend on a decision are computed again by each run.
 */
public final class WithheldRecords {
  // What was held already, and is so again, stays as it was decided.
  private static final String UNLESS_HELD_ALREADY =
      """
      ON CONFLICT (connector, target, key, target_key, property) DO UPDATE SET
        action = excluded.action, operation = excluded.operation, fingerprint = excluded.fingerprint,
        last_run = excluded.last_run, expires_at = excluded.expires_at,
        seen = CASE WHEN same THEN kept.seen + 1 ELSE 1 END,
        run = CASE WHEN same THEN kept.run ELSE excluded.run END,
        decided_by = CASE WHEN same THEN kept.decided_by ELSE excluded.decided_by END,
        decided_at = CASE WHEN same THEN kept.decided_at ELSE excluded.decided_at END,
        comment = CASE WHEN same THEN kept.comment ELSE excluded.comment END
      """
          .replace(
              "same",
              "(kept.action = 'HOLD' AND excluded.action = 'HOLD' AND kept.operation ="
                  + " excluded.operation AND kept.fingerprint = excluded.fingerprint)");

  private static final Statement KEEP_RESOURCES =
      Statement.of(
          "run, connector, by, comment, expires_after",
          """
          INSERT INTO withheld_change AS kept (connector, target, key, property, action, operation,
            fingerprint, run, last_run, decided_by, decided_at, comment, expires_at)
          SELECT {connector}, unmade.target, unmade.key, part.property, part.action, change.operation,
            part.fingerprint, {run}, {run},
            coalesce({by}, (SELECT min(earlier.decided_by) FROM withheld_change earlier
              WHERE earlier.connector = {connector} AND earlier.target = unmade.target
                AND earlier.key = unmade.key), 'unnamed'),
            now(), {comment},
            CASE part.action WHEN 'REJECT' THEN now() + CAST({expires_after} AS interval) END
          FROM unmade_change unmade
          JOIN resource_change change ON change.synchronization_id = {run}
            AND change.entity_type = unmade.target AND change.key = unmade.key
          LEFT JOIN resource ON resource.id = change.resource_id
          CROSS JOIN LATERAL (
            SELECT '' AS property, CASE unmade.state WHEN 'held' THEN 'HOLD' ELSE 'REJECT' END AS action,
              whole_fingerprint(change.operation, change.after_active, change.after_connector,
                change.before, change.after) AS fingerprint
            WHERE unmade.state IS NOT NULL AND unmade.round = 0
              AND (change.operation <> 'update' OR change.before_active <> change.after_active
                OR resource.connector IS DISTINCT FROM change.after_connector)
            UNION ALL
            SELECT changed.property,
              CASE WHEN changed.property = ANY (unmade.rejected) THEN 'REJECT'
                WHEN changed.property = ANY (unmade.held) THEN 'HOLD'
                WHEN unmade.state = 'held' THEN 'HOLD' ELSE 'REJECT' END,
              change_fingerprint(NULL, NULL, (change.after::jsonb -> changed.property)::text)
            FROM unnest(changed_properties(change.before, change.after)) AS changed (property)
            WHERE changed.property = ANY (unmade.held || unmade.rejected)
              OR (change.operation = 'update' AND unmade.state IS NOT NULL AND unmade.round = 0)
          ) part
          WHERE NOT unmade.association
          """
              + UNLESS_HELD_ALREADY);

  private static final Statement KEEP_LINKS =
      Statement.of(
          "run, connector, by, comment, expires_after",
          """
          INSERT INTO withheld_change AS kept (connector, target, key, target_key, action, operation,
            fingerprint, run, last_run, decided_by, decided_at, comment, expires_at)
          SELECT {connector}, unmade.target, unmade.key, unmade.target_key,
            CASE unmade.state WHEN 'held' THEN 'HOLD' ELSE 'REJECT' END, change.operation,
            change_fingerprint(NULL, NULL, NULL), {run}, {run}, coalesce({by}, 'unnamed'), now(), {comment},
            CASE unmade.state WHEN 'rejected' THEN now() + CAST({expires_after} AS interval) END
          FROM unmade_change unmade
          JOIN resource_link_change change ON change.synchronization_id = {run}
            AND change.association = unmade.target AND change.owner_key = unmade.key
            AND change.target_key = unmade.target_key
          WHERE unmade.association AND unmade.round = 0
          """
              + UNLESS_HELD_ALREADY);

  private static final Statement LEFT_OUT_AGAIN =
      Statement.of(
          "run, connector",
          """
          UPDATE withheld_change kept SET last_run = {run}, seen = kept.seen + 1
          FROM suppressed_change suppressed
          WHERE suppressed.synchronization_id = {run} AND kept.connector = {connector}
            AND kept.target = suppressed.target AND kept.key = suppressed.key
            AND kept.target_key = suppressed.target_key AND kept.property = suppressed.property
            AND kept.action = 'REJECT'
          """);

  // The run has neither planned it as it was decided nor left it out: it was let through, or the
  // source
  // says something else. A row that could not be read says nothing, and neither does a command file
  // about what it does not name.
  private static final Statement FORGET =
      Statement.of(
          "run, connector",
          """
          DELETE FROM withheld_change kept
          USING compared_target compared
          WHERE kept.connector = {connector} AND kept.last_run <> {run}
            AND compared.synchronization_id = {run} AND compared.target = kept.target
            AND compared.content <> 'NO_FILE'
            AND NOT EXISTS (SELECT FROM reject
              WHERE reject.synchronization_id = {run} AND reject.target = kept.target
                AND (compared.association OR reject.key = kept.key))
            AND CASE WHEN compared.association
              THEN NOT compared.commands AND NOT EXISTS (SELECT FROM resource_link_change change
                WHERE change.synchronization_id = {run} AND change.association = kept.target
                  AND change.owner_key = kept.key AND change.target_key = kept.target_key
                  AND change.state <> 'planned')
              ELSE coalesce(
                (SELECT change.state = 'planned' FROM resource_change change
                  WHERE change.synchronization_id = {run} AND change.entity_type = kept.target
                    AND change.key = kept.key), NOT compared.commands)
              END
          """);

  private static final Statement FORGET_EXPIRED =
      Statement.of(
          "connector",
          """
          DELETE FROM withheld_change WHERE connector = {connector} AND expires_at <= now()
          """);

  private WithheldRecords() {}

  /**
   * Keeps and forgets, in the transaction that has applied the run.
   *
   * @param marked whether the run has changes that were not made, as {@link ChangeByChange} told
   * @param rejectFor how long a rejection lasts
   */
  public static void keep(
      DSLContext dsl,
      UUID run,
      String connector,
      @Nullable Decision decision,
      boolean marked,
      Duration rejectFor) {
    Map<String, QueryPart> arguments = new HashMap<>();
    arguments.put("run", val(run));
    arguments.put("connector", val(connector));
    if (marked) {
      // What is held already stays as it was decided; of the whole plan, protected resources join.
      arguments.put("by", val(decision == null ? null : decision.by(), SQLDataType.CLOB));
      arguments.put("comment", val(decision == null ? null : decision.comment(), SQLDataType.CLOB));
      arguments.put("expires_after", val(rejectFor.toSeconds() + " seconds"));
      int kept = KEEP_RESOURCES.execute(dsl, arguments) + KEEP_LINKS.execute(dsl, arguments);
      Statistics.refreshLive(dsl, kept, WITHHELD_CHANGE);
    }
    if (!dsl.fetchExists(WITHHELD_CHANGE, WITHHELD_CHANGE.CONNECTOR.eq(connector))) {
      return;
    }
    LEFT_OUT_AGAIN.execute(dsl, arguments);
    FORGET.execute(dsl, arguments);
    FORGET_EXPIRED.execute(dsl, arguments);
  }
}
