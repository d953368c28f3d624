package dev.sluice.repository.resource;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param next the cursor to ask for the next page with; null on the last
 */
record Page<T>(List<T> items, @Nullable String next) {
  static final int DEFAULT_LIMIT = 100;

  /** The page of this size from a list that was read one element further. */
  static <T> Page<T> of(List<T> found, int size, Function<T, String> cursor) {
    if (found.size() <= size) {
      return new Page<>(found, null);
    }
    return new Page<>(List.copyOf(found.subList(0, size)), cursor.apply(found.get(size - 1)));
  }
}
