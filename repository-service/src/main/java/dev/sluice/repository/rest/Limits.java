package dev.sluice.repository.rest;

import org.jspecify.annotations.Nullable;

/** How many items a page may have. */
public final class Limits {
  private static final int DEFAULT = 100;
  private static final int MOST = 1000;

  private Limits() {}

  public static int read(@Nullable Integer limit) {
    if (limit == null) {
      return DEFAULT;
    }
    if (limit < 1 || limit > MOST) {
      throw ProblemException.invalid("limit", "from 1 to " + MOST);
    }
    return limit;
  }
}
