package dev.sluice.repository.filter;

/** The description of filters in the published API. */
public final class FilterWords {
  public static final String GRAMMAR =
      "A change is filtered by type, op, col, kind, kind.PROPERTY (changed, emptied, filled),"
          + " seg.PROPERTY (the id of a value as the facet lists it), mark, rule (the number of a"
          + " rule that is about it) and d (what rules say about it so far: open, apply, hold,"
          + " reject; and follow: it cannot be made without other changes). A change must match one"
          + " value of a repeated parameter, and all different parameters; the prefix `not.`"
          + " excludes. For other searches, post a filter to review/filters; f is its id.";

  private FilterWords() {}
}
