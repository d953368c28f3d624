package dev.sluice.repository.protection;

import static dev.sluice.repository.jooq.Tables.RESOURCE;
import static dev.sluice.repository.jooq.Tables.RESOURCE_CHANGE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.val;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.run.Breach;
import dev.sluice.repository.held.HeldStill;
import dev.sluice.repository.postgresql.CopyWriter;
import dev.sluice.repository.postgresql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSON;
import org.jooq.Record3;
import org.jooq.Result;
import org.jooq.SQL;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The temporary table of the protected resources that a plan deletes or switches off. The data
 * stored before the run counts, not what the run would change.
 */
public final class ProtectedChanges {
  private static final int ROWS_AT_A_TIME = 10_000;

  private static final Statement CREATE =
      Statement.of(
          """
          CREATE TEMPORARY TABLE protected_change (
            entity_type text COLLATE "C" NOT NULL,
            key text COLLATE "C" NOT NULL
          ) ON COMMIT DROP
          """);

  // Of those that are held since an earlier review nobody is asked again.
  private static final Statement COUNT =
      Statement.of(
          "held",
          """
          SELECT protected.entity_type, count(*) AS changes
          FROM protected_change protected
          WHERE NOT EXISTS (SELECT FROM ({held}) held
            WHERE held.target = protected.entity_type AND held.key = protected.key
              AND held.target_key = '' AND held.whole)
          GROUP BY protected.entity_type
          ORDER BY protected.entity_type
          """);

  private static final Statement COMMANDED =
      Statement.of(
          "run",
          """
          SELECT DISTINCT protected.entity_type
          FROM protected_change protected
          JOIN compared_target compared ON compared.synchronization_id = {run}
            AND compared.target = protected.entity_type AND compared.commands
          ORDER BY 1
          """);

  private static final SQL ALL = DSL.sql("SELECT entity_type, key FROM protected_change");

  private ProtectedChanges() {}

  /**
   * Finds them, in the transaction that is under way.
   *
   * @return whether there are any; without any there may be no table
   */
  public static boolean find(DSLContext dsl, UUID run, ConnectorDefinition definition) {
    Protections protections = Protections.of(dsl, definition);
    if (protections.types().isEmpty()) {
      return false;
    }
    CREATE.execute(dsl);
    Field<JSON> before =
        coalesce(RESOURCE_CHANGE.BEFORE, RESOURCE.ATTRIBUTES.cast(SQLDataType.JSON)).as("before");
    boolean any = false;
    try (Cursor<Record3<String, String, JSON>> cursor =
        dsl.select(RESOURCE_CHANGE.ENTITY_TYPE, RESOURCE_CHANGE.KEY, before)
            .from(RESOURCE_CHANGE)
            .leftJoin(RESOURCE)
            .on(RESOURCE.ID.eq(RESOURCE_CHANGE.RESOURCE_ID))
            .where(RESOURCE_CHANGE.SYNCHRONIZATION_ID.eq(val(run)))
            .and(RESOURCE_CHANGE.ENTITY_TYPE.in(protections.types()))
            .and(RESOURCE_CHANGE.OPERATION.in("delete", "deactivate"))
            .fetchSize(ROWS_AT_A_TIME)
            .fetchLazy()) {
      while (cursor.hasNext()) {
        any |= keep(dsl, protections, cursor.fetchNext(ROWS_AT_A_TIME));
      }
    }
    return any;
  }

  private static boolean keep(
      DSLContext dsl, Protections protections, Result<Record3<String, String, JSON>> changes) {
    return dsl.connectionResult(
        connection -> {
          try (CopyWriter writer =
              CopyWriter.into(connection, dsl, "protected_change", "entity_type", "key")) {
            for (Record3<String, String, JSON> change : changes) {
              JSON before = change.value3();
              if (protections.cover(
                  change.value1(), change.value2(), before == null ? null : before.data())) {
                writer.text(change.value1()).text(change.value2()).endRow();
              }
            }
            return writer.finish() > 0;
          }
        });
  }

  /** What they breach, by entity type. {@link #find} has found some. */
  public static List<Breach> breaches(DSLContext dsl, UUID run, String connector) {
    return dsl.resultQuery(COUNT.with(Map.of("held", HeldStill.all(run, connector))))
        .fetch(
            row ->
                new Breach(
                    row.get("entity_type", String.class),
                    Breach.PROTECTED,
                    0,
                    row.get("changes", Long.class)));
  }

  /** The entity types of which a source commands one, and would not command it again. */
  public static List<String> commanded(DSLContext dsl, UUID run) {
    return dsl.resultQuery(COMMANDED.with(Map.of("run", val(run)))).fetch(0, String.class);
  }

  /** Entity type and key of each. {@link #find} has found some. */
  public static SQL all() {
    return ALL;
  }
}
