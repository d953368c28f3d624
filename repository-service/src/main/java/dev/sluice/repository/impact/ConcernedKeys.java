package dev.sluice.repository.impact;

import static dev.sluice.repository.jooq.Tables.PENDING_LINK_CHANGE;
import static dev.sluice.repository.jooq.Tables.REVIEW_CELL;
import static dev.sluice.repository.jooq.Tables.REVIEW_CHANGE;
import static dev.sluice.repository.jooq.Tables.REVIEW_COLUMN;
import static dev.sluice.repository.jooq.Tables.REVIEW_IMPACT_RESOURCE;
import static dev.sluice.repository.jooq.Tables.REVIEW_TARGET;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import dev.sluice.repository.inspect.Mark;
import dev.sluice.repository.inspect.ReviewedOperation;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.Table;

/** The keys of the resources that a consequence affects. */
final class ConcernedKeys {
  /** Of one kind: all of them are counted, and so many listed. */
  static final int MOST_LISTED = 10_000;

  private ConcernedKeys() {}

  /** Owners of links that would wait for a target, by what the source calls them. */
  static Select<Record1<String>> pending(DSLContext dsl, UUID run, String association) {
    return dsl.selectDistinct(PENDING_LINK_CHANGE.OWNER_VALUE.as("key"))
        .from(PENDING_LINK_CHANGE)
        .where(PENDING_LINK_CHANGE.SYNCHRONIZATION_ID.eq(run))
        .and(PENDING_LINK_CHANGE.ASSOCIATION.eq(association))
        .and(PENDING_LINK_CHANGE.OPERATION.eq("insert"));
  }

  /** Resources of marked changes that do one of these. */
  static Select<Record1<String>> marked(
      DSLContext dsl, int inspection, String type, Mark mark, List<ReviewedOperation> operations) {
    return dsl.select(REVIEW_CHANGE.KEY.as("key"))
        .from(REVIEW_TARGET)
        .join(REVIEW_CHANGE)
        .on(REVIEW_CHANGE.INSPECTION.eq(REVIEW_TARGET.INSPECTION))
        .and(REVIEW_CHANGE.TARGET.eq(REVIEW_TARGET.TARGET))
        .where(REVIEW_TARGET.INSPECTION.eq(inspection))
        .and(REVIEW_TARGET.NAME.eq(type))
        .and(REVIEW_CHANGE.OPERATION.in(operations.stream().map(ReviewedOperation::code).toList()))
        .and(REVIEW_CHANGE.MARKS.bitAnd(mark.bit()).ne(0));
  }

  /** Resources whose value of a property goes. */
  static Select<Record1<String>> emptied(
      DSLContext dsl, int inspection, String type, String property) {
    return dsl.select(REVIEW_CHANGE.KEY.as("key"))
        .from(REVIEW_TARGET)
        .join(REVIEW_COLUMN)
        .on(REVIEW_COLUMN.INSPECTION.eq(REVIEW_TARGET.INSPECTION))
        .and(REVIEW_COLUMN.TARGET.eq(REVIEW_TARGET.TARGET))
        .join(REVIEW_CELL)
        .on(REVIEW_CELL.INSPECTION.eq(REVIEW_COLUMN.INSPECTION))
        .and(REVIEW_CELL.TARGET.eq(REVIEW_COLUMN.TARGET))
        .and(REVIEW_CELL.COL.eq(REVIEW_COLUMN.COL))
        .join(REVIEW_CHANGE)
        .on(REVIEW_CHANGE.INSPECTION.eq(REVIEW_CELL.INSPECTION))
        .and(REVIEW_CHANGE.N.eq(REVIEW_CELL.N))
        .where(REVIEW_TARGET.INSPECTION.eq(inspection))
        .and(REVIEW_TARGET.NAME.eq(type))
        .and(REVIEW_COLUMN.PROPERTY.eq(property))
        .and(REVIEW_COLUMN.EMPTIED.gt(0L))
        .and(REVIEW_CELL.AFTER.isNull());
  }

  /** Lists those that come first in the order of their keys. */
  static void keep(DSLContext dsl, int inspection, long impact, Select<Record1<String>> keys) {
    Table<Record1<String>> concerned = keys.asTable("concerned");
    Field<String> key = field(name("concerned", "key"), String.class);
    dsl.insertInto(
            REVIEW_IMPACT_RESOURCE,
            REVIEW_IMPACT_RESOURCE.INSPECTION,
            REVIEW_IMPACT_RESOURCE.I,
            REVIEW_IMPACT_RESOURCE.KEY)
        .select(
            select(val(inspection), val(impact), key)
                .from(concerned)
                .orderBy(key)
                .limit(MOST_LISTED))
        .execute();
  }
}
