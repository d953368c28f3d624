package dev.sluice.repository.filter;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a filter looks at: {@code op}, {@code kind.mail}, {@code not.seg.office}.
 *
 * @param excluded whether changes with one of the values are left out, instead of the others
 */
record Term(Dimension dimension, @Nullable String property, boolean excluded)
    implements Comparable<Term> {
  private static final String NOT = "not.";

  /** The term of this name, if it is the name of one. */
  static Optional<Term> named(String name) {
    boolean excluded = name.startsWith(NOT);
    String looked = excluded ? name.substring(NOT.length()) : name;
    int dot = looked.indexOf('.');
    String property = dot < 0 ? null : looked.substring(dot + 1);
    return Dimension.labelled(dot < 0 ? looked : looked.substring(0, dot))
        .filter(each -> each.takes(property != null))
        .map(each -> new Term(each, property, excluded));
  }

  /** How terms are written, for people. */
  static String known() {
    return Arrays.stream(Dimension.values())
            .map(Dimension::pattern)
            .collect(Collectors.joining(", "))
        + ", each also with "
        + NOT
        + " in front";
  }

  /** What it looks at; the facet of this name counts changes without it. */
  String facet() {
    return property == null ? dimension.label() : dimension.label() + "." + property;
  }

  String name() {
    return excluded ? NOT + facet() : facet();
  }

  @Override
  public int compareTo(Term other) {
    return name().compareTo(other.name());
  }
}
