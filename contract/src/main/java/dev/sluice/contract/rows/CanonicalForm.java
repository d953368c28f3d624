package dev.sluice.contract.rows;

import dev.sluice.contract.date.DateCells;
import dev.sluice.contract.definition.PropertyDefinition;
import org.jspecify.annotations.Nullable;

/** Converts a non-empty cell of a source to the canonical text of its value. */
@FunctionalInterface
public interface CanonicalForm {
  /** The canonical form, or null for a cell that is not of the type. */
  @Nullable String canonical(String cell);

  /**
   * The form of a property's cells. A cell that the property's conversion takes for no value
   * becomes an empty text.
   *
   * @throws IllegalArgumentException if the format of a date or an instant leaves anything open
   */
  static CanonicalForm of(PropertyDefinition property) {
    if (!property.conversion().rewrites()) {
      return ofType(property);
    }
    CellConverter converter = CellConverter.of(property);
    return cell -> converter.convert(cell).value();
  }

  /** The form that the type alone gives a cell. */
  static CanonicalForm ofType(PropertyDefinition property) {
    return switch (property.type()) {
      case STRING -> cell -> cell;
      case INTEGER -> cell -> CellValue.integer(WhiteSpace.strip(cell));
      case DECIMAL -> cell -> CellValue.decimal(WhiteSpace.strip(cell));
      case BOOLEAN -> cell -> CellValue.bool(WhiteSpace.strip(cell));
      case DATE -> {
        DateCells cells = DateCells.of(property);
        yield cell -> CellValue.date(cells.date(WhiteSpace.strip(cell)));
      }
      case INSTANT -> {
        DateCells cells = DateCells.of(property);
        yield cell -> CellValue.instant(cells.instant(WhiteSpace.strip(cell)));
      }
      case LOCALE -> cell -> CanonicalValue.locale(WhiteSpace.strip(cell));
    };
  }
}
