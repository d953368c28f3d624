package dev.sluice.repository.plan;

import static dev.sluice.repository.jooq.Tables.RESOURCE_CHANGE;
import static dev.sluice.repository.jooq.Tables.RESOURCE_LINK_CHANGE;

import java.util.List;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Table;

/**
 * One of the plan's tables that may hold millions of rows of a run.
 *
 * @param run whose row it is
 * @param target the entity type or association
 * @param searchedBy what rows are searched by beside those two; their attributes are asked for by
 *     nobody
 */
public record PlanTable(
    Table<?> table, Field<UUID> run, Field<String> target, List<Field<?>> searchedBy) {
  public static final PlanTable RESOURCES =
      new PlanTable(
          RESOURCE_CHANGE,
          RESOURCE_CHANGE.SYNCHRONIZATION_ID,
          RESOURCE_CHANGE.ENTITY_TYPE,
          List.of(
              RESOURCE_CHANGE.KEY,
              RESOURCE_CHANGE.OPERATION,
              RESOURCE_CHANGE.RESOURCE_ID,
              RESOURCE_CHANGE.STATE));

  public static final PlanTable LINKS =
      new PlanTable(
          RESOURCE_LINK_CHANGE,
          RESOURCE_LINK_CHANGE.SYNCHRONIZATION_ID,
          RESOURCE_LINK_CHANGE.ASSOCIATION,
          List.of(
              RESOURCE_LINK_CHANGE.OPERATION,
              RESOURCE_LINK_CHANGE.OWNER_ID,
              RESOURCE_LINK_CHANGE.TARGET_ID,
              RESOURCE_LINK_CHANGE.STATE));
}
