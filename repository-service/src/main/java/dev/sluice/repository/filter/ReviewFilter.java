package dev.sluice.repository.filter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Selects changes: those that match each term with one of its values. It does not know the plan;
 * {@link ReviewConditions} does.
 */
public final class ReviewFilter {
  private static final JsonMapper JSON = new JsonMapper();

  /** Without a value comes before every value. */
  private static final Comparator<@Nullable String> ORDER =
      Comparator.nullsFirst(Comparator.naturalOrder());

  private static final ReviewFilter ALL = new ReviewFilter(new TreeMap<>());

  private final SortedMap<Term, SortedSet<@Nullable String>> terms;

  private ReviewFilter(SortedMap<Term, SortedSet<@Nullable String>> terms) {
    this.terms = terms;
  }

  /** The filter that every change meets. */
  public static ReviewFilter all() {
    return ALL;
  }

  /** A filter of these terms, whose values were found to be ones. */
  static ReviewFilter of(Map<Term, ? extends Collection<@Nullable String>> terms) {
    SortedMap<Term, SortedSet<@Nullable String>> sorted = new TreeMap<>();
    terms.forEach((term, values) -> add(sorted, term, values));
    return new ReviewFilter(sorted);
  }

  private static void add(
      SortedMap<Term, SortedSet<@Nullable String>> terms,
      Term term,
      Collection<@Nullable String> values) {
    terms.computeIfAbsent(term, each -> new TreeSet<>(ORDER)).addAll(values);
  }

  /** Both filters as if they had been asked for at once: values of the same term add up. */
  public ReviewFilter with(ReviewFilter other) {
    SortedMap<Term, SortedSet<@Nullable String>> both = new TreeMap<>();
    terms.forEach((term, values) -> add(both, term, values));
    other.terms.forEach((term, values) -> add(both, term, values));
    return new ReviewFilter(both);
  }

  /** What is left when a facet's own terms are taken out. */
  public ReviewFilter without(String facet) {
    SortedMap<Term, SortedSet<@Nullable String>> left = new TreeMap<>(terms);
    left.keySet().removeIf(each -> each.facet().equals(facet));
    return new ReviewFilter(left);
  }

  ReviewFilter without(Term term) {
    SortedMap<Term, SortedSet<@Nullable String>> left = new TreeMap<>(terms);
    left.remove(term);
    return new ReviewFilter(left);
  }

  ReviewFilter with(Term term, Collection<@Nullable String> values) {
    SortedMap<Term, SortedSet<@Nullable String>> more = new TreeMap<>(terms);
    add(more, term, values);
    return new ReviewFilter(more);
  }

  /** Whether it asks for what reviewers have said, which is another thing with the next rule. */
  public boolean asksForRules() {
    return terms.keySet().stream()
        .anyMatch(each -> each.dimension() == Dimension.RULE || each.dimension() == Dimension.SAID);
  }

  /** Whether it names the resources that it is about. */
  public boolean namesKeys() {
    return terms.keySet().stream()
        .anyMatch(each -> each.dimension() == Dimension.KEY && !each.excluded());
  }

  public boolean isAll() {
    return terms.isEmpty();
  }

  /** Its terms by name, each with its values; null is what has no value. */
  public SortedMap<String, List<@Nullable String>> terms() {
    SortedMap<String, List<@Nullable String>> named = new TreeMap<>();
    terms.forEach((term, values) -> named.put(term.name(), new ArrayList<>(values)));
    return named;
  }

  SortedMap<Term, SortedSet<@Nullable String>> byTerm() {
    return terms;
  }

  /** The one text that all filters with these terms have, for digests; it holds searched values. */
  public String canonical() {
    return JSON.writeValueAsString(terms());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ReviewFilter filter && terms.equals(filter.terms);
  }

  @Override
  public int hashCode() {
    return terms.hashCode();
  }

  /** The terms alone: values are of people. */
  @Override
  public String toString() {
    return terms.keySet().stream().map(Term::name).toList().toString();
  }
}
