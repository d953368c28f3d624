package dev.sluice.repository.decide;

import static dev.sluice.repository.jooq.Tables.WITHHELD_CHANGE;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import dev.sluice.repository.Sha256;
import dev.sluice.repository.postgresql.CopyReader;
import dev.sluice.repository.postgresql.Statement;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.QueryPart;

/**
 * The changes of a plan that are held since an earlier review, in a temporary table: the source
 * still says the same, and nobody has let them through.
 */
final class StandingHolds {
  private static final Statement CREATE =
      Statement.of(
          "run, connector",
          """
          CREATE TEMPORARY TABLE standing_hold ON COMMIT DROP AS
          SELECT held.target, held.key, held.target_key, false AS association,
            bool_or(held.property = '') AS whole,
            coalesce(array_agg(held.property ORDER BY held.property)
              FILTER (WHERE held.property <> ''), '{}') AS properties
          FROM withheld_change held
          JOIN resource_change change ON change.synchronization_id = {run}
            AND change.entity_type = held.target AND change.key = held.key
          WHERE held.connector = {connector} AND held.action = 'HOLD' AND held.target_key = ''
            AND CASE WHEN held.property = ''
              THEN change.operation = held.operation
                AND held.fingerprint = whole_fingerprint(change.operation, change.after_active,
                  change.after_connector, change.before, change.after)
              ELSE change.operation IN ('update', 'deactivate')
                AND change.before ->> held.property IS DISTINCT FROM change.after ->> held.property
                AND held.fingerprint = change_fingerprint(NULL, NULL,
                  (change.after::jsonb -> held.property)::text)
              END
          GROUP BY held.target, held.key, held.target_key
          UNION ALL
          SELECT held.target, held.key, held.target_key, true, true, '{}'
          FROM withheld_change held
          JOIN resource_link_change change ON change.synchronization_id = {run}
            AND change.association = held.target AND change.owner_key = held.key
            AND change.target_key = held.target_key
          WHERE held.connector = {connector} AND held.action = 'HOLD'
            AND (change.operation = 'delete') = (held.operation = 'delete')
          """);

  private static final Statement TAKE_ALL =
      Statement.of(
          """
          INSERT INTO unmade_change (target, key, target_key, association, state, held)
          SELECT target, key, target_key, association, CASE WHEN whole THEN 'held' END, properties
          FROM standing_hold
          """);

  private StandingHolds() {}

  /** Whether anything of the connector is held. */
  static boolean any(DSLContext dsl, String connector) {
    return dsl.fetchExists(
        WITHHELD_CHANGE,
        WITHHELD_CHANGE.CONNECTOR.eq(connector),
        WITHHELD_CHANGE.ACTION.eq(inline("HOLD")));
  }

  static void find(DSLContext dsl, UUID run, String connector) {
    Map<String, QueryPart> arguments = Map.of("run", val(run), "connector", val(connector));
    CREATE.execute(dsl, arguments);
    dsl.execute("CREATE INDEX ON standing_hold (target, key, target_key)");
    dsl.execute("ANALYZE standing_hold (target, key, target_key)");
  }

  /** All of them are not made: nobody has said anything else. */
  static void takeAll(DSLContext dsl) {
    TAKE_ALL.execute(dsl);
  }

  /** Names them, for a decision that was made in their presence. */
  static String digest(DSLContext dsl) {
    MessageDigest digest = Sha256.begin();
    dsl.connection(
        connection -> {
          try (CopyReader reader =
              CopyReader.of(
                  connection,
                  dsl,
                  dsl.select()
                      .from(table(name("standing_hold")))
                      .orderBy(
                          field(name("target")), field(name("key")), field(name("target_key"))))) {
            for (byte[] row = reader.nextBytes(); row != null; row = reader.nextBytes()) {
              digest.update(row);
            }
          }
        });
    return HexFormat.of().formatHex(digest.digest());
  }
}
