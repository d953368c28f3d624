package dev.sluice.contract.cell;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the cells of a property are rewritten before their type is read. What it names as values is
 * written in the canonical form.
 *
 * @param trim whether white space around a text is dropped
 * @param lowerCase whether a text becomes lower case
 * @param decimalComma whether decimals have a comma where others have a point
 * @param values by the words that stand for them, which are in lower case; an empty value is none
 * @param defaultValue the value of a new resource whose row has none
 */
public record CellConversion(
    boolean trim,
    boolean lowerCase,
    boolean decimalComma,
    Map<String, String> values,
    @Nullable String defaultValue) {
  /** Cells are taken as they stand. */
  public static final CellConversion NONE = new CellConversion(false, false, false, Map.of(), null);

  // Definitions that were written before there were any values lack them.
  public CellConversion {
    values = Objects.requireNonNullElse(values, Map.of());
  }

  /** Whether a cell that is not empty may become another one. */
  public boolean rewrites() {
    return trim || lowerCase || decimalComma || !values.isEmpty();
  }
}
