package dev.sluice.repository.facet;

import dev.sluice.repository.filter.plan.ReviewedPlan;
import dev.sluice.repository.rest.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A criterion by which changes are counted.
 *
 * @param property whose values or changes are counted; null if it is none of one property
 */
record Facet(By by, @Nullable String property) {
  /** The kinds of facets, each of which has the name of the terms that it counts for. */
  enum By {
    TYPE("type"),
    OPERATION("op"),
    COLUMN("col"),
    KIND("kind"),
    SEGMENT("seg"),
    MARK("mark"),
    RULE("rule"),
    SAID("d");

    private final String label;

    By(String label) {
      this.label = label;
    }
  }

  private static final int MOST = 20;

  /**
   * The facets that a request names, or all that a plan has.
   *
   * @param names with commas between them
   */
  static List<Facet> named(ReviewedPlan plan, @Nullable String names) {
    if (names == null) {
      return all(plan);
    }
    List<Facet> facets =
        Stream.of(names.split(",", -1))
            .distinct()
            .map(each -> named(plan, "facets", each))
            .toList();
    if (facets.size() > MOST) {
      throw ProblemException.invalid("facets", "at most " + MOST);
    }
    return facets;
  }

  /** Whether a request names, or leaves out, the facet that counts what is said of changes. */
  static boolean asksForSaid(@Nullable String names) {
    return names == null || List.of(names.split(",", -1)).contains(By.SAID.label);
  }

  /** The facet of this name. */
  static Facet one(ReviewedPlan plan, String name) {
    return named(plan, "name", name);
  }

  private static Facet named(ReviewedPlan plan, String parameter, String name) {
    List<Facet> known = all(plan);
    plan.columns().forEach(each -> known.add(new Facet(By.KIND, each.property())));
    return known.stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                ProblemException.invalid(
                    parameter,
                    "there are "
                        + String.join(", ", all(plan).stream().map(Facet::name).toList())
                        + ", and kind.PROPERTY for each property"));
  }

  private static List<Facet> all(ReviewedPlan plan) {
    List<Facet> all = new ArrayList<>();
    for (By each : List.of(By.TYPE, By.OPERATION, By.COLUMN, By.KIND)) {
      all.add(new Facet(each, null));
    }
    plan.segments()
        .map(ReviewedPlan.Segment::property)
        .distinct()
        .forEach(each -> all.add(new Facet(By.SEGMENT, each)));
    for (By each : List.of(By.MARK, By.RULE, By.SAID)) {
      all.add(new Facet(each, null));
    }
    return all;
  }

  String name() {
    return property == null ? by.label : by.label + "." + property;
  }
}
