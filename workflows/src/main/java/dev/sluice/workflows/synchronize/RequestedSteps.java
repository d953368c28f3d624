package dev.sluice.workflows.synchronize;

import dev.sluice.contract.Failure;
import dev.sluice.contract.FailureType;
import dev.sluice.contract.run.Mode;
import dev.sluice.contract.run.Step;
import dev.sluice.contract.run.SynchronizationRequest;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads which steps a request asks for. Anything may have sent the request, so anything may be
 * missing.
 */
final class RequestedSteps {
  private static final Set<Step> FIRST = EnumSet.of(Step.EXPORT, Step.PREPARE);

  private RequestedSteps() {}

  /** Why no run can be made of the request, if none can. */
  static Optional<Failure> unusable(@Nullable SynchronizationRequest request) {
    if (request == null || request.connector() == null || request.connector().isBlank()) {
      return Optional.of(
          invalid(
              "The request names no connector.",
              "Send {\"connector\":\"…\",\"mode\":\"complete\"} as the workflow's input."));
    }
    if (Mode.labelled(request.mode()).isEmpty()) {
      return Optional.of(
          invalid(
              "The request names no known mode.",
              "Use the mode initial, complete or incremental."));
    }
    return Optional.empty();
  }

  /** Why the run that was made cannot be taken through the steps asked for, if it cannot. */
  static Optional<Failure> unknown(SynchronizationRequest request) {
    List<String> labels = labels(request);
    boolean known = labels.stream().allMatch(label -> Step.labelled(label).isPresent());
    if (known && (all(steps(labels)) || FIRST.containsAll(steps(labels)))) {
      return Optional.empty();
    }
    return Optional.of(
        invalid(
            "The request names steps that do not make a run.",
            "Use export, or export and prepare, or no steps, which means all of them. For a run"
                + " that is only checked, use a dry run."));
  }

  /** Whether the run ends after this step. */
  static boolean endAfter(Step step, SynchronizationRequest request) {
    EnumSet<Step> steps = steps(labels(request));
    return !steps.isEmpty()
        && !all(steps)
        && steps.stream().max(Step::compareTo).equals(Optional.of(step));
  }

  private static boolean all(Set<Step> steps) {
    return steps.size() == Step.values().length;
  }

  private static EnumSet<Step> steps(List<String> labels) {
    EnumSet<Step> steps = EnumSet.noneOf(Step.class);
    labels.forEach(label -> Step.labelled(label).ifPresent(steps::add));
    return steps;
  }

  private static List<String> labels(SynchronizationRequest request) {
    return request.steps() == null ? List.of() : request.steps();
  }

  private static Failure invalid(String message, String remedy) {
    return Failure.of(FailureType.INVALID_REQUEST, message, remedy);
  }
}
