package dev.sluice.repository.plan;

import static dev.sluice.repository.jooq.Tables.INSPECTION;
import static dev.sluice.repository.jooq.Tables.REVIEW_CELL;
import static dev.sluice.repository.jooq.Tables.REVIEW_CHANGE;
import static dev.sluice.repository.jooq.Tables.REVIEW_COLUMN;
import static dev.sluice.repository.jooq.Tables.REVIEW_CUBE;
import static dev.sluice.repository.jooq.Tables.REVIEW_IMPACT;
import static dev.sluice.repository.jooq.Tables.REVIEW_IMPACT_RESOURCE;
import static dev.sluice.repository.jooq.Tables.REVIEW_MASK;
import static dev.sluice.repository.jooq.Tables.REVIEW_PAIR;
import static dev.sluice.repository.jooq.Tables.REVIEW_PERSON_PAIR;
import static dev.sluice.repository.jooq.Tables.REVIEW_RULE;
import static dev.sluice.repository.jooq.Tables.REVIEW_SEGMENT;
import static dev.sluice.repository.jooq.Tables.REVIEW_SEGMENT_VALUE;
import static dev.sluice.repository.jooq.Tables.REVIEW_TARGET;
import static dev.sluice.repository.jooq.Tables.REVIEW_VALUE;

import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;

/** Deletes the inspection of a plan together with the plan. */
public final class InspectionTables {
  /** All that have a column {@code inspection}, the largest ones first. */
  public static final List<Table<?>> ALL =
      List.of(
          REVIEW_CELL,
          REVIEW_CHANGE,
          REVIEW_CUBE,
          REVIEW_PERSON_PAIR,
          REVIEW_IMPACT_RESOURCE,
          REVIEW_IMPACT,
          REVIEW_PAIR,
          REVIEW_VALUE,
          REVIEW_MASK,
          REVIEW_SEGMENT_VALUE,
          REVIEW_SEGMENT,
          REVIEW_COLUMN,
          REVIEW_TARGET,
          REVIEW_RULE);

  private InspectionTables() {}

  /** Whose row it is. */
  public static Field<Integer> inspection(Table<?> table) {
    return table.field("inspection", Integer.class);
  }

  /** Deletes what is left of a run's inspection, which may then be made again. */
  public static void forget(DSLContext dsl, UUID synchronizationId) {
    var inspections =
        dsl.deleteFrom(INSPECTION)
            .where(INSPECTION.SYNCHRONIZATION_ID.eq(synchronizationId))
            .returning(INSPECTION.ID)
            .fetch(INSPECTION.ID);
    for (Table<?> table : inspections.isEmpty() ? List.<Table<?>>of() : ALL) {
      dsl.deleteFrom(table).where(inspection(table).in(inspections)).execute();
    }
  }
}
