package dev.sluice.repository.upload;

import static dev.sluice.repository.jooq.Tables.UPLOAD;

import dev.sluice.contract.upload.UploadStatus;
import dev.sluice.repository.jooq.tables.records.UploadRecord;
import dev.sluice.repository.rest.Cursor;
import dev.sluice.repository.rest.Limits;
import dev.sluice.repository.rest.Page;
import dev.sluice.repository.rest.StatusParameter;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The history of uploads. */
@Component
class UploadList {
  private final DSLContext database;

  UploadList(DSLContext database) {
    this.database = database;
  }

  /** A page of it, the latest first. */
  Page<UploadView> page(
      @Nullable String connector,
      @Nullable String source,
      @Nullable String status,
      @Nullable Integer limit,
      @Nullable String after) {
    int size = Limits.read(limit);
    Condition condition = UPLOAD.STATUS.ne(Uploads.RECEIVING);
    if (connector != null) {
      condition = condition.and(UPLOAD.CONNECTOR.eq(connector));
    }
    if (source != null) {
      condition = condition.and(UPLOAD.SOURCE.eq(source));
    }
    if (status != null) {
      condition =
          condition.and(UPLOAD.STATUS.eq(StatusParameter.read(status, UploadStatus.class).name()));
    }
    if (after != null) {
      condition = condition.and(UPLOAD.ARRIVAL.lt(Cursor.number(Cursor.read(after, 1).get(0))));
    }
    List<UploadRecord> rows =
        database
            .selectFrom(UPLOAD)
            .where(condition)
            .orderBy(UPLOAD.ARRIVAL.desc())
            .limit(size + 1)
            .fetch();
    Page<UploadRecord> page =
        Page.of(rows, size, each -> Cursor.of(String.valueOf(each.getArrival())));
    return new Page<>(page.items().stream().map(UploadView::listed).toList(), page.next());
  }
}
