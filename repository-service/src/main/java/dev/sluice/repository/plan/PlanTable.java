package dev.sluice.repository.plan;

import static dev.sluice.repository.jooq.Tables.PENDING_LINK_CHANGE;
import static dev.sluice.repository.jooq.Tables.RESOURCE_CHANGE;
import static dev.sluice.repository.jooq.Tables.RESOURCE_LINK_CHANGE;

import dev.sluice.repository.postgresql.Statistics;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;

/**
 * One of the tables of a plan.
 *
 * @param run whose row it is
 * @param target the entity type or association
 * @param operation what is to be done
 * @param columns what apply goes by, and so what the plan's digest is of; the target comes first
 * @param searchedBy what rows are searched by; their attributes are requested by nobody
 */
public record PlanTable(
    Table<?> table,
    Field<UUID> run,
    Field<String> target,
    Field<String> operation,
    List<Field<?>> columns,
    List<Field<?>> searchedBy) {
  public static final PlanTable RESOURCES =
      new PlanTable(
          RESOURCE_CHANGE,
          RESOURCE_CHANGE.SYNCHRONIZATION_ID,
          RESOURCE_CHANGE.ENTITY_TYPE,
          RESOURCE_CHANGE.OPERATION,
          List.of(
              RESOURCE_CHANGE.ENTITY_TYPE,
              RESOURCE_CHANGE.KEY,
              RESOURCE_CHANGE.OPERATION,
              RESOURCE_CHANGE.RESOURCE_ID,
              RESOURCE_CHANGE.BEFORE_VERSION,
              RESOURCE_CHANGE.BEFORE_ACTIVE,
              RESOURCE_CHANGE.BEFORE,
              RESOURCE_CHANGE.AFTER_ACTIVE,
              RESOURCE_CHANGE.AFTER,
              RESOURCE_CHANGE.AFTER_CONNECTOR,
              RESOURCE_CHANGE.AFTER_HASH),
          List.of(
              RESOURCE_CHANGE.SYNCHRONIZATION_ID,
              RESOURCE_CHANGE.ENTITY_TYPE,
              RESOURCE_CHANGE.KEY,
              RESOURCE_CHANGE.OPERATION,
              RESOURCE_CHANGE.RESOURCE_ID,
              RESOURCE_CHANGE.STATE));

  public static final PlanTable LINKS =
      new PlanTable(
          RESOURCE_LINK_CHANGE,
          RESOURCE_LINK_CHANGE.SYNCHRONIZATION_ID,
          RESOURCE_LINK_CHANGE.ASSOCIATION,
          RESOURCE_LINK_CHANGE.OPERATION,
          List.of(
              RESOURCE_LINK_CHANGE.ASSOCIATION,
              RESOURCE_LINK_CHANGE.OWNER_KEY,
              RESOURCE_LINK_CHANGE.TARGET_KEY,
              RESOURCE_LINK_CHANGE.OPERATION,
              RESOURCE_LINK_CHANGE.OWNER_ID,
              RESOURCE_LINK_CHANGE.TARGET_ID,
              RESOURCE_LINK_CHANGE.BEFORE_TARGET_ID,
              RESOURCE_LINK_CHANGE.BEFORE_TARGET_KEY,
              RESOURCE_LINK_CHANGE.BEFORE_CONNECTOR),
          List.of(
              RESOURCE_LINK_CHANGE.SYNCHRONIZATION_ID,
              RESOURCE_LINK_CHANGE.ASSOCIATION,
              RESOURCE_LINK_CHANGE.OPERATION,
              RESOURCE_LINK_CHANGE.OWNER_ID,
              RESOURCE_LINK_CHANGE.TARGET_ID,
              RESOURCE_LINK_CHANGE.STATE));

  static final PlanTable PENDING_LINKS =
      new PlanTable(
          PENDING_LINK_CHANGE,
          PENDING_LINK_CHANGE.SYNCHRONIZATION_ID,
          PENDING_LINK_CHANGE.ASSOCIATION,
          PENDING_LINK_CHANGE.OPERATION,
          List.of(
              PENDING_LINK_CHANGE.ASSOCIATION,
              PENDING_LINK_CHANGE.OWNER_VALUE,
              PENDING_LINK_CHANGE.TARGET_VALUE,
              PENDING_LINK_CHANGE.OPERATION,
              PENDING_LINK_CHANGE.OWNER_ID,
              PENDING_LINK_CHANGE.TARGET_ID),
          List.of(PENDING_LINK_CHANGE.SYNCHRONIZATION_ID, PENDING_LINK_CHANGE.ASSOCIATION));

  /** Tells the planner about so many changes that have just joined it. */
  public void refreshStatistics(DSLContext dsl, long changes) {
    Statistics.refreshPlan(dsl, changes, table, searchedBy);
  }

  /** Names a row: the run, the target and the rest. */
  List<? extends Field<?>> key() {
    return table.getPrimaryKey().getFields();
  }
}
