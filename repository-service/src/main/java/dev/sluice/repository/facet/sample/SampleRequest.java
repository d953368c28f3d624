package dev.sluice.repository.facet.sample;

import dev.sluice.repository.rest.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * A reviewer's verdict on a change.
 *
 * @param n the number of the change
 */
record SampleRequest(@Nullable Integer n, @Nullable SampleVerdict verdict) {
  int number() {
    if (n == null) {
      throw ProblemException.invalid("n", "the number of a change");
    }
    return n;
  }

  SampleVerdict said() {
    if (verdict == null) {
      throw ProblemException.invalid("verdict", "one of right, wrong, unsure");
    }
    return verdict;
  }
}
