package dev.sluice.repository.change;

import static dev.sluice.repository.jooq.Tables.RESOURCE_CHANGE;

import dev.sluice.repository.held.HeldSince;
import dev.sluice.repository.held.HeldStill;
import dev.sluice.repository.jooq.tables.records.ResourceChangeRecord;
import dev.sluice.repository.rest.Page;
import dev.sluice.repository.rest.Reads;
import dev.sluice.repository.rest.SortedRows;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the changes of a run, in order of entity type and key. */
@Component
class ResourceChanges {
  private static final List<Field<?>> ORDER =
      List.of(RESOURCE_CHANGE.ENTITY_TYPE, RESOURCE_CHANGE.KEY);

  private final DSLContext database;
  private final Reads reads;

  ResourceChanges(DSLContext database, Reads reads) {
    this.database = database;
    this.reads = reads;
  }

  Page<ResourceChange> page(
      UUID run, ChangeFilter filter, @Nullable Integer limit, @Nullable String after) {
    return rows(run).page(condition(run, filter), limit, after);
  }

  void each(UUID run, ChangeFilter filter, Consumer<ResourceChange> consumer) {
    rows(run).each(condition(run, filter), consumer);
  }

  /** The run's state is asked for once, not for each row. */
  private SortedRows<ResourceChange> rows(UUID run) {
    return new SortedRows<>(
        reads,
        ORDER,
        (condition, limit) ->
            database
                .select(RESOURCE_CHANGE.fields())
                .select(ChangeState.of(RESOURCE_CHANGE.STATE, run))
                .select(HeldStill.ofResource(run).as(HeldStill.NAME))
                .from(RESOURCE_CHANGE)
                .where(condition)
                .orderBy(ORDER)
                .limit(limit),
        ResourceChanges::change);
  }

  private static Condition condition(UUID run, ChangeFilter filter) {
    return RESOURCE_CHANGE
        .SYNCHRONIZATION_ID
        .eq(run)
        .and(
            filter.on(RESOURCE_CHANGE.ENTITY_TYPE, RESOURCE_CHANGE.OPERATION, RESOURCE_CHANGE.KEY));
  }

  private static ResourceChange change(Record selected) {
    ResourceChangeRecord row = selected.into(RESOURCE_CHANGE);
    return new ResourceChange(
        row.getEntityType(),
        row.getKey(),
        row.getOperation(),
        PlannedSides.before(row),
        PlannedSides.after(row),
        selected.get(ChangeState.NAME, String.class),
        PlannedSides.withheld(row),
        HeldSince.of(selected.get(HeldStill.NAME, JSONB.class)));
  }
}
