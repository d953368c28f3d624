package dev.sluice.repository.decide;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The outcomes that were computed last. A plan does not change and the digest of a decision names
 * the rules, so whoever decides need not wait again for what was just shown. They are known for a
 * minute only, since limits are a part of what the connector holds at the moment.
 */
@Component
class KnownOutcomes {
  private static final int MOST = 100;
  private static final Duration FRESH = Duration.ofMinutes(1);

  private record Decision(UUID run, String digest) {}

  private record Known(OutcomeView outcome, Instant until) {}

  private final Map<Decision, Known> byDecision = new LinkedHashMap<>();
  private final Clock clock;

  KnownOutcomes(Clock clock) {
    this.clock = clock;
  }

  synchronized Optional<OutcomeView> find(UUID run, String digest) {
    return Optional.ofNullable(byDecision.get(new Decision(run, digest)))
        .filter(each -> clock.instant().isBefore(each.until()))
        .map(Known::outcome);
  }

  synchronized void keep(UUID run, OutcomeView outcome) {
    Decision decision = new Decision(run, outcome.decisionDigest());
    // The oldest one goes first.
    byDecision.remove(decision);
    byDecision.put(decision, new Known(outcome, clock.instant().plus(FRESH)));
    if (byDecision.size() > MOST) {
      byDecision.remove(byDecision.keySet().iterator().next());
    }
  }
}
