package dev.sluice.bench.report;

import java.util.Map;

/** Invented results. */
final class Measured {
  private Measured() {}

  static Results of(int users, double sluice, double reference) {
    Results results = Results.empty(users, "2026-11-24", Map.of("cores", "2"));
    for (double factor : new double[] {1, 0.9, 1.2}) {
      for (Goal goal : Goal.values()) {
        results.add(goal.name(), sluice * factor);
      }
      for (Goal goal : Goal.values()) {
        if (!goal.equals(Goal.P7)) {
          results.add(goal.references().get(0), reference * factor);
        }
      }
    }
    results.values().put("P13 bytes allocated per row in prepare", 120.0);
    return results;
  }
}
