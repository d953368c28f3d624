package dev.sluice.repository.held;

import static dev.sluice.repository.jooq.Tables.WITHHELD_CHANGE;
import static org.jooq.impl.DSL.arrayAgg;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;

import dev.sluice.repository.postgresql.Timestamps;
import dev.sluice.repository.rest.Page;
import dev.sluice.repository.rest.ProblemException;
import dev.sluice.repository.rest.Reads;
import dev.sluice.repository.rest.SortedRows;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads held and rejected changes, one row per change, in order of connector, target and keys. */
@Component
class HeldChanges {
  private static final List<String> ACTIONS = List.of("HOLD", "REJECT");
  private static final List<Field<?>> ORDER =
      List.of(
          WITHHELD_CHANGE.CONNECTOR,
          WITHHELD_CHANGE.TARGET,
          WITHHELD_CHANGE.KEY,
          WITHHELD_CHANGE.TARGET_KEY,
          WITHHELD_CHANGE.ACTION);

  private static final Field<String[]> PROPERTIES =
      arrayAgg(WITHHELD_CHANGE.PROPERTY).orderBy(WITHHELD_CHANGE.PROPERTY).as("properties");
  private static final Field<String> OPERATION = min(WITHHELD_CHANGE.OPERATION).as("operation");
  private static final Field<Integer> SEEN = max(WITHHELD_CHANGE.SEEN).as("seen");
  private static final Field<OffsetDateTime> SINCE =
      min(WITHHELD_CHANGE.DECIDED_AT).as("decided_at");
  private static final Field<OffsetDateTime> UNTIL =
      min(WITHHELD_CHANGE.EXPIRES_AT).as("expires_at");
  private static final Field<String> BY = min(WITHHELD_CHANGE.DECIDED_BY).as("decided_by");
  private static final Field<String> COMMENT = min(WITHHELD_CHANGE.COMMENT).as("comment");
  // There is no least of uuids.
  private static final Field<UUID[]> RUN = arrayAgg(WITHHELD_CHANGE.RUN).as("run");

  private final DSLContext database;
  private final SortedRows<HeldChange> rows;

  HeldChanges(DSLContext database, Reads reads) {
    this.database = database;
    rows =
        new SortedRows<>(
            reads,
            ORDER,
            (condition, limit) ->
                database
                    .select(ORDER)
                    .select(PROPERTIES, OPERATION, SEEN, SINCE, UNTIL, BY, COMMENT, RUN)
                    .from(WITHHELD_CHANGE)
                    .where(condition)
                    .groupBy(ORDER)
                    .orderBy(ORDER)
                    .limit(limit),
            HeldChanges::view);
  }

  /** Those of a connector, an action and a target; of all if one is not given. */
  static Condition of(
      @Nullable String connector, @Nullable String action, @Nullable String target) {
    return (connector == null ? DSL.noCondition() : WITHHELD_CHANGE.CONNECTOR.eq(connector))
        .and(action == null ? DSL.noCondition() : WITHHELD_CHANGE.ACTION.eq(action(action)))
        .and(target == null ? DSL.noCondition() : WITHHELD_CHANGE.TARGET.eq(target));
  }

  private static String action(String label) {
    String action = label.toUpperCase(Locale.ROOT);
    if (!ACTIONS.contains(action)) {
      throw ProblemException.invalid("action", "hold or reject");
    }
    return action;
  }

  Page<HeldChange> page(Condition condition, @Nullable Integer limit, @Nullable String after) {
    return rows.page(condition, limit, after);
  }

  void each(Condition condition, Consumer<HeldChange> consumer) {
    rows.each(condition, consumer);
  }

  /** Forgets that a change is held or rejected, and tells whether it was. */
  boolean release(ReleaseRequest change) {
    return database
            .deleteFrom(WITHHELD_CHANGE)
            .where(WITHHELD_CHANGE.CONNECTOR.eq(change.connector()))
            .and(WITHHELD_CHANGE.TARGET.eq(change.target()))
            .and(WITHHELD_CHANGE.KEY.eq(change.key()))
            .and(
                WITHHELD_CHANGE.TARGET_KEY.eq(change.targetKey() == null ? "" : change.targetKey()))
            .execute()
        > 0;
  }

  private static HeldChange view(Record row) {
    String targetKey = row.get(WITHHELD_CHANGE.TARGET_KEY);
    return new HeldChange(
        row.get(WITHHELD_CHANGE.CONNECTOR),
        row.get(WITHHELD_CHANGE.TARGET),
        row.get(WITHHELD_CHANGE.KEY),
        targetKey.isEmpty() ? null : targetKey,
        row.get(WITHHELD_CHANGE.ACTION).toLowerCase(Locale.ROOT),
        row.get(OPERATION),
        Arrays.stream(row.get(PROPERTIES)).filter(each -> !each.isEmpty()).toList(),
        row.get(SEEN),
        row.get(SINCE).toInstant(),
        row.get(BY),
        row.get(COMMENT),
        row.get(RUN)[0],
        Timestamps.instant(row.get(UNTIL)));
  }
}
