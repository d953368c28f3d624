package dev.sluice.repository.query;

import static dev.sluice.repository.jooq.Tables.SAVED_QUERY;
import static org.jooq.impl.DSL.noCondition;

import dev.sluice.repository.rest.Page;
import dev.sluice.repository.rest.Reads;
import dev.sluice.repository.rest.SortedRows;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Stores queries by name. */
@Component
class SavedQueries {
  private final DSLContext database;
  private final JsonMapper json;
  private final Clock clock;
  private final SortedRows<SavedQueryView> rows;

  SavedQueries(DSLContext database, Reads reads, JsonMapper json, Clock clock) {
    this.database = database;
    this.json = json;
    this.clock = clock;
    this.rows =
        new SortedRows<>(
            reads,
            List.of(SAVED_QUERY.NAME),
            (condition, limit) ->
                database
                    .selectFrom(SAVED_QUERY)
                    .where(condition)
                    .orderBy(SAVED_QUERY.NAME)
                    .limit(limit),
            this::view);
  }

  Page<SavedQueryView> page(@Nullable Integer limit, @Nullable String after) {
    return rows.page(noCondition(), limit, after);
  }

  Optional<SavedQueryView> find(String name) {
    return database
        .selectFrom(SAVED_QUERY)
        .where(SAVED_QUERY.NAME.eq(name))
        .fetchOptional(this::view);
  }

  /** Keeps a query, instead of the one that had the name. */
  SavedQueryView save(String name, Query query, String by) {
    return database
        .insertInto(SAVED_QUERY)
        .set(SAVED_QUERY.NAME, name)
        .set(SAVED_QUERY.QUERY, JSONB.valueOf(json.writeValueAsString(query)))
        .set(SAVED_QUERY.SAVED_BY, by)
        .set(SAVED_QUERY.SAVED_AT, clock.instant().atOffset(ZoneOffset.UTC))
        .onConflict(SAVED_QUERY.NAME)
        .doUpdate()
        .setAllToExcluded()
        .returning()
        .fetchSingle(this::view);
  }

  /** Whether there was one. */
  boolean delete(String name) {
    return database.deleteFrom(SAVED_QUERY).where(SAVED_QUERY.NAME.eq(name)).execute() > 0;
  }

  private SavedQueryView view(Record row) {
    return new SavedQueryView(
        row.get(SAVED_QUERY.NAME),
        json.readValue(row.get(SAVED_QUERY.QUERY).data(), Query.class),
        row.get(SAVED_QUERY.SAVED_BY),
        row.get(SAVED_QUERY.SAVED_AT).toInstant());
  }
}
