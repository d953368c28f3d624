package dev.sluice.repository.filter;

/** What the published API says of filters. */
public final class FilterWords {
  public static final String GRAMMAR =
      "A change is filtered by type, op, col, kind, kind.PROPERTY (changed, emptied, filled),"
          + " seg.PROPERTY (the id of a value as the facet lists it), mark, rule (the number of a"
          + " rule that is about it) and d (what rules say of it so far: open, apply, hold,"
          + " reject; and follow: it is not made only since others are not): the same parameter twice means either, different ones mean both, and `not.` in front leaves out. What"
          + " else is searched for is posted to review/filters, and f is the id of that.";

  private FilterWords() {}
}
