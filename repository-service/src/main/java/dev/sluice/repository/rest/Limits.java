package dev.sluice.repository.rest;

import org.jspecify.annotations.Nullable;

/** The maximum number of items on a page. */
public final class Limits {
  private static final int DEFAULT_ITEMS = 100;
  private static final int MAX_ITEMS = 1000;

  private Limits() {}

  public static int read(@Nullable Integer limit) {
    if (limit == null) {
      return DEFAULT_ITEMS;
    }
    if (limit < 1 || limit > MAX_ITEMS) {
      throw ProblemException.invalid("limit", "from 1 to " + MAX_ITEMS);
    }
    return limit;
  }
}
