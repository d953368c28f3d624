package dev.sluice.repository.template;

import dev.sluice.contract.definition.DateCells;
import dev.sluice.contract.definition.DatePattern;
import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.contract.definition.PropertyType;
import dev.sluice.contract.rows.CanonicalForm;
import dev.sluice.contract.rows.EmptiedCell;
import dev.sluice.contract.rows.WhiteSpace;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes values as a property's cells have them: the way back from {@link CanonicalForm}, which is
 * asked of each cell whether it reads as the value again.
 */
final class CellForm {
  private final PropertyDefinition property;
  private final CanonicalForm reading;
  private final @Nullable DateTimeFormatter format;

  CellForm(PropertyDefinition property) {
    this.property = property;
    reading = CanonicalForm.of(property);
    format =
        property.format() == null
            ? null
            : new DatePattern(property.format())
                .writer(DateCells.language(property), property.pivotYear());
  }

  /**
   * A cell.
   *
   * @param text as a CSV file has it
   * @param value as a spreadsheet has it, which may know its kind
   */
  record Cell(String text, Object value) {}

  /** The cell for a value in its canonical form; null where no cell reads as it. */
  @Nullable Cell cell(String value) {
    return texts(value)
        .filter(each -> reads(each, value))
        .findFirst()
        .map(each -> new Cell(each, kept(each, value)))
        .orElse(null);
  }

  /** As the format writes it, as a word that stands for it, as it is. */
  private Stream<String> texts(String value) {
    Stream<String> words =
        property.conversion().values().entrySet().stream()
            .filter(each -> each.getValue().equals(value))
            .map(Map.Entry::getKey)
            .sorted();
    return Stream.of(formatted(value), words, Stream.of(value)).flatMap(each -> each);
  }

  private Stream<String> formatted(String value) {
    if (property.conversion().decimalComma()) {
      return Stream.of(value.replace('.', ','));
    }
    if (format == null) {
      return Stream.empty();
    }
    if (property.type() == PropertyType.DATE) {
      return text(() -> LocalDate.parse(value).format(format));
    }
    String zone = property.timeZone();
    return Stream.of(zone == null ? ZoneOffset.UTC : ZoneId.of(zone), ZoneOffset.UTC)
        .flatMap(each -> text(() -> Instant.parse(value).atZone(each).format(format)));
  }

  /** Nothing, where the pattern asks for more than the value tells. */
  private static Stream<String> text(Supplier<String> writing) {
    try {
      return Stream.of(writing.get());
    } catch (DateTimeException cannot) {
      return Stream.empty();
    }
  }

  private boolean reads(String cell, String value) {
    return !WhiteSpace.blank(cell)
        && !cell.equals(EmptiedCell.TEXT)
        && value.equals(reading.canonical(cell));
  }

  /** As its kind, if a spreadsheet's cell of that kind reads as the value. */
  private Object kept(String text, String value) {
    if (!reads(value, value)) {
      return text;
    }
    return switch (property.type()) {
      case INTEGER, DECIMAL -> new BigDecimal(value);
      case BOOLEAN -> Boolean.valueOf(value);
      case DATE -> LocalDate.parse(value);
      case STRING, INSTANT, LOCALE -> text;
    };
  }
}
