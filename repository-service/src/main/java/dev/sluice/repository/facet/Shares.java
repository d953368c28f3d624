package dev.sluice.repository.facet;

import org.jspecify.annotations.Nullable;

/** Parts of a whole, from 0 to 1. */
public final class Shares {
  private static final double DIGITS = 10_000;

  private Shares() {}

  /** With four digits; null of nothing. */
  public static @Nullable Double of(long part, long whole) {
    return whole == 0 ? null : Math.round(DIGITS * part / whole) / DIGITS;
  }
}
