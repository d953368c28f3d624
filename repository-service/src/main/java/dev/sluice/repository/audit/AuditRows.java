package dev.sluice.repository.audit;

import static dev.sluice.repository.jooq.Tables.AUDIT;
import static dev.sluice.repository.jooq.Tables.AUDIT_OUTCOME;

import dev.sluice.repository.postgresql.Timestamps;
import dev.sluice.repository.rest.Page;
import dev.sluice.repository.rest.Reads;
import dev.sluice.repository.rest.SortedRows;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the audit, the oldest rows first. */
@Component
class AuditRows {
  private final SortedRows<AuditView> rows;

  AuditRows(DSLContext database, Reads reads) {
    rows =
        new SortedRows<>(
            reads,
            List.of(AUDIT.ID),
            (condition, limit) ->
                database
                    .select(AUDIT.asterisk())
                    .select(AUDIT_OUTCOME.ENDED_AT, AUDIT_OUTCOME.STATUS, AUDIT_OUTCOME.DETAILS)
                    .from(AUDIT)
                    .leftJoin(AUDIT_OUTCOME)
                    .on(AUDIT_OUTCOME.AUDIT_ID.eq(AUDIT.ID))
                    .where(condition)
                    .orderBy(AUDIT.ID)
                    .limit(limit),
            AuditRows::view);
  }

  Page<AuditView> page(Condition condition, @Nullable Integer limit, @Nullable String after) {
    return rows.page(condition, limit, after);
  }

  /** To be called within a transaction. */
  void each(Condition condition, Consumer<AuditView> consumer) {
    rows.each(condition, consumer);
  }

  private static AuditView view(Record row) {
    JSONB details = row.get(AUDIT_OUTCOME.DETAILS);
    return new AuditView(
        row.get(AUDIT.ID),
        row.get(AUDIT.CALLED_AT).toInstant(),
        row.get(AUDIT.WHO),
        row.get(AUDIT.VIA).toLowerCase(Locale.ROOT),
        row.get(AUDIT.TOKEN),
        row.get(AUDIT.ADDRESS),
        row.get(AUDIT.METHOD),
        row.get(AUDIT.ROUTE),
        row.get(AUDIT.PATH),
        row.get(AUDIT_OUTCOME.STATUS),
        Timestamps.instant(row.get(AUDIT_OUTCOME.ENDED_AT)),
        details == null ? "{}" : details.data());
  }
}
