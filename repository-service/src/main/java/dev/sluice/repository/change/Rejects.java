package dev.sluice.repository.change;

import static dev.sluice.repository.jooq.Tables.REJECT;

import dev.sluice.repository.jooq.tables.records.RejectRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the rows of a run that could not be used. */
@Component
class Rejects {
  /** What stands before the original cells, which have no names here. */
  static final List<String> HEADER =
      List.of("target", "line", "column", "code", "reason", "key", "cells");

  private static final int ROWS_PER_FETCH = 1000;

  private final DSLContext database;

  Rejects(DSLContext database) {
    this.database = database;
  }

  /**
   * Hands the rejected rows of a source, or of an entity type or association, over as they arrive;
   * to be called within a transaction.
   */
  void each(UUID run, String name, Consumer<List<? extends @Nullable Object>> consumer) {
    try (Stream<RejectRecord> rows =
        database
            .selectFrom(REJECT)
            .where(REJECT.SYNCHRONIZATION_ID.eq(run))
            .and(REJECT.SOURCE.eq(name).or(REJECT.TARGET.eq(name)))
            .orderBy(REJECT.ID)
            .fetchSize(ROWS_PER_FETCH)
            .stream()) {
      rows.forEach(row -> consumer.accept(line(row)));
    }
  }

  private static List<@Nullable String> line(RejectRecord row) {
    List<@Nullable String> line = new ArrayList<>();
    line.add(row.getTarget());
    line.add(row.getLine() == null ? null : row.getLine().toString());
    line.add(row.getColumnName());
    line.add(row.getCode());
    line.add(row.getReason());
    line.add(row.getKey());
    line.addAll(Arrays.asList(row.getCells()));
    return line;
  }
}
