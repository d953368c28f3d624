package dev.sluice.repository.start;

import dev.sluice.contract.run.Step;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Parses the steps of a request. */
final class RequestedSteps {
  /** What a request may ask for, as people are told. */
  static final String ALLOWED =
      "Use export, or export and prepare, or no steps, which means all of them.";

  private static final Set<Step> FIRST = EnumSet.of(Step.EXPORT, Step.PREPARE);

  private RequestedSteps() {}

  /** The steps, none meaning all; empty if no run can be made of them. */
  static Optional<List<Step>> read(@Nullable List<String> labels) {
    if (labels == null || labels.isEmpty()) {
      return Optional.of(List.of());
    }
    Set<Step> steps = EnumSet.noneOf(Step.class);
    for (@Nullable String label : labels) {
      Optional<Step> step = label == null ? Optional.empty() : Step.labelled(label);
      if (step.isEmpty()) {
        return Optional.empty();
      }
      steps.add(step.get());
    }
    if (steps.size() == Step.values().length) {
      return Optional.of(List.of());
    }
    return FIRST.containsAll(steps) ? Optional.of(List.copyOf(steps)) : Optional.empty();
  }
}
