package dev.sluice.repository.decide;

import dev.sluice.contract.FailureType;
import dev.sluice.contract.run.Decision.Rest;
import dev.sluice.repository.Sha256;
import dev.sluice.repository.StepException;
import dev.sluice.repository.decide.rule.Rule;
import java.util.List;
import java.util.StringJoiner;

/**
 * Names what a reviewer decided change by change: SHA-256 over the plan, the inspection that its
 * rules are about, the rules in their order, what is held since earlier, and what happens to the
 * rest. What follows from these is said by them.
 */
final class DecisionDigest {
  private DecisionDigest() {}

  static String of(
      String planDigest, String reviewDigest, List<Rule> rules, String standing, Rest rest) {
    var text = new StringJoiner("\n");
    text.add("plan " + planDigest);
    text.add("review " + reviewDigest);
    rules.forEach(rule -> text.add("rule " + rule.canonical()));
    text.add("standing " + standing);
    text.add("rest " + rest);
    return Sha256.hex(text.toString());
  }

  static StepException tampered() {
    return new StepException(
        FailureType.PLAN_CHANGED,
        "The decision change by change does not match the stored rules and changes",
        "Start another run; nothing was changed");
  }
}
