package dev.sluice.repository.recount;

import static dev.sluice.repository.jooq.Tables.REVIEW_COUNTER_TEST;
import static dev.sluice.repository.jooq.Tables.SYNCHRONIZATION;

import dev.sluice.repository.finding.evidence.Reading;
import dev.sluice.repository.jooq.tables.records.ReviewCounterTestRecord;
import dev.sluice.repository.postgresql.Timestamps;
import dev.sluice.repository.recount.CounterTest.State;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import tools.jackson.databind.json.JsonMapper;

/** The rows of counter-tests. */
final class CounterTestTable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private CounterTestTable() {}

  static void insert(DSLContext dsl, CounterTest test) {
    ReviewCounterTestRecord row = dsl.newRecord(REVIEW_COUNTER_TEST);
    row.setId(test.id());
    row.setSynchronizationId(test.run());
    row.setPlanDigest(test.planDigest());
    row.setReading(JSONB.valueOf(JSON.writeValueAsString(test.reading())));
    row.setAskedBy(test.askedBy());
    row.setAskedAt(at(test.askedAt()));
    row.insert();
  }

  static Optional<CounterTest> find(DSLContext dsl, UUID run, UUID id) {
    return dsl.selectFrom(REVIEW_COUNTER_TEST)
        .where(REVIEW_COUNTER_TEST.ID.eq(id))
        .and(REVIEW_COUNTER_TEST.SYNCHRONIZATION_ID.eq(run))
        .fetchOptional(CounterTestTable::test);
  }

  /** Whether tests were chosen for this plan already. */
  static boolean chosen(DSLContext dsl, UUID run, String planDigest) {
    return dsl.fetchExists(
        REVIEW_COUNTER_TEST,
        REVIEW_COUNTER_TEST.SYNCHRONIZATION_ID.eq(run),
        REVIEW_COUNTER_TEST.PLAN_DIGEST.eq(planDigest),
        REVIEW_COUNTER_TEST.ASKED_BY.isNull());
  }

  /** Those of them that have no result yet, in the order in which they were chosen. */
  static List<CounterTest> chosenAndWaiting(DSLContext dsl, UUID run, String planDigest) {
    return dsl.selectFrom(REVIEW_COUNTER_TEST)
        .where(REVIEW_COUNTER_TEST.SYNCHRONIZATION_ID.eq(run))
        .and(REVIEW_COUNTER_TEST.PLAN_DIGEST.eq(planDigest))
        .and(REVIEW_COUNTER_TEST.ASKED_BY.isNull())
        .and(REVIEW_COUNTER_TEST.STATE.eq(State.WAITING.name()))
        .orderBy(REVIEW_COUNTER_TEST.ASKED_AT)
        .fetch(CounterTestTable::test);
  }

  /** Whether a test of the connector waits that was asked for since then. */
  static boolean anyWaiting(DSLContext dsl, String connector, Instant since) {
    return dsl.fetchExists(
        dsl.selectOne()
            .from(REVIEW_COUNTER_TEST)
            .join(SYNCHRONIZATION)
            .on(SYNCHRONIZATION.ID.eq(REVIEW_COUNTER_TEST.SYNCHRONIZATION_ID))
            .where(SYNCHRONIZATION.CONNECTOR.eq(connector))
            .and(REVIEW_COUNTER_TEST.STATE.eq(State.WAITING.name()))
            .and(REVIEW_COUNTER_TEST.ASKED_AT.gt(at(since))));
  }

  static int count(DSLContext dsl, UUID run) {
    return dsl.fetchCount(REVIEW_COUNTER_TEST, REVIEW_COUNTER_TEST.SYNCHRONIZATION_ID.eq(run));
  }

  /** Keeps what was counted; false if the test has ended already. */
  static boolean counted(DSLContext dsl, UUID id, Recounted result, Instant now) {
    return dsl.update(REVIEW_COUNTER_TEST)
            .set(REVIEW_COUNTER_TEST.STATE, State.COUNTED.name())
            .set(REVIEW_COUNTER_TEST.RESULT, JSONB.valueOf(JSON.writeValueAsString(result)))
            .set(REVIEW_COUNTER_TEST.ENDED_AT, at(now))
            .where(REVIEW_COUNTER_TEST.ID.eq(id))
            .and(REVIEW_COUNTER_TEST.STATE.eq(State.WAITING.name()))
            .execute()
        > 0;
  }

  /** Keeps why nothing was counted; false if the test has ended already. */
  static boolean notCounted(DSLContext dsl, UUID id, String reason, Instant now) {
    return dsl.update(REVIEW_COUNTER_TEST)
            .set(REVIEW_COUNTER_TEST.STATE, State.NOT_COUNTED.name())
            .set(REVIEW_COUNTER_TEST.REASON, reason)
            .set(REVIEW_COUNTER_TEST.ENDED_AT, at(now))
            .where(REVIEW_COUNTER_TEST.ID.eq(id))
            .and(REVIEW_COUNTER_TEST.STATE.eq(State.WAITING.name()))
            .execute()
        > 0;
  }

  private static CounterTest test(ReviewCounterTestRecord row) {
    JSONB result = row.getResult();
    return new CounterTest(
        row.getId(),
        row.getSynchronizationId(),
        row.getPlanDigest(),
        JSON.readValue(row.getReading().data(), Reading.class),
        row.getAskedBy(),
        row.getAskedAt().toInstant(),
        State.valueOf(row.getState()),
        Timestamps.instant(row.getEndedAt()),
        result == null ? null : JSON.readValue(result.data(), Recounted.class),
        row.getReason());
  }

  private static OffsetDateTime at(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }
}
