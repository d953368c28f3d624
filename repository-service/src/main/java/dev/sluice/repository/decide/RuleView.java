package dev.sluice.repository.decide;

import java.time.Instant;
import java.util.List;
import java.util.NavigableSet;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A rule as people and programs read it.
 *
 * @param rule its number: later rules win, and no other rule of the plan ever gets it
 * @param n the number of the one change that it is about
 * @param columns the properties of updates that it is limited to
 */
record RuleView(
    int rule,
    String action,
    @Nullable Integer n,
    SortedMap<String, List<@Nullable String>> filter,
    @Nullable NavigableSet<String> columns,
    String by,
    Instant at) {
  static RuleView of(Rule rule) {
    return new RuleView(
        rule.ord(),
        rule.action().label(),
        rule.n(),
        rule.filter().terms(),
        rule.columns(),
        rule.madeBy(),
        rule.madeAt());
  }
}
