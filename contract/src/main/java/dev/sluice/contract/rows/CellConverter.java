package dev.sluice.contract.rows;

import dev.sluice.contract.cell.CellConversion;
import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.contract.definition.PropertyType;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Rewrites the cells of a property with its {@link CellConversion}, and reads their type. */
public final class CellConverter {
  private final CellConversion conversion;
  private final boolean trims;
  private final CanonicalForm type;

  private CellConverter(CellConversion conversion, boolean trims, CanonicalForm type) {
    this.conversion = conversion;
    this.trims = trims;
    this.type = type;
  }

  /**
   * What a cell became.
   *
   * @param text the rewritten cell, before its type was read; empty if it stands for no value
   * @param value the canonical form; null if the text is not of the type, empty if there is no
   *     value
   */
  public record Converted(String text, @Nullable String value) {}

  /**
   * The converter of a property's cells.
   *
   * @throws IllegalArgumentException if the format of a date or an instant leaves anything open
   */
  public static CellConverter of(PropertyDefinition property) {
    CellConversion conversion = property.conversion();
    boolean trims = conversion.trim() || property.type() != PropertyType.STRING;
    return new CellConverter(conversion, trims, CanonicalForm.ofType(property));
  }

  /** Converts a cell that is not empty. */
  public Converted convert(String cell) {
    if (!conversion.values().isEmpty()) {
      String word = WhiteSpace.strip(cell).toLowerCase(Locale.ROOT);
      String value = conversion.values().get(word);
      if (value != null) {
        return new Converted(value, value);
      }
    }
    String text = trims ? WhiteSpace.strip(cell) : cell;
    text = conversion.lowerCase() ? text.toLowerCase(Locale.ROOT) : text;
    return new Converted(text, type.canonical(conversion.decimalComma() ? withPoint(text) : text));
  }

  /** A point in such a cell would part thousands for one reader and decimals for another. */
  private static String withPoint(String text) {
    return text.indexOf('.') >= 0 ? "" : text.replace(',', '.');
  }
}
