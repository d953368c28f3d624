package dev.sluice.repository.review;

import dev.sluice.contract.run.Decision;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps the decisions that counted. */
@Component
public class ReviewDecisions {
  private final ReviewDecisionTable table;
  private final Clock clock;

  ReviewDecisions(ReviewDecisionTable table, Clock clock) {
    this.table = table;
    this.clock = clock;
  }

  public Optional<ReviewDecision> of(UUID synchronizationId) {
    return table.findBySynchronizationId(synchronizationId);
  }

  /** Keeps a decision, unless one is kept already; the caller holds the lock of the run. */
  public void keep(UUID synchronizationId, @Nullable Decision decision) {
    if (decision != null && of(synchronizationId).isEmpty()) {
      table.save(
          new ReviewDecision(
              null,
              synchronizationId,
              decision.kind(),
              decision.by(),
              decision.comment(),
              decision.planDigest(),
              clock.instant()));
    }
  }
}
