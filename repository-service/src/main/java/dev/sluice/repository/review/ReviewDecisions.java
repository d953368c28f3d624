package dev.sluice.repository.review;

import static dev.sluice.repository.jooq.Tables.REVIEW_DECISION;

import dev.sluice.contract.run.Decision;
import dev.sluice.contract.run.Status;
import dev.sluice.contract.run.Via;
import dev.sluice.repository.bound.Bound;
import dev.sluice.repository.finding.Acknowledgments;
import dev.sluice.repository.run.RunLock;
import dev.sluice.repository.run.Synchronization;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Stores decisions: those over REST before the run's workflow gets them, and finally the one that
 * counted. If the workflow reports a decision that is not stored, it came through Temporal.
 */
@Component
public class ReviewDecisions {
  private final ReviewDecisionTable table;
  private final DecisionCheck changeByChange;
  private final Acknowledgments acknowledgments;
  private final ReviewProperties properties;
  private final TransactionTemplate transaction;
  private final DSLContext database;
  private final Clock clock;
  private final RunLock lock;

  ReviewDecisions(
      ReviewDecisionTable table,
      DecisionCheck changeByChange,
      Acknowledgments acknowledgments,
      ReviewProperties properties,
      DSLContext database,
      TransactionTemplate transaction,
      Clock clock,
      RunLock lock) {
    this.table = table;
    this.changeByChange = changeByChange;
    this.acknowledgments = acknowledgments;
    this.properties = properties;
    this.transaction = transaction;
    this.database = database;
    this.clock = clock;
    this.lock = lock;
  }

  /** The decision that counted. */
  public Optional<ReviewDecision> of(UUID synchronizationId) {
    return table.findBySynchronizationIdOrderById(synchronizationId).stream()
        .filter(ReviewDecision::counts)
        .findFirst();
  }

  /** Whether somebody who logged in here has made exactly this decision. */
  private boolean isRecorded(UUID synchronizationId, Decision decision) {
    return table.findBySynchronizationIdOrderById(synchronizationId).stream()
        .anyMatch(kept -> kept.isOfSomebodyWhoLoggedIn() && kept.says(decision));
  }

  /**
   * Whether a decision may count that a run's workflow asks about: somebody who logged in has made
   * it, or nobody has to.
   */
  public boolean mayCount(Synchronization run, Decision decision) {
    return isRecorded(run.id(), decision)
        || (!properties.recordedOnly()
            && (decision.kind() == Decision.Kind.CANCEL
                || (!acknowledgments.arePending(run) && acknowledgments.neededFor(run).isEmpty())));
  }

  /**
   * Records what somebody who logged in wants.
   *
   * @param bound what it is bound to
   * @throws DecisionRefusedException if it is not what the rules say now
   */
  ReviewDecision record(UUID synchronizationId, Decision wish, Bound bound) {
    ReviewDecision recorded =
        transaction.execute(
            status -> {
              if (wish.kind() == Decision.Kind.RESUME) {
                changeByChange.check(synchronizationId, wish);
              }
              return table.save(
                  made(synchronizationId, wish, Via.REST, wish.planDigest(), false).boundTo(bound));
            });
    return Objects.requireNonNull(recorded);
  }

  /**
   * Records what somebody who logged in wants of a run that is not held, which takes another role
   * than a decision on one that is. The run cannot become held between the look at it and that.
   *
   * @return nothing of a run that is held
   */
  Optional<ReviewDecision> recordUnlessHeld(UUID synchronizationId, Decision wish) {
    return Objects.requireNonNull(
        transaction.execute(
            status ->
                lock.run(synchronizationId)
                    .filter(run -> run.status() != Status.AWAITING_REVIEW)
                    .map(run -> record(synchronizationId, wish, Bound.read(null)))));
  }

  /** Forgets a wish that the run did not take. */
  void withdraw(ReviewDecision wish) {
    database
        .deleteFrom(REVIEW_DECISION)
        .where(REVIEW_DECISION.ID.eq(wish.id()), REVIEW_DECISION.COUNTS.isFalse())
        .execute();
  }

  /**
   * Keeps the decision that a run followed, unless one is kept already; the caller holds the lock
   * of the run.
   *
   * @return the one that is kept, if there is any
   */
  public Optional<ReviewDecision> keep(Synchronization run, @Nullable Decision decision) {
    Optional<ReviewDecision> kept = of(run.id());
    return kept.isPresent() || decision == null
        ? kept
        : Optional.of(counting(understood(run, decision)));
  }

  /** Of a decision that is recorded already nothing else may be changed. */
  private ReviewDecision counting(ReviewDecision decision) {
    if (decision.id() == null) {
      return table.save(decision.counting());
    }
    database
        .update(REVIEW_DECISION)
        .set(REVIEW_DECISION.COUNTS, true)
        .where(REVIEW_DECISION.ID.eq(decision.id()))
        .execute();
    return decision.counting();
  }

  /** A decision of which the run's workflow speaks, with what is known here about who made it. */
  ReviewDecision understood(Synchronization run, Decision decision) {
    return table.findBySynchronizationIdOrderById(run.id()).stream()
        .filter(kept -> kept.says(decision))
        .findFirst()
        .orElseGet(
            () ->
                made(
                    run.id(),
                    decision,
                    Via.TEMPORAL,
                    // Without a plan, it is meant for the one that waited.
                    decision.planDigest() == null ? run.planDigest() : decision.planDigest(),
                    false));
  }

  private ReviewDecision made(
      UUID synchronizationId,
      Decision decision,
      Via via,
      @Nullable String planDigest,
      boolean counts) {
    return new ReviewDecision(
        null,
        synchronizationId,
        decision.kind(),
        decision.by(),
        via,
        decision.comment(),
        planDigest,
        decision.decisionDigest(),
        decision.rest(),
        clock.instant(),
        counts,
        null,
        null);
  }
}
