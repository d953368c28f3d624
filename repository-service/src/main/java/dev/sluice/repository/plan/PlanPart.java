package dev.sluice.repository.plan;

import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import dev.sluice.repository.Sha256;
import dev.sluice.repository.postgresql.CopyWriter;
import dev.sluice.repository.postgresql.LocalSettings;
import dev.sluice.repository.postgresql.Statement;
import dev.sluice.repository.postgresql.Statistics;
import java.security.MessageDigest;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Table;

/**
 * The planned inserts of a first load for one entity type or association, in a separate table. The
 * table is new in the transaction that fills it, so a server with {@code wal_level = minimal}
 * writes no log for its rows, its key is created afterwards, and nobody else waits for it. After it
 * has {@linkplain #join joined}, it inherits from the plan's table, so queries on that table find
 * the rows.
 */
public final class PlanPart {
  // A part says whose it is in its check alone.
  private static final Statement PARTS_OF_RUN =
      Statement.of(
          "run, plan",
          """
          SELECT part.relname::text
          FROM pg_inherits
          JOIN pg_class part ON part.oid = pg_inherits.inhrelid
          JOIN pg_constraint whose ON whose.conrelid = part.oid AND whose.contype = 'c'
          WHERE pg_inherits.inhparent = {plan}::regclass
            AND pg_get_constraintdef(whose.oid) LIKE '%''' || {run}::text || '''::uuid%'
          """);

  // They run under the role of the tables' owner: this service's own may change rows alone.
  private static final Statement CREATE =
      Statement.of("plan, run, target", "SELECT create_plan_part({plan}, {run}, {target})");

  private static final Statement COMPLETE =
      Statement.of("plan, part", "SELECT complete_plan_part({plan}, {part})");

  private static final Statement JOIN =
      Statement.of("plan, part", "SELECT join_plan_part({plan}, {part})");

  private static final Statement DROP = Statement.of("part", "SELECT drop_plan_part({part})");

  private static final Duration LONGEST_WAIT_TO_DROP = Duration.ofMillis(100);

  private final DSLContext dsl;
  private final PlanTable plan;
  private final String name;
  private final Table<?> rows;
  private final MessageDigest digesting = Sha256.begin();
  private long count;
  private String digest = "";

  /** Makes the table, for a transaction that is under way. */
  public PlanPart(DSLContext dsl, PlanTable plan, UUID synchronizationId, String target) {
    this.dsl = dsl;
    this.plan = plan;
    this.name =
        CREATE.fetchValue(
            dsl,
            Map.of(
                "plan", val(plan.table().getName()),
                "run", val(synchronizationId),
                "target", val(target)),
            String.class);
    this.rows = table(name(name));
  }

  /** The table of the rows. */
  public Table<?> rows() {
    return rows;
  }

  /**
   * Fills the columns of {@link PlanTable#columns}, in the order of the plan's key. Whatever leaves
   * the writer is digested on its way.
   */
  public CopyWriter writer(Connection connection) {
    return CopyWriter.intoNew(connection, dsl, rows, digesting, plan.columns());
  }

  /** Makes the key once so many rows are there, which are all, and tells the planner about them. */
  public void complete(long count) {
    COMPLETE.execute(dsl, Map.of("plan", val(plan.table().getName()), "part", val(name)));
    Statistics.gather(dsl, rows, plan.searchedBy());
    this.count = count;
    this.digest = PlanDigest.hex(digesting);
  }

  /** Adds the rows to the plan and gives their number. */
  public long join() {
    JOIN.execute(dsl, Map.of("plan", val(plan.table().getName()), "part", val(name)));
    return count;
  }

  /** How many rows there are in a part that is complete. */
  public long count() {
    return count;
  }

  /** The {@link PlanDigest} of the target in a plan that has no other rows of it. */
  public String digest() {
    return digest;
  }

  /** Gives the rows up. */
  public void drop() {
    DROP.execute(dsl, Map.of("part", val(name)));
  }

  /** Drops one of the parts that a run has in a table of the plan, and tells whether it had one. */
  public static boolean dropOne(DSLContext dsl, Table<?> plan, UUID synchronizationId) {
    List<String> parts =
        dsl.resultQuery(
                PARTS_OF_RUN.with(
                    Map.of("plan", val(plan.getName()), "run", val(synchronizationId))))
            .fetch(0, String.class);
    if (parts.isEmpty()) {
      return false;
    }
    // Whoever asks the plan's table while this waits would wait behind it.
    LocalSettings.lockTimeout(dsl, LONGEST_WAIT_TO_DROP);
    DROP.execute(dsl, Map.of("part", val(parts.get(0))));
    return true;
  }
}
