package dev.sluice.repository.plan;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
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
  private final DSLContext dsl;
  private final PlanTable plan;
  private final Table<?> rows;

  /** Makes the table, for a transaction that is under way. */
  public PlanPart(DSLContext dsl, PlanTable plan, UUID synchronizationId, String target) {
    this.dsl = dsl;
    this.plan = plan;
    // Two attempts of one run may be at it, and neither is to wait for the other's name.
    this.rows = table(name("plan_part_" + UUID.randomUUID().toString().replace("-", "")));
    // The last check lets PostgreSQL pass over the parts of other runs.
    dsl.execute(
        "CREATE TABLE {0} (LIKE {1} INCLUDING DEFAULTS INCLUDING CONSTRAINTS,"
            + " CHECK ({2} = {3} AND {4} = {5}))",
        rows,
        plan.table(),
        column(plan.run()),
        inline(synchronizationId),
        column(plan.target()),
        inline(target));
  }

  /** The table to fill. */
  public Table<?> rows() {
    return rows;
  }

  /** Makes the key once all rows are there, and tells the planner about them. */
  public void complete() {
    List<? extends Field<?>> key =
        plan.table().getPrimaryKey().getFields().stream().map(PlanPart::column).toList();
    dsl.execute("ALTER TABLE {0} ADD PRIMARY KEY ({1})", rows, DSL.list(key));
    Statistics.gather(dsl, rows, plan);
  }

  /** Adds the rows to the plan. */
  public void join() {
    dsl.execute("ALTER TABLE {0} INHERIT {1}", rows, plan.table());
  }

  /** Gives the rows up. */
  public void drop() {
    dsl.execute("DROP TABLE {0}", rows);
  }

  private static Field<?> column(Field<?> field) {
    return DSL.field(field.getUnqualifiedName());
  }
}
