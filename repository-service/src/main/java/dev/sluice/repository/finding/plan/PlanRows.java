package dev.sluice.repository.finding.plan;

import static dev.sluice.repository.jooq.Tables.COMPARED_TARGET;
import static dev.sluice.repository.jooq.Tables.INSPECTION;
import static dev.sluice.repository.jooq.Tables.RESOURCE;
import static dev.sluice.repository.jooq.Tables.RESOURCE_CHANGE;
import static dev.sluice.repository.jooq.Tables.REVIEW_PERSON_PAIR;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import dev.sluice.repository.finding.evidence.Counts;
import dev.sluice.repository.finding.evidence.PairedPeople;
import dev.sluice.repository.finding.evidence.Row;
import dev.sluice.repository.finding.evidence.Share;
import dev.sluice.repository.finding.evidence.Sketch;
import dev.sluice.repository.finding.evidence.Update;
import dev.sluice.repository.pair.match.PersonPair;
import dev.sluice.repository.resource.StoredAttributes;
import dev.sluice.repository.run.Synchronization;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSON;
import org.jooq.Record2;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a plan, and of what it leaves as it is. Which are taken is a matter of the key's hash, so
 * that the same are taken each time.
 */
final class PlanRows {
  private static final int SAMPLED = 2000;
  private static final int MOST_VALUES = 100_000;
  private static final int FETCHED = 1000;
  private static final String[] GOES = {"delete", "deactivate"};

  private final DSLContext dsl;
  private final UUID run;
  private final String connector;

  PlanRows(DSLContext dsl, Synchronization run) {
    this.dsl = dsl;
    this.run = run.id();
    this.connector = run.connector();
  }

  /** Who was found under another key when the plan was inspected. */
  PairedPeople people(String type) {
    return Objects.requireNonNull(
        dsl.select(
                count(),
                count().filterWhere(REVIEW_PERSON_PAIR.TIER.eq(PersonPair.Tier.SURE.name())))
            .from(REVIEW_PERSON_PAIR)
            .join(INSPECTION)
            .on(INSPECTION.ID.eq(REVIEW_PERSON_PAIR.INSPECTION))
            .where(INSPECTION.SYNCHRONIZATION_ID.eq(run), REVIEW_PERSON_PAIR.ENTITY_TYPE.eq(type))
            .fetchOne(row -> new PairedPeople(row.value1(), row.value2())));
  }

  long held(String target) {
    return dsl.select(COMPARED_TARGET.HELD)
        .from(COMPARED_TARGET)
        .where(COMPARED_TARGET.SYNCHRONIZATION_ID.eq(run), COMPARED_TARGET.TARGET.eq(target))
        .fetchOptional(COMPARED_TARGET.HELD)
        .orElse(0L);
  }

  List<Update> updates(String type) {
    return dsl.select(RESOURCE_CHANGE.KEY, RESOURCE_CHANGE.BEFORE, RESOURCE_CHANGE.AFTER)
        .from(RESOURCE_CHANGE)
        .where(of(type, "update"))
        .orderBy(hash(RESOURCE_CHANGE.KEY))
        .limit(SAMPLED)
        .fetch(row -> new Update(row.value1(), values(row.value2()), values(row.value3())));
  }

  List<Row> deleted(String type) {
    return some(type, RESOURCE_CHANGE.BEFORE, GOES);
  }

  List<Row> inserted(String type) {
    return some(type, RESOURCE_CHANGE.AFTER, "insert");
  }

  private List<Row> some(String type, Field<JSON> side, String... operations) {
    return dsl.select(RESOURCE_CHANGE.KEY, side)
        .from(RESOURCE_CHANGE)
        .where(of(type, operations))
        .orderBy(hash(RESOURCE_CHANGE.KEY))
        .limit(SAMPLED)
        .fetch(row -> new Row(row.value1(), values(row.value2())));
  }

  /** The connector's resources that the plan does not name. */
  List<Row> unchanged(String type) {
    return dsl.select(RESOURCE.KEY, RESOURCE.ATTRIBUTES)
        .from(RESOURCE)
        .where(
            RESOURCE.ENTITY_TYPE.eq(type),
            RESOURCE.CONNECTOR.eq(connector),
            notExists(
                selectOne()
                    .from(RESOURCE_CHANGE)
                    .where(
                        RESOURCE_CHANGE.SYNCHRONIZATION_ID.eq(run),
                        RESOURCE_CHANGE.ENTITY_TYPE.eq(type),
                        RESOURCE_CHANGE.KEY.eq(RESOURCE.KEY))))
        .orderBy(hash(RESOURCE.KEY))
        .limit(SAMPLED)
        .fetch(row -> new Row(row.value1(), StoredAttributes.texts(row.value2().data())));
  }

  SampledKeys keys(String type, Counts counts) {
    SampledKeys keys = new SampledKeys(Math.max(counts.deleted(), counts.inserted()));
    try (Stream<Record2<String, String>> rows =
        dsl
            .select(RESOURCE_CHANGE.KEY, RESOURCE_CHANGE.OPERATION)
            .from(RESOURCE_CHANGE)
            .where(of(type, "delete", "deactivate", "insert"))
            .fetchSize(FETCHED)
            .stream()) {
      rows.forEach(row -> keys.add(row.value1(), !row.value2().equals("insert")));
    }
    return keys;
  }

  Map<String, Sketch> valuesOfDeleted(String type, long count) {
    return valueSketches(type, RESOURCE_CHANGE.BEFORE, count, GOES);
  }

  Map<String, Sketch> valuesOfInserted(String type, long count) {
    return valueSketches(type, RESOURCE_CHANGE.AFTER, count, "insert");
  }

  private Map<String, Sketch> valueSketches(
      String type, Field<JSON> side, long count, String... operations) {
    Map<String, Sketch> sketches = new HashMap<>();
    try (Cursor<Record2<String, JSON>> rows =
        dsl.select(RESOURCE_CHANGE.KEY, side)
            .from(RESOURCE_CHANGE)
            .where(of(type, operations))
            .and(
                DSL.field(
                        "mod({0}, {1})",
                        SQLDataType.BIGINT,
                        hash(RESOURCE_CHANGE.KEY),
                        inline(count / MOST_VALUES + 1))
                    .eq(0L))
            .fetchSize(FETCHED)
            .fetchLazy()) {
      for (Record2<String, JSON> row : rows) {
        values(row.value2())
            .forEach(
                (property, value) ->
                    sketches.computeIfAbsent(property, each -> new Sketch()).add(value));
      }
    }
    return sketches;
  }

  /** How many of some keys are keys of each of these types. */
  Map<String, Share> keysOf(List<String> types, List<String> keys) {
    Map<String, Share> shares = new TreeMap<>();
    if (keys.isEmpty()) {
      return shares;
    }
    for (String type : types) {
      int known =
          dsl.fetchCount(RESOURCE, RESOURCE.ENTITY_TYPE.eq(type).and(RESOURCE.KEY.in(keys)));
      shares.put(type, new Share(known, keys.size()));
    }
    return shares;
  }

  private Condition of(String type, String... operations) {
    return RESOURCE_CHANGE
        .SYNCHRONIZATION_ID
        .eq(run)
        .and(RESOURCE_CHANGE.ENTITY_TYPE.eq(type))
        .and(RESOURCE_CHANGE.OPERATION.in(operations));
  }

  private static Field<Long> hash(Field<String> key) {
    return DSL.function("hashtextextended", SQLDataType.BIGINT, key, inline(0L));
  }

  private static Map<String, String> values(@Nullable JSON attributes) {
    return attributes == null ? Map.of() : StoredAttributes.texts(attributes.data());
  }
}
