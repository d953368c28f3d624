package dev.sluice.repository.reject;

import static dev.sluice.repository.jooq.Tables.REJECT;

import dev.sluice.repository.jooq.tables.records.RejectRecord;
import dev.sluice.repository.reject.RejectedRow.Fault;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** The rejected rows of a run that were read from one file. */
final class RejectedRows {
  private static final int ROWS_PER_FETCH = 1000;

  private final DSLContext database;
  private final Condition asked;
  private final RejectedFile file;
  private final ToldCells told;

  RejectedRows(DSLContext database, Condition asked, RejectedFile file, ToldCells told) {
    this.database = database;
    this.asked = asked;
    this.file = file;
    this.told = told;
  }

  RejectedFile file() {
    return file;
  }

  /**
   * Hands the rows over as they arrive, in the order of their lines; to be called within a
   * transaction.
   */
  void each(Consumer<RejectedRow> consumer) {
    try (Stream<RejectRecord> rows =
        database
            .selectFrom(REJECT)
            .where(asked)
            .orderBy(REJECT.LINE.asc().nullsLast(), REJECT.ID)
            .fetchSize(ROWS_PER_FETCH)
            .stream()) {
      GatheredRows gathered = new GatheredRows(consumer);
      rows.forEach(
          each ->
              gathered.add(
                  each.getLine(),
                  () -> cells(each),
                  new Fault(each.getColumnName(), each.getCode(), each.getReason())));
      gathered.end();
    }
  }

  private List<String> cells(RejectRecord reject) {
    return reject.getLine() == null
        ? told.of(reject)
        : file.cells(Arrays.asList(reject.getCells()));
  }
}
