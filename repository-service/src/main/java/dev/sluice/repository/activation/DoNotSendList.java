package dev.sluice.repository.activation;

import static dev.sluice.repository.jooq.Tables.DO_NOT_SEND;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import dev.sluice.repository.rest.Page;
import dev.sluice.repository.rest.Reads;
import dev.sluice.repository.rest.SortedRows;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The addresses that get no activation mail. */
@Component
public class DoNotSendList {
  private static final char ESCAPE = '\\';

  private final DSLContext database;
  private final Clock clock;
  private final SortedRows<DoNotSendView> rows;

  DoNotSendList(DSLContext database, Reads reads, Clock clock) {
    this.database = database;
    this.clock = clock;
    this.rows =
        new SortedRows<>(
            reads,
            // Not by pattern: the cursor of a page is in a path, which logs may keep.
            List.of(DO_NOT_SEND.ID),
            (condition, limit) ->
                database
                    .selectFrom(DO_NOT_SEND)
                    .where(condition)
                    .orderBy(DO_NOT_SEND.ID)
                    .limit(limit),
            DoNotSendList::view);
  }

  /** Whether an address is on the list. */
  public static Condition has(Field<String> address) {
    // Only the letters of ASCII, which addresses are made of, whatever the database's locale.
    Field<String> lower = field("lower({0} COLLATE \"C\")", SQLDataType.CLOB, address);
    return lower
        .in(select(DO_NOT_SEND.PATTERN).from(DO_NOT_SEND).where(DO_NOT_SEND.LIKE_PATTERN.isNull()))
        .or(
            exists(
                selectOne()
                    .from(DO_NOT_SEND)
                    .where(DO_NOT_SEND.LIKE_PATTERN.isNotNull())
                    .and(lower.like(DO_NOT_SEND.LIKE_PATTERN, ESCAPE))));
  }

  Page<DoNotSendView> page(@Nullable Integer limit, @Nullable String after) {
    return rows.page(noCondition(), limit, after);
  }

  /** Adds a pattern; one that is there already stays as it is. */
  DoNotSendView add(AddressPattern pattern, String by) {
    return database
        .insertInto(DO_NOT_SEND)
        .set(DO_NOT_SEND.PATTERN, pattern.text())
        .set(DO_NOT_SEND.LIKE_PATTERN, pattern.asLike())
        .set(DO_NOT_SEND.ADDED_BY, by)
        .set(DO_NOT_SEND.ADDED_AT, clock.instant().atOffset(ZoneOffset.UTC))
        .onConflict(DO_NOT_SEND.PATTERN)
        .doUpdate()
        .set(DO_NOT_SEND.PATTERN, pattern.text())
        .returning()
        .fetchSingle(DoNotSendList::view);
  }

  /** Whether there was one. */
  boolean remove(long id) {
    return database.deleteFrom(DO_NOT_SEND).where(DO_NOT_SEND.ID.eq(id)).execute() > 0;
  }

  private static DoNotSendView view(Record row) {
    return new DoNotSendView(
        row.get(DO_NOT_SEND.ID),
        row.get(DO_NOT_SEND.PATTERN),
        row.get(DO_NOT_SEND.ADDED_BY),
        row.get(DO_NOT_SEND.ADDED_AT).toInstant());
  }
}
