package dev.sluice.repository.change;

import static dev.sluice.repository.jooq.Tables.PENDING_LINK_CHANGE;

import dev.sluice.repository.rest.Page;
import dev.sluice.repository.rest.Reads;
import dev.sluice.repository.rest.SortedRows;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the links that become pending with a run, in order of association, owner and target. */
@Component
class PendingLinkChanges {
  private static final List<Field<?>> ORDER =
      List.of(
          PENDING_LINK_CHANGE.ASSOCIATION,
          PENDING_LINK_CHANGE.OWNER_VALUE,
          PENDING_LINK_CHANGE.TARGET_VALUE);

  private final SortedRows<PendingLinkChange> rows;

  PendingLinkChanges(DSLContext database, Reads reads) {
    rows =
        new SortedRows<>(
            reads,
            ORDER,
            (condition, limit) ->
                database
                    .select(ORDER)
                    .from(PENDING_LINK_CHANGE)
                    .where(condition)
                    .orderBy(ORDER)
                    .limit(limit),
            PendingLinkChanges::link);
  }

  Page<PendingLinkChange> page(
      UUID run, @Nullable String association, @Nullable Integer limit, @Nullable String after) {
    return rows.page(condition(run, association), limit, after);
  }

  void each(UUID run, @Nullable String association, Consumer<PendingLinkChange> consumer) {
    rows.each(condition(run, association), consumer);
  }

  private static Condition condition(UUID run, @Nullable String association) {
    Condition condition =
        PENDING_LINK_CHANGE
            .SYNCHRONIZATION_ID
            .eq(run)
            .and(PENDING_LINK_CHANGE.OPERATION.eq("insert"));
    return association == null
        ? condition
        : condition.and(PENDING_LINK_CHANGE.ASSOCIATION.eq(association));
  }

  private static PendingLinkChange link(Record row) {
    return new PendingLinkChange(
        row.get(PENDING_LINK_CHANGE.ASSOCIATION),
        row.get(PENDING_LINK_CHANGE.OWNER_VALUE),
        row.get(PENDING_LINK_CHANGE.TARGET_VALUE));
  }
}
