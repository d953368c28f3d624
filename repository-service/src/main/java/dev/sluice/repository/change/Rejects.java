package dev.sluice.repository.change;

import static dev.sluice.repository.jooq.Tables.REJECT;

import dev.sluice.repository.jooq.tables.records.RejectRecord;
import dev.sluice.repository.rest.CsvAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Finds the rows of a run that could not be used. */
@Component
class Rejects {
  /** What stands before the original cells, which have no names here. */
  static final List<String> HEADER =
      List.of("target", "line", "column", "code", "reason", "key", "cells");

  private final DSLContext database;

  Rejects(DSLContext database) {
    this.database = database;
  }

  /**
   * The rejected rows of a source, or of an entity type or association, as they arrive; to be
   * closed, and read within a transaction.
   */
  Stream<List<String>> all(UUID run, String name) {
    return database
        .selectFrom(REJECT)
        .where(REJECT.SYNCHRONIZATION_ID.eq(run))
        .and(REJECT.SOURCE.eq(name).or(REJECT.TARGET.eq(name)))
        .orderBy(REJECT.ID)
        .fetchSize(CsvAnswer.FETCH_SIZE)
        .stream()
        .map(Rejects::line);
  }

  private static List<String> line(RejectRecord row) {
    List<String> line = new ArrayList<>();
    line.add(row.getTarget());
    line.add(CsvAnswer.text(row.getLine()));
    line.add(CsvAnswer.text(row.getColumnName()));
    line.add(row.getCode());
    line.add(row.getReason());
    line.add(CsvAnswer.text(row.getKey()));
    for (String cell : row.getCells()) {
      line.add(CsvAnswer.text(cell));
    }
    return line;
  }
}
