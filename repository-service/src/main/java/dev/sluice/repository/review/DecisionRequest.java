package dev.sluice.repository.review;

import dev.sluice.contract.run.Decision.Rest;
import dev.sluice.repository.rest.Comments;
import dev.sluice.repository.rest.ProblemException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The body of a decision about a run; all members are optional.
 *
 * @param comment why; needed if some changes are decided otherwise than others
 * @param planDigest the plan that was looked at
 * @param decisionDigest what the outcome of the rules was, as it was looked at; needed if there are
 *     rules
 * @param rest what happens to the changes that no rule is about: apply, hold or reject
 * @param acknowledged the codes of the findings in spite of which the run is resumed
 * @param waive limits of the run that are waived for it alone, each with a reason
 */
record DecisionRequest(
    @Nullable String comment,
    @Nullable String planDigest,
    @Nullable String decisionDigest,
    @Nullable String rest,
    @Nullable List<@Nullable String> acknowledged,
    @Nullable List<@Nullable Waiver> waive) {
  private static final int LONGEST_DIGEST = 100;

  static final DecisionRequest NONE = new DecisionRequest(null, null, null, null, null, null);

  /** What the body asks for, or nothing if there is none. */
  static DecisionRequest read(@Nullable DecisionRequest body) {
    if (body == null) {
      return NONE;
    }
    Comments.check(body.comment());
    checkDigest("planDigest", body.planDigest(), "as the run shows it");
    checkDigest("decisionDigest", body.decisionDigest(), "as the outcome shows it");
    if ((body.decisionDigest() == null) != (body.readRest() == null)) {
      throw ProblemException.invalid(
          body.rest() == null ? "rest" : "decisionDigest",
          "both decisionDigest and rest, as in the outcome, or neither");
    }
    if (body.decisionDigest() != null && (body.comment() == null || body.comment().isBlank())) {
      throw ProblemException.invalid("comment", "the reason for the decision");
    }
    return body;
  }

  /** The codes that are acknowledged, each once. */
  List<String> readAcknowledged() {
    return Objects.requireNonNullElse(acknowledged, List.<@Nullable String>of()).stream()
        .map(each -> Objects.requireNonNullElse(each, ""))
        .distinct()
        .toList();
  }

  /** The limits that are waived, each once. */
  List<Waiver> readWaivers() {
    Map<String, Waiver> named = new LinkedHashMap<>();
    for (Waiver each : Objects.requireNonNullElse(waive, List.<@Nullable Waiver>of())) {
      if (each == null) {
        throw ProblemException.invalid("waive", "a list of limits, each with a reason");
      }
      named.put(each.name(), each);
    }
    return List.copyOf(named.values());
  }

  /** Refuses what only somebody says who resumes a run. */
  void checkIsNoResume() {
    if (!readAcknowledged().isEmpty() || !readWaivers().isEmpty()) {
      throw ProblemException.invalid(
          readWaivers().isEmpty() ? "acknowledged" : "waive", "only for resume");
    }
  }

  /** What happens to the rest, or nothing if the whole plan is meant. */
  @Nullable Rest readRest() {
    if (rest == null) {
      return null;
    }
    return Arrays.stream(Rest.values())
        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(rest))
        .findFirst()
        .orElseThrow(() -> ProblemException.invalid("rest", "one of apply, hold, reject"));
  }

  private static void checkDigest(String field, @Nullable String digest, String words) {
    Comments.checkReadable(field, digest);
    if (digest != null && digest.length() > LONGEST_DIGEST) {
      throw ProblemException.invalid(field, words);
    }
  }
}
