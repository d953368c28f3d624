package dev.sluice.contract.cell;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Rules for the values of a property, in addition to its type. Lengths are in characters (code
 * points).
 *
 * @param pattern a regular expression that the whole cell must match
 * @param oneOf the allowed values, in canonical form; empty means all
 * @param exclude the path of a list of values that are not allowed, relative to the agent's files
 *     folder
 * @param min the smallest allowed value, in canonical form
 * @param max the largest allowed value, in canonical form
 * @param immutable whether a value cannot change
 */
public record CellConstraints(
    @Nullable Integer minLength,
    @Nullable Integer maxLength,
    @Nullable String pattern,
    List<String> oneOf,
    @Nullable String exclude,
    @Nullable String min,
    @Nullable String max,
    boolean immutable) {
  /** Every value of the type is allowed. */
  public static final CellConstraints NONE =
      new CellConstraints(null, null, null, List.of(), null, null, null, false);

  public CellConstraints {
    oneOf = Objects.requireNonNullElse(oneOf, List.of());
  }

  /** Whether a cell alone can be wrong; {@code immutable} needs the stored value. */
  public boolean judgesCells() {
    return maxLength != null || judgesMoreThanMaxLength();
  }

  /** Whether a cell with an allowed length can still be wrong. */
  public boolean judgesMoreThanMaxLength() {
    return minLength != null
        || pattern != null
        || !oneOf.isEmpty()
        || exclude != null
        || min != null
        || max != null;
  }
}
