package dev.sluice.contract.cell;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Rules that rewrite the cells of a property before its type is read. Values in these rules are in
 * canonical form.
 *
 * @param trim whether white space around a text is dropped
 * @param lowerCase whether a text becomes lower case
 * @param decimalComma whether decimals have a comma where others have a point
 * @param values values by the words that mean them, in lower case; an empty text means no value
 * @param defaultValue the value of a new resource whose row has none
 */
public record CellConversion(
    boolean trim,
    boolean lowerCase,
    boolean decimalComma,
    Map<String, String> values,
    @Nullable String defaultValue) {
  /** Cells are not rewritten. */
  public static final CellConversion NONE = new CellConversion(false, false, false, Map.of(), null);

  // Definitions that were written before there were any values lack them.
  public CellConversion {
    values = Objects.requireNonNullElse(values, Map.of());
  }

  /** Whether a non-empty cell may be rewritten. */
  public boolean rewrites() {
    return trim || lowerCase || decimalComma || !values.isEmpty();
  }
}
