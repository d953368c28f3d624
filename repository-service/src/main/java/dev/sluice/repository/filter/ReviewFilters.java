package dev.sluice.repository.filter;

import dev.sluice.repository.filter.plan.ReviewedPlan;
import dev.sluice.repository.filter.plan.ReviewedPlan.Column;
import dev.sluice.repository.filter.plan.ReviewedPlan.Dataset;
import dev.sluice.repository.filter.plan.ReviewedPlan.Segment;
import dev.sluice.repository.filter.plan.Said;
import dev.sluice.repository.inspect.Mark;
import dev.sluice.repository.inspect.ReviewedOperation;
import dev.sluice.repository.rest.ProblemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** Reads filters from requests; what a plan has nothing of is refused with what it has. */
@Component
public class ReviewFilters {
  /** The parameter that names a kept filter. */
  public static final String KEPT = "f";

  private static final int MAX_TERMS = 20;
  private static final int MAX_VALUES = 1000;
  private static final int MAX_SHOWN = 64;

  private final KeptFilters kept;
  private final SegmentValues segmentValues;

  ReviewFilters(KeptFilters kept, SegmentValues segmentValues) {
    this.kept = kept;
    this.segmentValues = segmentValues;
  }

  /**
   * The filter of a URL: its terms, with those of the filter that {@code f} names.
   *
   * @param others the parameters of the route that are no terms
   * @throws ProblemException that says what can be asked for
   */
  public ReviewFilter ofParameters(
      ReviewedPlan plan, MultiValueMap<String, String> parameters, Set<String> others) {
    ReviewFilter filter = ReviewFilter.all();
    SortedMap<Term, List<@Nullable String>> terms = new TreeMap<>();
    for (Map.Entry<String, List<String>> each : parameters.entrySet()) {
      String name = each.getKey();
      if (name.equals(KEPT)) {
        filter = ofKept(plan, each.getValue());
      } else if (!others.contains(name)) {
        Term term = term(name);
        if (!term.dimension().inUrls()) {
          throw ProblemException.invalid(
              name,
              "searched values must not be in the URL; post the filter to /review/filters of the"
                  + " synchronization, and send its id as "
                  + KEPT);
        }
        terms.put(term, parameterValues(plan, term, each.getValue()));
      }
    }
    return filter.with(checked(plan, terms));
  }

  /** The filter with these terms, as {@link ReviewFilter#terms()} gives them. */
  public ReviewFilter ofTerms(
      ReviewedPlan plan, Map<String, ? extends @Nullable Collection<@Nullable String>> named) {
    return read(plan, named);
  }

  /** The same for a filter that was kept with something else. */
  public static ReviewFilter read(
      ReviewedPlan plan, Map<String, ? extends @Nullable Collection<@Nullable String>> named) {
    SortedMap<Term, List<@Nullable String>> terms = new TreeMap<>();
    named.forEach(
        (name, values) -> {
          Term term = term(name);
          if (values == null) {
            throw ProblemException.invalid(name, "a list of values");
          }
          terms.put(term, new ArrayList<>(values));
        });
    return checked(plan, terms);
  }

  private ReviewFilter ofKept(ReviewedPlan plan, List<String> ids) {
    if (ids.size() > 1) {
      throw ProblemException.invalid(KEPT, "names one filter");
    }
    return ofTerms(plan, kept.get(plan, ids.get(0)));
  }

  /** In a URL a segment's value is named by its id, which tells nothing about people. */
  private List<@Nullable String> parameterValues(
      ReviewedPlan plan, Term term, List<String> values) {
    if (term.dimension() != Dimension.SEGMENT) {
      return new ArrayList<>(values);
    }
    List<Segment> segments = segments(plan, term);
    List<@Nullable String> texts = new ArrayList<>();
    values.forEach(each -> texts.add(segmentValues.text(plan, term.name(), segments, each)));
    return texts;
  }

  /**
   * Refuses terms if nothing is inspected, so that no list is taken for a filtered one.
   *
   * @param others the parameters of the route, whatever they are called
   */
  public static void refuse(MultiValueMap<String, String> parameters, Set<String> others) {
    for (String name : parameters.keySet()) {
      if (!others.contains(name) && (name.equals(KEPT) || Term.named(name).isPresent())) {
        throw ProblemException.invalid(
            name, "only inspected changes can be filtered by it, at /review/changes");
      }
    }
  }

  private static Term term(String name) {
    return Term.named(name)
        .orElseThrow(
            () ->
                ProblemException.invalid(
                    shown(name), "not a filter for changes; there are " + Term.known()));
  }

  private static ReviewFilter checked(
      ReviewedPlan plan, SortedMap<Term, List<@Nullable String>> terms) {
    if (terms.size() > MAX_TERMS) {
      throw ProblemException.invalid("filter", "at most " + MAX_TERMS + " terms");
    }
    terms.forEach(
        (term, values) -> {
          if (values.isEmpty() || values.size() > MAX_VALUES) {
            throw ProblemException.invalid(term.name(), "from 1 to " + MAX_VALUES + " values");
          }
          property(plan, term);
          values.forEach(each -> value(plan, term, each));
        });
    return ReviewFilter.of(terms);
  }

  private static void property(ReviewedPlan plan, Term term) {
    switch (term.dimension()) {
      case KIND, BEFORE, AFTER -> {
        if (term.property() != null && plan.columns(term.property()).isEmpty()) {
          throw unknown(term.name(), term.property(), "a property", properties(plan));
        }
      }
      case SEGMENT, SEGMENT_PREFIX -> segments(plan, term);
      default -> {
        // Has no property.
      }
    }
  }

  private static List<Segment> segments(ReviewedPlan plan, Term term) {
    String property = Objects.requireNonNull(term.property());
    List<Segment> segments = plan.segments(property);
    if (segments.isEmpty()) {
      throw unknown(
          term.name(),
          property,
          "a property that changes are grouped by",
          plan.segments().map(Segment::property).distinct().toList());
    }
    return segments;
  }

  private static void value(ReviewedPlan plan, Term term, @Nullable String value) {
    switch (term.dimension()) {
      case TYPE ->
          oneOf(
              term,
              value,
              "an entity type or association of the plan",
              plan.datasets().stream().map(Dataset::name).toList());
      case OPERATION ->
          oneOf(
              term,
              value,
              "an operation",
              Arrays.stream(ReviewedOperation.values()).map(ReviewedOperation::label).toList());
      case COLUMN -> oneOf(term, value, "a property", properties(plan));
      case KIND -> oneOf(term, value, "a kind of change", Kind.labels());
      case MARK -> oneOf(term, value, "a mark", Mark.labels());
      case RULE ->
          oneOf(
              term,
              value,
              "a rule of the plan",
              plan.rules().numbers().stream().map(String::valueOf).toList());
      case SAID -> oneOf(term, value, "what was said of changes", Said.labels());
      case KEY, KEY_PREFIX, TARGET, SEGMENT_PREFIX -> text(term, value, false);
      case SEGMENT, BEFORE, AFTER -> text(term, value, true);
    }
  }

  private static void text(Term term, @Nullable String value, boolean mayBeNull) {
    if (value == null && !mayBeNull) {
      throw ProblemException.invalid(term.name(), "a text");
    }
    if (value != null && value.indexOf('\0') >= 0) {
      throw ProblemException.invalid(term.name(), "no NUL character");
    }
  }

  private static void oneOf(Term term, @Nullable String value, String kind, List<String> known) {
    if (value == null || !known.contains(value)) {
      throw unknown(term.name(), String.valueOf(value), kind, known);
    }
  }

  private static List<String> properties(ReviewedPlan plan) {
    return plan.columns().map(Column::property).distinct().sorted().toList();
  }

  private static ProblemException unknown(
      String field, String name, String kind, List<String> known) {
    return ProblemException.invalid(
        shown(field),
        "`"
            + shown(name)
            + "` is not "
            + kind
            + (known.isEmpty()
                ? ", and there is none"
                : "; there are " + String.join(", ", known)));
  }

  private static String shown(String text) {
    return text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) + "…" : text;
  }
}
