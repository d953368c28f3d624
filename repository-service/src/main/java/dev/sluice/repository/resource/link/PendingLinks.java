package dev.sluice.repository.resource.link;

import static dev.sluice.repository.jooq.Tables.PENDING_LINK;

import dev.sluice.repository.rest.Page;
import dev.sluice.repository.rest.Reads;
import dev.sluice.repository.rest.SortedRows;
import java.util.List;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads pending links, in order of connector, association, owner and target. */
@Component
final class PendingLinks {
  private static final List<Field<?>> ORDER =
      List.of(
          PENDING_LINK.CONNECTOR,
          PENDING_LINK.ASSOCIATION,
          PENDING_LINK.OWNER_VALUE,
          PENDING_LINK.TARGET_VALUE);

  private final SortedRows<PendingLinkView> rows;

  PendingLinks(DSLContext database, Reads reads) {
    rows =
        new SortedRows<>(
            reads,
            ORDER,
            (condition, limit) ->
                database.selectFrom(PENDING_LINK).where(condition).orderBy(ORDER).limit(limit),
            PendingLinks::view);
  }

  /** Those of a connector and an association; of all if one is not given. */
  static Condition of(@Nullable String connector, @Nullable String association) {
    return (connector == null ? DSL.noCondition() : PENDING_LINK.CONNECTOR.eq(connector))
        .and(association == null ? DSL.noCondition() : PENDING_LINK.ASSOCIATION.eq(association));
  }

  Page<PendingLinkView> page(Condition condition, @Nullable Integer limit, @Nullable String after) {
    return rows.page(condition, limit, after);
  }

  void each(Condition condition, Consumer<PendingLinkView> consumer) {
    rows.each(condition, consumer);
  }

  private static PendingLinkView view(Record link) {
    return new PendingLinkView(
        link.get(PENDING_LINK.CONNECTOR),
        link.get(PENDING_LINK.ASSOCIATION),
        link.get(PENDING_LINK.OWNER_VALUE),
        link.get(PENDING_LINK.TARGET_VALUE));
  }
}
