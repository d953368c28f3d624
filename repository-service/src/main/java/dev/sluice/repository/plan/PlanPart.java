package dev.sluice.repository.plan;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.list;
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
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * The inserts that a first load plans for one entity type or association, in a table of their own.
 * It is new in the transaction that fills it, so a server at {@code wal_level = minimal} writes no
 * log of its rows, its key is made once they are there, and nobody else waits for it. Once it has
 * {@linkplain #join joined}, it inherits from the plan's table, and whoever asks that finds the
 * rows.
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

  // The last check lets PostgreSQL pass over the parts of other runs. Its rows come frozen and
  // hardly ever change, so autovacuum would read them all for nothing, while they are applied.
  private static final Statement CREATE =
      Statement.of(
          "run, part, plan, run_column, target_column, target",
          """
          CREATE TABLE {part} (LIKE {plan} INCLUDING DEFAULTS INCLUDING CONSTRAINTS,
            CHECK ({run_column} = {run} AND {target_column} = {target}))
            WITH (autovacuum_enabled = false)
          """);

  private static final Statement NAME_RUN =
      Statement.of(
          "run, part, run_column", "ALTER TABLE {part} ALTER {run_column} SET DEFAULT {run}");

  private static final Duration LONGEST_WAIT_TO_DROP = Duration.ofMillis(100);

  private final DSLContext dsl;
  private final PlanTable plan;
  private final Table<?> rows;
  private final MessageDigest digesting = Sha256.begin();
  private long count;
  private String digest = "";

  /** Makes the table, for a transaction that is under way. */
  public PlanPart(DSLContext dsl, PlanTable plan, UUID synchronizationId, String target) {
    this.dsl = dsl;
    this.plan = plan;
    // Two attempts of one run may be at it, and neither is to wait for the other's name.
    this.rows = table(name("plan_part_" + UUID.randomUUID().toString().replace("-", "")));
    Map<String, QueryPart> arguments =
        Map.of(
            "part", rows,
            "plan", plan.table(),
            "run_column", column(plan.run()),
            "run", inline(synchronizationId),
            "target_column", column(plan.target()),
            "target", inline(target));
    CREATE.execute(dsl, arguments);
    NAME_RUN.execute(dsl, arguments);
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
    List<? extends Field<?>> key = plan.key().stream().map(PlanPart::column).toList();
    dsl.execute("ALTER TABLE {0} ADD PRIMARY KEY ({1})", rows, list(key));
    Statistics.gather(dsl, rows, plan.searchedBy());
    this.count = count;
    this.digest = PlanDigest.hex(digesting);
  }

  /** Adds the rows to the plan and gives their number. */
  public long join() {
    dsl.execute("ALTER TABLE {0} INHERIT {1}", rows, plan.table());
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
    dsl.execute("DROP TABLE {0}", rows);
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
    dsl.execute("DROP TABLE {0}", name(parts.get(0)));
    return true;
  }

  private static Field<?> column(Field<?> field) {
    return DSL.field(field.getUnqualifiedName());
  }
}
