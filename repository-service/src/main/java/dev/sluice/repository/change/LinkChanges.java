package dev.sluice.repository.change;

import static dev.sluice.repository.jooq.Tables.RESOURCE_LINK_CHANGE;

import dev.sluice.repository.held.HeldSince;
import dev.sluice.repository.held.HeldStill;
import dev.sluice.repository.jooq.tables.records.ResourceLinkChangeRecord;
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

/** Finds the link changes of a run, in order of association, owner and target. */
@Component
class LinkChanges {
  private static final List<Field<?>> ORDER =
      List.of(
          RESOURCE_LINK_CHANGE.ASSOCIATION,
          RESOURCE_LINK_CHANGE.OWNER_KEY,
          RESOURCE_LINK_CHANGE.TARGET_KEY);

  private final DSLContext database;
  private final Reads reads;

  LinkChanges(DSLContext database, Reads reads) {
    this.database = database;
    this.reads = reads;
  }

  Page<LinkChange> page(
      UUID run, ChangeFilter filter, @Nullable Integer limit, @Nullable String after) {
    return rows(run).page(condition(run, filter), limit, after);
  }

  void each(UUID run, ChangeFilter filter, Consumer<LinkChange> consumer) {
    rows(run).each(condition(run, filter), consumer);
  }

  /** The run's state is asked for once, not for each row. */
  private SortedRows<LinkChange> rows(UUID run) {
    return new SortedRows<>(
        reads,
        ORDER,
        (condition, limit) ->
            database
                .select(RESOURCE_LINK_CHANGE.fields())
                .select(ChangeState.of(RESOURCE_LINK_CHANGE.STATE, run))
                .select(HeldStill.ofLink(run).as(HeldStill.NAME))
                .from(RESOURCE_LINK_CHANGE)
                .where(condition)
                .orderBy(ORDER)
                .limit(limit),
        LinkChanges::change);
  }

  private static Condition condition(UUID run, ChangeFilter filter) {
    return RESOURCE_LINK_CHANGE
        .SYNCHRONIZATION_ID
        .eq(run)
        .and(
            filter.on(
                RESOURCE_LINK_CHANGE.ASSOCIATION,
                RESOURCE_LINK_CHANGE.OPERATION,
                RESOURCE_LINK_CHANGE.OWNER_KEY));
  }

  private static LinkChange change(Record selected) {
    ResourceLinkChangeRecord row = selected.into(RESOURCE_LINK_CHANGE);
    return new LinkChange(
        row.getAssociation(),
        row.getOwnerKey(),
        row.getTargetKey(),
        row.getOperation(),
        row.getBeforeTargetKey(),
        row.getBeforeConnector(),
        selected.get(ChangeState.NAME, String.class),
        HeldSince.of(selected.get(HeldStill.NAME, JSONB.class)));
  }
}
