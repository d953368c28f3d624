package dev.sluice.repository.reject;

import static dev.sluice.repository.jooq.Tables.REJECT;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.min;

import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Component;

/** Counts the rejected rows of a run by cause. */
@Component
class RejectGroups {
  /** There are as many as there are columns and codes; a screen shows fewer. */
  private static final int MOST = 1000;

  private final DSLContext database;

  RejectGroups(DSLContext database) {
    this.database = database;
  }

  /** The groups of a run, the largest first. */
  List<RejectGroup> of(UUID run) {
    Field<Integer> rows = count();
    Field<Long> firstLine = min(REJECT.LINE);
    Field<String> message = min(REJECT.REASON);
    return database
        .select(
            REJECT.SOURCE, REJECT.TARGET, REJECT.CODE, REJECT.COLUMN_NAME, rows, firstLine, message)
        .from(REJECT)
        .where(REJECT.SYNCHRONIZATION_ID.eq(run))
        .groupBy(REJECT.SOURCE, REJECT.TARGET, REJECT.CODE, REJECT.COLUMN_NAME)
        .orderBy(rows.desc(), REJECT.SOURCE, REJECT.TARGET, REJECT.CODE, REJECT.COLUMN_NAME)
        .limit(MOST)
        .fetch(
            row ->
                new RejectGroup(
                    row.get(REJECT.SOURCE),
                    row.get(REJECT.TARGET),
                    row.get(REJECT.CODE),
                    row.get(REJECT.COLUMN_NAME),
                    row.get(rows),
                    row.get(firstLine),
                    row.get(message)));
  }
}
