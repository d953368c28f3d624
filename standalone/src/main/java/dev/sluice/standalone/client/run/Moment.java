package dev.sluice.standalone.client.run;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A short wait for the server after a run was held, while it inspects the plan. */
final class Moment {
  private static final int MOST_ASKED = 10;
  private static final Duration PAUSE = Duration.ofMillis(200);

  private Moment() {}

  /** The first answer that is hoped for, or else the last one. */
  static <T> T given(Supplier<T> question, Predicate<T> hoped) {
    T answer = question.get();
    for (int asked = 1; asked < MOST_ASKED && !hoped.test(answer); asked++) {
      try {
        Thread.sleep(PAUSE.toMillis());
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return answer;
      }
      answer = question.get();
    }
    return answer;
  }
}
