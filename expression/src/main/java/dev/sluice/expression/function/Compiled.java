package dev.sluice.expression.function;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Caches compiled patterns for the next rows. */
final class Compiled<T> {
  /** Definitions come and go while a server runs; each of them has a few patterns. */
  private static final int MAX_KEPT = 1_000;

  private final Map<String, T> kept = new ConcurrentHashMap<>();
  private final Function<String, T> compilation;

  Compiled(Function<String, T> compilation) {
    this.compilation = compilation;
  }

  T of(String pattern) {
    if (kept.size() >= MAX_KEPT) {
      kept.clear();
    }
    return kept.computeIfAbsent(pattern, compilation);
  }
}
