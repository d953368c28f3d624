package dev.sluice.repository.change;

import static dev.sluice.repository.jooq.Tables.RESOURCE_LINK_CHANGE;

import dev.sluice.repository.jooq.tables.records.ResourceLinkChangeRecord;
import dev.sluice.repository.rest.CsvAnswer;
import dev.sluice.repository.rest.Cursor;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectSeekStep3;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the link changes of a run, in order of association, owner and target. */
@Component
class LinkChanges {
  private final DSLContext database;

  LinkChanges(DSLContext database) {
    this.database = database;
  }

  /** At most {@code limit} link changes. */
  List<LinkChange> page(UUID run, ChangeFilter filter, int limit, @Nullable String after) {
    Condition condition = condition(run, filter);
    if (after != null) {
      List<String> place = Cursor.read(after, 3);
      condition =
          condition.and(
              DSL.row(
                      RESOURCE_LINK_CHANGE.ASSOCIATION,
                      RESOURCE_LINK_CHANGE.OWNER_KEY,
                      RESOURCE_LINK_CHANGE.TARGET_KEY)
                  .gt(place.get(0), place.get(1), place.get(2)));
    }
    return ordered(run, condition).limit(limit).fetch(LinkChanges::change);
  }

  /** All link changes, as they arrive; to be closed, and read within a transaction. */
  Stream<LinkChange> all(UUID run, ChangeFilter filter) {
    return ordered(run, condition(run, filter)).fetchSize(CsvAnswer.FETCH_SIZE).stream()
        .map(LinkChanges::change);
  }

  static String cursor(LinkChange change) {
    return Cursor.of(change.association(), change.owner(), change.target());
  }

  private SelectSeekStep3<Record, String, String, String> ordered(UUID run, Condition condition) {
    return database
        .select(RESOURCE_LINK_CHANGE.fields())
        .select(ChangeState.of(RESOURCE_LINK_CHANGE.STATE, run))
        .from(RESOURCE_LINK_CHANGE)
        .where(condition)
        .orderBy(
            RESOURCE_LINK_CHANGE.ASSOCIATION,
            RESOURCE_LINK_CHANGE.OWNER_KEY,
            RESOURCE_LINK_CHANGE.TARGET_KEY);
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
        selected.get(ChangeState.NAME, String.class));
  }
}
