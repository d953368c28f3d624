package dev.sluice.repository.template;

import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.contract.definition.PropertyType;
import dev.sluice.contract.rows.CanonicalForm;
import dev.sluice.contract.rows.WrittenValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Writes values in the format of a property's cells, for a CSV file and for a spreadsheet. */
final class CellForm {
  private final PropertyType type;
  private final CanonicalForm reading;
  private final WrittenValue written;

  CellForm(PropertyDefinition property) {
    type = property.type();
    reading = CanonicalForm.of(property);
    written = WrittenValue.of(property);
  }

  /**
   * A cell.
   *
   * @param text as a CSV file has it
   * @param value as a spreadsheet has it, which may know its kind
   */
  record Cell(String text, Object value) {}

  /** The cell for a value in its canonical form; null if no cell reads as it. */
  @Nullable Cell cell(String value) {
    String text = written.exact(value);
    return text == null ? null : new Cell(text, kept(text, value));
  }

  /** As its kind, if a spreadsheet's cell of that kind reads as the value. */
  private Object kept(String text, String value) {
    if (!text.equals(value) && !value.equals(reading.canonical(value))) {
      return text;
    }
    return switch (type) {
      case INTEGER, DECIMAL -> new BigDecimal(value);
      case BOOLEAN -> Boolean.valueOf(value);
      case DATE -> LocalDate.parse(value);
      case STRING, INSTANT, LOCALE -> text;
    };
  }
}
