package dev.sluice.contract.rows;

import dev.sluice.contract.definition.DateCells;
import dev.sluice.contract.definition.DatePattern;
import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.contract.definition.PropertyType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Writes canonical values as the files of a source write them, so that they can be read again. */
public final class WrittenValue {
  private final PropertyType type;
  private final boolean decimalComma;
  private final @Nullable DateTimeFormatter dates;
  private final ZoneId zone;

  private WrittenValue(
      PropertyType type, boolean decimalComma, @Nullable DateTimeFormatter dates, ZoneId zone) {
    this.type = type;
    this.decimalComma = decimalComma;
    this.dates = dates;
    this.zone = zone;
  }

  /** How the values of a property are written, whose definition was checked. */
  public static WrittenValue of(PropertyDefinition property) {
    String format = property.format();
    DatePattern pattern = format == null ? null : new DatePattern(format);
    String zone = property.timeZone();
    return new WrittenValue(
        property.type(),
        property.conversion().decimalComma(),
        pattern == null ? null : pattern.writer(DateCells.language(property), property.pivotYear()),
        zone == null ? ZoneOffset.UTC : ZoneId.of(zone));
  }

  /** The cell of a value; the value itself where its format cannot write it. */
  public String cell(String value) {
    if (type == PropertyType.DECIMAL && decimalComma) {
      return value.replace('.', ',');
    }
    if (dates == null || value.isEmpty()) {
      return value;
    }
    try {
      return type == PropertyType.DATE
          ? dates.format(LocalDate.parse(value))
          : dates.format(Instant.parse(value).atZone(zone));
    } catch (DateTimeException unwritable) {
      return value;
    }
  }
}
