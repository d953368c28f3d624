package dev.sluice.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Finds regressions: figures that have grown by more than a tenth since the last stored table. */
public final class Growth {
  private static final double TOLERATED = 1.1;

  private Growth() {}

  /** One line for each ratio that has grown, and for each value. */
  public static List<String> between(Results before, Results now) {
    List<String> grown = new ArrayList<>();
    for (Goal goal : Goal.values()) {
      OptionalDouble old = before.ratio(goal);
      OptionalDouble fresh = now.ratio(goal);
      if (old.isPresent() && fresh.isPresent()) {
        note(grown, goal + " " + goal.step(), old.getAsDouble(), fresh.getAsDouble());
      }
    }
    note(grown, before, now, "P12", "ten rows, ms");
    note(grown, before, now, "P16", "init, ms");
    for (Map.Entry<String, Double> value : now.values().entrySet()) {
      Double old = before.values().get(value.getKey());
      if (old != null) {
        note(grown, value.getKey(), old, value.getValue());
      }
    }
    return grown;
  }

  private static void note(
      List<String> grown, Results before, Results now, String id, String what) {
    Optional<Spread> old = before.spread(id);
    Optional<Spread> fresh = now.spread(id);
    if (old.isPresent() && fresh.isPresent()) {
      note(grown, id + " " + what, old.get().median(), fresh.get().median());
    }
  }

  private static void note(List<String> grown, String what, double old, double now) {
    if (now > old * TOLERATED) {
      grown.add(
          String.format(
              Locale.ROOT, "%s: %.3g, was %.3g (+%.0f %%)", what, now, old, (now / old - 1) * 100));
    }
  }
}
