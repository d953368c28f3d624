package dev.sluice.repository.resource;

import static dev.sluice.repository.jooq.Tables.PENDING_LINK;

import dev.sluice.repository.jooq.tables.records.PendingLinkRecord;
import dev.sluice.repository.rest.Limits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.SelectSeekStep4;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads the links that wait for an end, in order of connector, association, owner and target. */
@Component
final class PendingLinks {
  private static final int FETCH_SIZE = 1000;

  /** Takes links one by one. */
  interface Reader {
    void read(PendingLinkView link) throws IOException;
  }

  private final DSLContext database;
  private final TransactionTemplate transaction;

  PendingLinks(DSLContext database, TransactionTemplate transaction) {
    this.database = database;
    this.transaction = transaction;
  }

  /** Those of a connector and an association; of all where one is not given. */
  static Condition of(@Nullable String connector, @Nullable String association) {
    return (connector == null ? DSL.noCondition() : PENDING_LINK.CONNECTOR.eq(connector))
        .and(association == null ? DSL.noCondition() : PENDING_LINK.ASSOCIATION.eq(association));
  }

  Page<PendingLinkView> page(Condition condition, int limit, @Nullable String after) {
    int size = Limits.read(limit);
    Condition further = condition;
    if (after != null) {
      List<String> last = PageCursor.read(after, 4);
      further =
          condition.and(
              DSL.row(
                      PENDING_LINK.CONNECTOR,
                      PENDING_LINK.ASSOCIATION,
                      PENDING_LINK.OWNER_VALUE,
                      PENDING_LINK.TARGET_VALUE)
                  .gt(last.get(0), last.get(1), last.get(2), last.get(3)));
    }
    List<PendingLinkView> found = ordered(further).limit(size + 1).fetch(PendingLinks::view);
    return Page.of(found, size, PendingLinkView::cursor);
  }

  /** Reads all links of a condition, without holding them in memory. */
  void each(Condition condition, Reader reader) {
    transaction.executeWithoutResult(
        status -> {
          try (Cursor<PendingLinkRecord> cursor =
              ordered(condition).fetchSize(FETCH_SIZE).fetchLazy()) {
            for (PendingLinkRecord each : cursor) {
              reader.read(view(each));
            }
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private SelectSeekStep4<PendingLinkRecord, String, String, String, String> ordered(
      Condition condition) {
    return database
        .selectFrom(PENDING_LINK)
        .where(condition)
        .orderBy(
            PENDING_LINK.CONNECTOR,
            PENDING_LINK.ASSOCIATION,
            PENDING_LINK.OWNER_VALUE,
            PENDING_LINK.TARGET_VALUE);
  }

  private static PendingLinkView view(PendingLinkRecord link) {
    return new PendingLinkView(
        link.getConnector(), link.getAssociation(), link.getOwnerValue(), link.getTargetValue());
  }
}
