package dev.sluice.repository.decide;

import dev.sluice.repository.decide.rule.Rule;
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
 * @param reaches how many changes it is about
 * @param decides about how many of them, or a property of them, no later rule says otherwise
 */
record RuleView(
    int rule,
    String action,
    @Nullable Integer n,
    SortedMap<String, List<@Nullable String>> filter,
    @Nullable NavigableSet<String> columns,
    String by,
    Instant at,
    long reaches,
    long decides) {

  static RuleView of(Rule rule, RuleReach reach) {
    return new RuleView(
        rule.ord(),
        rule.action().label(),
        rule.n(),
        rule.filter().terms(),
        rule.columns(),
        rule.madeBy(),
        rule.madeAt(),
        reach.reaches(rule.ord()),
        reach.decides(rule.ord()));
  }
}
