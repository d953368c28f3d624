package dev.sluice.repository.change;

import static dev.sluice.repository.jooq.Tables.PENDING_LINK_CHANGE;

import dev.sluice.repository.rest.CsvAnswer;
import dev.sluice.repository.rest.Cursor;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record3;
import org.jooq.SelectSeekStep3;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds the links that a run leaves waiting for an end and that did not wait before, in order of
 * association, owner and target.
 */
@Component
class PendingLinkChanges {
  private final DSLContext database;

  PendingLinkChanges(DSLContext database) {
    this.database = database;
  }

  /** At most {@code limit} of them. */
  List<PendingLinkChange> page(
      UUID run, @Nullable String association, int limit, @Nullable String after) {
    Condition condition = condition(run, association);
    if (after != null) {
      List<String> place = Cursor.read(after, 3);
      condition =
          condition.and(
              DSL.row(
                      PENDING_LINK_CHANGE.ASSOCIATION,
                      PENDING_LINK_CHANGE.OWNER_VALUE,
                      PENDING_LINK_CHANGE.TARGET_VALUE)
                  .gt(place.get(0), place.get(1), place.get(2)));
    }
    return ordered(condition).limit(limit).fetch(PendingLinkChanges::link);
  }

  /** All of them, as they arrive; to be closed, and read within a transaction. */
  Stream<PendingLinkChange> all(UUID run, @Nullable String association) {
    return ordered(condition(run, association)).fetchSize(CsvAnswer.FETCH_SIZE).stream()
        .map(PendingLinkChanges::link);
  }

  static String cursor(PendingLinkChange link) {
    return Cursor.of(link.association(), link.owner(), link.target());
  }

  private SelectSeekStep3<Record3<String, String, String>, String, String, String> ordered(
      Condition condition) {
    return database
        .select(
            PENDING_LINK_CHANGE.ASSOCIATION,
            PENDING_LINK_CHANGE.OWNER_VALUE,
            PENDING_LINK_CHANGE.TARGET_VALUE)
        .from(PENDING_LINK_CHANGE)
        .where(condition)
        .orderBy(
            PENDING_LINK_CHANGE.ASSOCIATION,
            PENDING_LINK_CHANGE.OWNER_VALUE,
            PENDING_LINK_CHANGE.TARGET_VALUE);
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

  private static PendingLinkChange link(Record3<String, String, String> row) {
    return new PendingLinkChange(row.value1(), row.value2(), row.value3());
  }
}
