package dev.sluice.repository.decide;

import dev.sluice.repository.decide.rule.Action;
import dev.sluice.repository.decide.rule.Rule;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The result for one change after all rules that match it. Later rules override earlier ones: a
 * rule about the whole change overrides earlier rules about its properties.
 *
 * @param whole of the change, except the properties that are named
 * @param held properties of an update that are held in spite of that
 * @param rejected properties of an update that are rejected in spite of that
 * @param letThrough properties of an update that are let through in spite of that
 */
record Verdict(
    Action whole,
    NavigableSet<String> held,
    NavigableSet<String> rejected,
    NavigableSet<String> letThrough) {

  /**
   * What a change has behind it before the rules of this review: what is held since an earlier one.
   *
   * @param whole whether all of it is held
   * @param properties those of an update that are held
   */
  record Standing(boolean whole, List<String> properties) {
    static final Standing NONE = new Standing(false, List.of());
  }

  /**
   * Judges a change.
   *
   * @param changed the properties that it changes, if it is an update
   * @param rules those that it meets, in their order
   * @param rest what happens to it if nobody has said anything
   */
  static Verdict of(List<String> changed, Standing standing, List<Rule> rules, Action rest) {
    @Nullable Action whole = standing.whole() ? Action.HOLD : null;
    NavigableMap<String, Action> properties = new TreeMap<>();
    standing.properties().forEach(each -> properties.put(each, Action.HOLD));
    for (Rule rule : rules) {
      if (rule.columns() == null) {
        whole = rule.action();
        properties.clear();
      } else {
        changed.stream()
            .filter(rule.columns()::contains)
            .forEach(each -> properties.put(each, rule.action()));
      }
    }
    Action others = whole == null ? rest : whole;
    return new Verdict(
        others,
        otherwise(properties, others, Action.HOLD),
        otherwise(properties, others, Action.REJECT),
        otherwise(properties, others, Action.LET_THROUGH));
  }

  private static NavigableSet<String> otherwise(
      NavigableMap<String, Action> properties, Action whole, Action action) {
    NavigableSet<String> named = new TreeSet<>();
    properties.forEach(
        (property, said) -> {
          if (said == action && said != whole) {
            named.add(property);
          }
        });
    return named;
  }

  /**
   * The same about all of it that is not said of single properties, and about what is let through.
   */
  Verdict as(Action action) {
    return new Verdict(action, held, rejected, new TreeSet<>());
  }

  /** Whether all of the change is made. */
  boolean makesAll() {
    return whole == Action.LET_THROUGH && held.isEmpty() && rejected.isEmpty();
  }
}
