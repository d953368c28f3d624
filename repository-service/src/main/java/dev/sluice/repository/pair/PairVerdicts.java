package dev.sluice.repository.pair;

import static dev.sluice.repository.jooq.Tables.INSPECTION;
import static dev.sluice.repository.jooq.Tables.REVIEW_PERSON_PAIR;
import static org.jooq.impl.DSL.currentOffsetDateTime;

import dev.sluice.repository.decide.KeptRules;
import dev.sluice.repository.jooq.tables.records.ReviewPersonPairRecord;
import dev.sluice.repository.rest.ProblemException;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Records reviewers' decisions about pairs. If two are the same person, a rule holds both changes,
 * so that nobody loses an account because of a new key, whatever happens to the other changes.
 */
@Component
class PairVerdicts {
  private final DSLContext database;
  private final KeptRules rules;
  private final TransactionTemplate transaction;

  PairVerdicts(DSLContext database, KeptRules rules, TransactionTemplate transaction) {
    this.database = database;
    this.rules = rules;
    this.transaction = transaction;
  }

  /**
   * Keeps what somebody says; what was said of the pair before no longer counts.
   *
   * @throws ProblemException if there is no such pair, or its run no longer waits for a decision
   */
  void say(UUID run, long p, PairVerdict verdict, String by) {
    transaction.executeWithoutResult(status -> keep(run, lock(run, p), verdict, by));
  }

  private ReviewPersonPairRecord lock(UUID run, long p) {
    return database
        .select(REVIEW_PERSON_PAIR.fields())
        .from(REVIEW_PERSON_PAIR)
        .join(INSPECTION)
        .on(INSPECTION.ID.eq(REVIEW_PERSON_PAIR.INSPECTION))
        .where(INSPECTION.SYNCHRONIZATION_ID.eq(run))
        .and(REVIEW_PERSON_PAIR.P.eq(p))
        .forUpdate()
        .of(REVIEW_PERSON_PAIR)
        .fetchOptionalInto(REVIEW_PERSON_PAIR)
        .orElseThrow(() -> ProblemException.notFound("The run has no pair " + p + "."));
  }

  private void keep(UUID run, ReviewPersonPairRecord pair, PairVerdict verdict, String by) {
    database
        .update(REVIEW_PERSON_PAIR)
        .set(REVIEW_PERSON_PAIR.VERDICT, verdict.name())
        .set(REVIEW_PERSON_PAIR.RULE, rule(run, pair, verdict, by))
        .set(REVIEW_PERSON_PAIR.SAID_BY, by)
        .set(REVIEW_PERSON_PAIR.SAID_AT, currentOffsetDateTime())
        .where(REVIEW_PERSON_PAIR.INSPECTION.eq(pair.getInspection()))
        .and(REVIEW_PERSON_PAIR.P.eq(pair.getP()))
        .execute();
  }

  private @Nullable Integer rule(
      UUID run, ReviewPersonPairRecord pair, PairVerdict verdict, String by) {
    Integer former = pair.getRule();
    if (former != null) {
      // Somebody may have removed it by hand.
      rules.remove(run, former);
    }
    return verdict == PairVerdict.SAME
        ? rules.hold(run, pair.getEntityType(), List.of(pair.getDeleted(), pair.getInserted()), by)
        : null;
  }
}
