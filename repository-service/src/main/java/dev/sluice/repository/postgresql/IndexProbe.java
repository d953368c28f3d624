package dev.sluice.repository.postgresql;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;

/** Checks with an index whether a table has certain rows. */
public final class IndexProbe {
  private IndexProbe() {}

  /**
   * Asks for the first row in the order of an index that begins with what the condition compares.
   * An {@code EXISTS} has no order: if many rows are thought to be of the kind, PostgreSQL reads
   * the table, and so all that was stored before the first one.
   */
  public static boolean any(
      DSLContext dsl, Table<?> table, Condition condition, Field<?>... restOfTheIndex) {
    return dsl.selectOne()
        .from(table)
        .where(condition)
        .orderBy(restOfTheIndex)
        .limit(1)
        .fetch()
        .isNotEmpty();
  }
}
