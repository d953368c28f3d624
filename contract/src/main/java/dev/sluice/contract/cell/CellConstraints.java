package dev.sluice.contract.cell;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the values of a property beside their type. Lengths are counted in characters
 * (code points).
 *
 * @param pattern a regular expression that the whole cell must match
 * @param oneOf the values that are allowed, in the canonical form; all where it is empty
 * @param exclude path of a list of values that are not allowed, relative to the agent's files
 *     folder
 * @param min the least value, in the canonical form
 * @param max the greatest value, in the canonical form
 * @param immutable whether a resource keeps the value that it has
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

  /** Whether a cell alone can be at fault; {@code immutable} needs the stored value. */
  public boolean judgesCells() {
    return maxLength != null || judgesMoreThanMaxLength();
  }

  /** Whether a cell that is short enough can be at fault nevertheless. */
  public boolean judgesMoreThanMaxLength() {
    return minLength != null
        || pattern != null
        || !oneOf.isEmpty()
        || exclude != null
        || min != null
        || max != null;
  }
}
