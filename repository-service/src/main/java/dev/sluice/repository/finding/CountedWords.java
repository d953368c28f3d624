package dev.sluice.repository.finding;

import dev.sluice.repository.finding.evidence.Leftover;
import dev.sluice.repository.finding.evidence.Reading;
import java.util.Locale;

/** Describes the result of a counter-test. */
public final class CountedWords {
  private CountedWords() {}

  /** How many changes would be left, of those that the reading is about. */
  public static String of(Reading reading, Leftover leftover, long rows) {
    String left =
        leftover.now() == 0
            ? String.format(
                Locale.ROOT,
                leftover.repaired() > 0
                    ? "%,d changes would be made"
                    : "%,d changes would be made instead of none",
                leftover.then())
            : String.format(
                Locale.ROOT, "%,d of %,d changes would be left", leftover.then(), leftover.now());
    if (leftover.repaired() > 0) {
      left =
          String.format(
              Locale.ROOT, "%,d rejected rows could be used, and %s", leftover.repaired(), left);
    }
    return reading.leavesOut()
        ? "Without it, " + left + "."
        : String.format(Locale.ROOT, "Read that way, %s, counted over all %,d rows.", left, rows);
  }
}
