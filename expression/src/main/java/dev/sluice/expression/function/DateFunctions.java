package dev.sluice.expression.function;

import static dev.sluice.expression.function.Function.NUMBER;
import static dev.sluice.expression.function.Function.TEXT;
import static dev.sluice.expression.function.TextFunctions.number;
import static dev.sluice.expression.function.TextFunctions.text;

import dev.sluice.contract.date.DateCells;
import dev.sluice.contract.date.DatePattern;
import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.contract.definition.PropertyType;
import dev.sluice.contract.rows.CanonicalValue;
import dev.sluice.contract.rows.WhiteSpace;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Functions for days as texts such as {@code 2020-03-01}. An empty text has an empty result. */
public final class DateFunctions {
  public static final List<Function> ALL =
      List.of(
          Function.of("date", TEXT, List.of(TEXT, TEXT), a -> read(text(a, 0), text(a, 1))),
          Function.of("formatDate", TEXT, List.of(TEXT, TEXT), a -> write(text(a, 0), text(a, 1))),
          Function.of(
              "addDays",
              TEXT,
              List.of(TEXT, NUMBER),
              a -> moved(text(a, 0), day -> day.plusDays(number(a, 1)))),
          Function.of(
              "addMonths",
              TEXT,
              List.of(TEXT, NUMBER),
              a -> moved(text(a, 0), day -> day.plusMonths(number(a, 1)))),
          Function.of(
              "addYears",
              TEXT,
              List.of(TEXT, NUMBER),
              a -> moved(text(a, 0), day -> day.plusYears(number(a, 1)))));

  public static final Set<String> WITH_FORMAT = Set.of("date", "formatDate");

  private static final DateCells ISO = reader(null);
  private static final Compiled<DateCells> READERS = new Compiled<>(DateFunctions::reader);
  private static final Compiled<DateTimeFormatter> WRITERS = new Compiled<>(DateFunctions::writer);

  private static final LocalDate EXAMPLE = LocalDate.of(2020, 3, 1);

  private DateFunctions() {}

  /**
   * Checks a format before any row is read.
   *
   * @throws IllegalArgumentException if it is none, or leaves something open
   */
  public static void check(String function, String format) {
    try {
      String written = writer(format).format(EXAMPLE);
      if (function.equals("date") && !EXAMPLE.equals(reader(format).date(written))) {
        throw new IllegalArgumentException("it is not a complete date");
      }
    } catch (DateTimeException noDay) {
      throw new IllegalArgumentException("it is more than a date", noDay);
    }
  }

  private static DateCells reader(@Nullable String format) {
    return DateCells.of(new PropertyDefinition("", "", PropertyType.DATE, format, false, false));
  }

  private static DateTimeFormatter writer(String format) {
    return new DatePattern(format).writer(Locale.ENGLISH, null);
  }

  private static String read(String cell, String format) {
    return WhiteSpace.blank(cell) ? "" : iso(day(cell, READERS.of(format), "in this format"));
  }

  private static String write(String day, String format) {
    return WhiteSpace.blank(day) ? "" : WRITERS.of(format).format(isoDay(day));
  }

  private static String moved(String day, UnaryOperator<LocalDate> move) {
    try {
      return WhiteSpace.blank(day) ? "" : iso(move.apply(isoDay(day)));
    } catch (DateTimeException | ArithmeticException farAway) {
      throw farAway();
    }
  }

  private static LocalDate isoDay(String day) {
    return day(day, ISO, "as in 2020-03-01");
  }

  private static LocalDate day(String cell, DateCells reader, String how) {
    LocalDate day = reader.date(cell);
    if (day == null) {
      throw FunctionException.failed(
          "a text is not a day " + how, "Give `date(…)` the format of the file");
    }
    return day;
  }

  private static String iso(LocalDate day) {
    String written = CanonicalValue.date(day);
    if (written == null) {
      throw farAway();
    }
    return written;
  }

  private static FunctionException farAway() {
    return FunctionException.failed(
        "a date in it is before year 1 or after 9999", "Test the cell first");
  }
}
