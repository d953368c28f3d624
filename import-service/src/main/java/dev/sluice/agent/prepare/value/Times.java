package dev.sluice.agent.prepare.value;

import static dev.sluice.contract.FailureType.INVALID_DEFINITION;

import dev.sluice.agent.step.SourceException;
import dev.sluice.contract.definition.DateCells;
import dev.sluice.contract.definition.PropertyDefinition;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Canonical dates and instants. */
final class Times {
  private Times() {}

  static CellFormat.Conversion date(PropertyDefinition property) {
    DateCells cells = cells(property);
    return cell -> {
      LocalDate date = cells.date(WhiteSpace.strip(cell));
      return date != null && usual(date) ? date.toString() : null;
    };
  }

  static CellFormat.Conversion instant(PropertyDefinition property) {
    DateCells cells = cells(property);
    return cell -> {
      Instant instant = cells.instant(WhiteSpace.strip(cell));
      return instant != null && usual(instant.atOffset(ZoneOffset.UTC).toLocalDate())
          ? instant.toString()
          : null;
    };
  }

  /** What a reader of a rejected row is told to write. */
  static String expected(String kind, PropertyDefinition property) {
    String article = kind.startsWith("i") ? "an " : "a ";
    String format = property.format();
    if (format != null) {
      String zone = property.timeZone();
      return "is not "
          + article
          + kind
          + " written as "
          + format
          + (zone == null ? "" : ", or no time of " + zone);
    }
    return kind.equals("date")
        ? "is not a date written as in 2020-03-01"
        : "is not an instant written as in 2020-03-01T08:00:00Z";
  }

  private static boolean usual(LocalDate date) {
    return date.getYear() >= 1 && date.getYear() <= 9999;
  }

  private static DateCells cells(PropertyDefinition property) {
    try {
      return DateCells.of(property);
    } catch (IllegalArgumentException unclear) {
      throw SourceException.of(
          INVALID_DEFINITION,
          "The format of property '"
              + property.name()
              + "' is not a pattern of dates that leaves nothing open.",
          "Write a pattern such as dd/MM/yyyy, and what it does not tell: pivotYear or timeZone.");
    }
  }
}
