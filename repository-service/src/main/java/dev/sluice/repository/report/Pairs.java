package dev.sluice.repository.report;

import static dev.sluice.repository.jooq.Tables.RESOURCE_LINK;
import static org.jooq.impl.DSL.selectDistinct;

import dev.sluice.repository.jooq.tables.ResourceLink;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * The links of associations as pairs of an owner and a target: a link has a row for each connector
 * that states it, but counts once.
 */
public final class Pairs {
  private final Table<?> table;

  private Pairs(Table<?> table) {
    this.table = table;
  }

  /** The pairs of one association, under a name that stands for them in a statement. */
  public static Pairs of(String association, String alias) {
    return of(RESOURCE_LINK.ASSOCIATION.eq(association), alias);
  }

  static Pairs ofAll(String alias) {
    return of(DSL.noCondition(), alias);
  }

  private static Pairs of(Condition condition, String alias) {
    ResourceLink link = RESOURCE_LINK;
    return new Pairs(
        selectDistinct(link.ASSOCIATION, link.OWNER_ID, link.TARGET_ID)
            .from(link)
            .where(condition)
            .asTable(alias));
  }

  public Table<?> table() {
    return table;
  }

  Field<String> association() {
    return in(RESOURCE_LINK.ASSOCIATION);
  }

  public Field<Long> owner() {
    return in(RESOURCE_LINK.OWNER_ID);
  }

  public Field<Long> target() {
    return in(RESOURCE_LINK.TARGET_ID);
  }

  private <T> Field<T> in(Field<T> field) {
    return Objects.requireNonNull(table.field(field));
  }
}
