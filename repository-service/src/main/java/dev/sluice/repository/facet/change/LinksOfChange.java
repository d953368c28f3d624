package dev.sluice.repository.facet.change;

import static dev.sluice.repository.jooq.Tables.RESOURCE_CHANGE;
import static dev.sluice.repository.jooq.Tables.RESOURCE_LINK_CHANGE;
import static dev.sluice.repository.jooq.Tables.REVIEW_CHANGE;
import static dev.sluice.repository.jooq.Tables.REVIEW_TARGET;
import static org.jooq.impl.DSL.count;

import dev.sluice.repository.facet.change.ReviewedChangeDetail.Link;
import dev.sluice.repository.filter.plan.ReviewedPlan;
import dev.sluice.repository.inspect.ReviewedOperation;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record6;
import org.jooq.Result;
import org.springframework.stereotype.Component;

/** Finds the planned changes of links that have the resource of a change at one end. */
@Component
class LinksOfChange {
  private static final int MOST = 100;

  private final DSLContext database;

  LinksOfChange(DSLContext database) {
    this.database = database;
  }

  /** The change with them; a link has none. */
  ReviewedChangeDetail with(ReviewedPlan plan, ReviewedChange change) {
    Long resource =
        change.target() != null
            ? null
            : database
                .select(RESOURCE_CHANGE.RESOURCE_ID)
                .from(RESOURCE_CHANGE)
                .where(RESOURCE_CHANGE.SYNCHRONIZATION_ID.eq(plan.run()))
                .and(RESOURCE_CHANGE.ENTITY_TYPE.eq(change.type()))
                .and(RESOURCE_CHANGE.KEY.eq(change.key()))
                .fetchOne(RESOURCE_CHANGE.RESOURCE_ID);
    if (resource == null) {
      return new ReviewedChangeDetail(change, List.of(), 0);
    }
    Field<Integer> all = count().over();
    Result<Record6<Integer, String, String, String, Short, Integer>> found =
        database
            .select(
                REVIEW_CHANGE.N,
                REVIEW_TARGET.NAME,
                REVIEW_CHANGE.KEY,
                REVIEW_CHANGE.TARGET_KEY,
                REVIEW_CHANGE.OPERATION,
                all)
            .from(RESOURCE_LINK_CHANGE)
            .join(REVIEW_TARGET)
            .on(REVIEW_TARGET.INSPECTION.eq(plan.id()))
            .and(REVIEW_TARGET.NAME.eq(RESOURCE_LINK_CHANGE.ASSOCIATION))
            .join(REVIEW_CHANGE)
            .on(REVIEW_CHANGE.INSPECTION.eq(plan.id()))
            .and(REVIEW_CHANGE.TARGET.eq(REVIEW_TARGET.TARGET))
            .and(REVIEW_CHANGE.KEY.eq(RESOURCE_LINK_CHANGE.OWNER_KEY))
            .and(REVIEW_CHANGE.TARGET_KEY.eq(RESOURCE_LINK_CHANGE.TARGET_KEY))
            .where(RESOURCE_LINK_CHANGE.SYNCHRONIZATION_ID.eq(plan.run()))
            .and(
                RESOURCE_LINK_CHANGE
                    .OWNER_ID
                    .eq(resource)
                    .or(RESOURCE_LINK_CHANGE.TARGET_ID.eq(resource))
                    .or(RESOURCE_LINK_CHANGE.BEFORE_TARGET_ID.eq(resource)))
            .orderBy(REVIEW_CHANGE.N)
            .limit(MOST)
            .fetch();
    return new ReviewedChangeDetail(
        change,
        found.map(
            row ->
                new Link(
                    row.value1(),
                    row.value2(),
                    row.value3(),
                    row.value4(),
                    ReviewedOperation.of(row.value5()).label())),
        found.isEmpty() ? 0 : found.get(0).value6());
  }
}
