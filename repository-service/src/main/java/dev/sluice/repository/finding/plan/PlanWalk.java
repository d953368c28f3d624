package dev.sluice.repository.finding.plan;

import static dev.sluice.repository.jooq.Tables.RESOURCE_CHANGE;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.when;
import static org.jooq.impl.SQLDataType.BIGINT;
import static org.jooq.impl.SQLDataType.CLOB;

import dev.sluice.repository.finding.evidence.KeyForm;
import dev.sluice.repository.finding.evidence.KeySides;
import dev.sluice.repository.finding.evidence.PlannedCounts;
import dev.sluice.repository.finding.evidence.Side;
import dev.sluice.repository.finding.evidence.Sketch;
import dev.sluice.repository.finding.evidence.Update;
import dev.sluice.repository.postgresql.BinaryCopyReader;
import dev.sluice.repository.resource.stored.StoredAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * Goes through the planned changes of one entity type and collects the sample: some changes of each
 * kind, all deleted and inserted keys, and values of many changes. Attributes are read only for
 * changes that may be in the sample, which the counters predict within a factor of two.
 */
final class PlanWalk {
  static final int SAMPLED = 2000;
  private static final int MOST_VALUES = 100_000;

  private static final int KEY = 0;
  private static final int OPERATION = 1;
  private static final int HASH = 2;
  private static final int BEFORE = 3;
  private static final int AFTER = 4;

  private static final String UPDATE = "update";
  private static final String INSERT = "insert";

  private final DSLContext dsl;
  private final UUID run;
  private final String type;
  private final PlannedCounts counts;

  private LeastHashed updates = new LeastHashed(SAMPLED);
  private final LeastHashed deleted = new LeastHashed(SAMPLED);
  private final LeastHashed inserted = new LeastHashed(SAMPLED);
  private final Map<String, Sketch> deletedValues = new HashMap<>();
  private final Map<String, Sketch> insertedValues = new HashMap<>();
  private final SampledKeys keys;

  private PlanWalk(DSLContext dsl, UUID run, String type, PlannedCounts counts) {
    this.dsl = dsl;
    this.run = run;
    this.type = type;
    this.counts = counts;
    this.keys = new SampledKeys(Math.max(counts.deleted(), counts.inserted()));
  }

  /** Gathers it. */
  static PlanWalk through(DSLContext dsl, UUID run, String type, PlannedCounts counts) {
    PlanWalk walk = new PlanWalk(dsl, run, type, counts);
    walk.read(noCondition(), hash(RESOURCE_CHANGE.KEY).lt(inline(bound(counts.updated()))));
    if (!walk.updates.isFull() && bound(counts.updated()) < Long.MAX_VALUE) {
      // There are fewer than the counters say, or they have odd hashes.
      walk.updates = new LeastHashed(SAMPLED);
      walk.read(RESOURCE_CHANGE.OPERATION.eq(UPDATE), noCondition());
    }
    return walk;
  }

  List<Update> updates() {
    return updates.updates();
  }

  Side deleted() {
    return new Side(deleted.rows(), keys.deleted(), deletedValues);
  }

  Side inserted() {
    return new Side(inserted.rows(), keys.inserted(), insertedValues);
  }

  Map<KeyForm, KeySides> keysByForm() {
    return keys.byForm();
  }

  static Field<Long> hash(Field<String> key) {
    return DSL.function("hashtextextended", BIGINT, key, inline(0L));
  }

  /** Twice as many hashes as are needed are below it. */
  private static long bound(long changes) {
    double part = 2.0 * SAMPLED / Math.max(changes, 1);
    return part >= 1 ? Long.MAX_VALUE : (long) (Long.MIN_VALUE + part * 0x1p64);
  }

  private void read(Condition which, Condition sampled) {
    Field<Long> hash = hash(RESOURCE_CHANGE.KEY);
    Condition update = RESOURCE_CHANGE.OPERATION.eq(UPDATE);
    Condition insert = RESOURCE_CHANGE.OPERATION.eq(INSERT);
    Condition goes = update.or(insert).not();
    Condition wanted =
        update
            .or(goes.and(isWanted(hash, counts.deleted())))
            .or(insert.and(isWanted(hash, counts.inserted())));
    var query =
        dsl.select(
                RESOURCE_CHANGE.KEY,
                RESOURCE_CHANGE.OPERATION,
                hash,
                when(wanted.and(insert.not()), RESOURCE_CHANGE.BEFORE.cast(CLOB)),
                when(wanted.and(update.or(insert)), RESOURCE_CHANGE.AFTER.cast(CLOB)))
            .from(RESOURCE_CHANGE)
            .where(RESOURCE_CHANGE.SYNCHRONIZATION_ID.eq(run))
            .and(RESOURCE_CHANGE.ENTITY_TYPE.eq(type))
            .and(which)
            .and(update.not().or(sampled));
    dsl.connection(
        connection -> {
          try (BinaryCopyReader rows = BinaryCopyReader.of(connection, dsl, query)) {
            while (rows.next()) {
              add(rows);
            }
          }
        });
  }

  /** For the sample, or for the sketches of values. */
  private static Condition isWanted(Field<Long> hash, long changes) {
    return hash.lt(inline(bound(changes)))
        .or(DSL.field("mod({0}, {1})", BIGINT, hash, inline(everyNth(changes))).eq(0L));
  }

  private static long everyNth(long changes) {
    return changes / MOST_VALUES + 1;
  }

  private void add(BinaryCopyReader row) {
    String key = Objects.requireNonNull(row.text(KEY));
    long hash = row.number(HASH);
    switch (Objects.requireNonNull(row.text(OPERATION))) {
      case UPDATE -> take(updates, hash, key, row);
      case INSERT -> {
        if (!row.isNull(AFTER)) {
          take(inserted, hash, key, row);
        }
        keys.add(key, false);
        addValues(insertedValues, hash, counts.inserted(), row, AFTER);
      }
      default -> {
        if (!row.isNull(BEFORE)) {
          take(deleted, hash, key, row);
        }
        keys.add(key, true);
        addValues(deletedValues, hash, counts.deleted(), row, BEFORE);
      }
    }
  }

  private static void take(LeastHashed sample, long hash, String key, BinaryCopyReader row) {
    if (sample.takes(hash)) {
      sample.add(hash, key, row.text(BEFORE), row.text(AFTER));
    }
  }

  private static void addValues(
      Map<String, Sketch> sketches, long hash, long count, BinaryCopyReader row, int side) {
    if (hash % everyNth(count) == 0 && !row.isNull(side)) {
      StoredAttributes.texts(Objects.requireNonNull(row.text(side)))
          .forEach(
              (property, value) ->
                  sketches.computeIfAbsent(property, each -> new Sketch()).add(value));
    }
  }
}
