package dev.sluice.repository.review;

import dev.sluice.contract.run.Decision;
import dev.sluice.contract.run.DecisionRefusal;
import dev.sluice.repository.decide.KeptRules;
import dev.sluice.repository.decide.Outcomes;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Checks whether a decision matches the current rules for a plan. */
@Component
class DecisionCheck {
  private final KeptRules rules;
  private final Outcomes outcomes;

  DecisionCheck(KeptRules rules, Outcomes outcomes) {
    this.rules = rules;
    this.outcomes = outcomes;
  }

  /**
   * Refuses a decision that is not, and lets nobody change the rules until the transaction ends.
   *
   * @throws DecisionRefusedException that says what to look at
   */
  void check(UUID run, Decision wish) {
    rules.lock(run);
    String digest = wish.decisionDigest();
    if (digest == null) {
      int count = rules.count(run);
      if (count > 0) {
        throw refused(
            "There are rules for this plan (%d): look at their outcome, and send its decisionDigest"
                + " and rest with the decision.",
            count);
      }
      refuseIfLost(outcomes.commandedProtected(run));
      return;
    }
    Decision.Rest rest = Objects.requireNonNull(wish.rest());
    Outcomes.Standing standing = outcomes.standing(run, rest);
    if (!digest.equals(standing.digest())) {
      throw refused(
          "The rules or the held changes have changed since you looked at the outcome: look at it"
              + " again.");
    }
    refuseIfLost(standing.cannotBeHeld());
  }

  private static void refuseIfLost(List<String> cannotBeHeld) {
    if (!cannotBeHeld.isEmpty()) {
      throw refused(
          "The source of %s delivers commands, and held commands would not come again: let them"
              + " through or reject them, protected resources by their keys.",
          String.join(", ", cannotBeHeld));
    }
  }

  private static DecisionRefusedException refused(String sentence, Object... numbers) {
    return new DecisionRefusedException(
        DecisionRefusal.OTHER_PLAN, String.format(Locale.ROOT, sentence, numbers));
  }
}
