package dev.sluice.agent.workbook.cell;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads the cells of a sheet: dates as ISO 8601 without a zone, numbers as people see them at full
 * width, booleans as words. It never guesses: an unclear cell is an error.
 */
public final class CellReading {
  /** A spreadsheet keeps and shows so many digits of a number. */
  private static final int DIGITS = 15;

  private static final MathContext SHOWN = new MathContext(DIGITS, RoundingMode.HALF_UP);
  private static final int SERIAL_OF_29_FEBRUARY_1900 = 60;
  private static final long MILLIS_PER_DAY = Duration.ofDays(1).toMillis();
  private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

  private final boolean from1904;

  /**
   * Makes a reading.
   *
   * @param from1904 whether the workbook counts its days from 1904 on, and not from 1900
   */
  public CellReading(boolean from1904) {
    this.from1904 = from1904;
  }

  /** The value of a cell with a number, as the file writes it. */
  public Reading number(String raw, Shown shown) {
    if ((shown == Shown.NUMBER || shown == Shown.ZERO_PADDED) && isShortWholeNumber(raw)) {
      return new Reading(raw, null);
    }
    double value;
    try {
      value = Double.parseDouble(raw);
    } catch (NumberFormatException noNumber) {
      return new Reading("", CellFault.UNREADABLE_CELL);
    }
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return new Reading("", CellFault.UNREADABLE_CELL);
    }
    return switch (shown) {
      case NUMBER, ZERO_PADDED -> plain(value);
      case DATE, DATE_TIME, TIME, ELAPSED -> moment(value, shown);
    };
  }

  /** The value of a cell with a date in ISO 8601, as strict workbooks have them. */
  public Reading isoDate(String raw, Shown shown) {
    try {
      LocalDateTime moment;
      if (raw.indexOf('-') < 0) {
        return Reading.of(time(LocalTime.parse(raw.startsWith("T") ? raw.substring(1) : raw)));
      } else if (raw.indexOf('T') < 0) {
        moment = LocalDate.parse(raw).atStartOfDay();
      } else {
        moment = LocalDateTime.parse(raw);
      }
      return switch (shown) {
        case TIME, ELAPSED -> Reading.of(time(moment.toLocalTime()));
        case DATE -> Reading.of(moment.toLocalDate().toString());
        default ->
            raw.indexOf('T') < 0
                ? Reading.of(moment.toLocalDate().toString())
                : Reading.of(moment.toLocalDate() + "T" + time(moment.toLocalTime()));
      };
    } catch (DateTimeException noDate) {
      return new Reading("", CellFault.NO_SUCH_DATE);
    }
  }

  /** The value of a cell with a boolean. */
  public Reading bool(String raw) {
    return switch (raw) {
      case "1", "true" -> new Reading("true", null);
      case "0", "false" -> new Reading("false", null);
      default -> new Reading("", CellFault.UNREADABLE_CELL);
    };
  }

  /** A cell that shows an error. */
  public Reading error(String raw) {
    return new Reading(raw, CellFault.ERROR_VALUE);
  }

  private static boolean isShortWholeNumber(String raw) {
    if (raw.isEmpty() || raw.length() > DIGITS || (raw.charAt(0) == '0' && raw.length() > 1)) {
      return false;
    }
    for (int i = 0; i < raw.length(); i++) {
      if (raw.charAt(i) < '0' || raw.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static Reading plain(double value) {
    // Files hold 1.1000000000000001 where people have entered 1.1, and see 1.1.
    BigDecimal number = BigDecimal.valueOf(value).round(SHOWN).stripTrailingZeros();
    String text = number.signum() == 0 ? "0" : number.toPlainString();
    boolean digitsLost = number.precision() - number.scale() > DIGITS;
    return new Reading(text, digitsLost ? CellFault.TOO_MANY_DIGITS : null);
  }

  private Reading moment(double value, Shown shown) {
    if (value < 0 || value > 3_000_000) {
      return new Reading("", CellFault.NO_SUCH_DATE);
    }
    long millis = Math.round(value * MILLIS_PER_DAY);
    long day = millis / MILLIS_PER_DAY;
    LocalTime time = LocalTime.ofNanoOfDay(millis % MILLIS_PER_DAY * 1_000_000);
    if (shown == Shown.ELAPSED) {
      long hours = millis / Duration.ofHours(1).toMillis();
      return Reading.of((hours < 10 ? "0" : "") + hours + time(time).substring(2));
    }
    if (shown == Shown.TIME && day == 0) {
      return Reading.of(time(time));
    }
    LocalDate date = date(day);
    if (date == null || date.isAfter(LAST_DAY)) {
      return new Reading("", CellFault.NO_SUCH_DATE);
    }
    return Reading.of(shown == Shown.DATE ? date.toString() : date + "T" + time(time));
  }

  /** The day of a number, or null if the calendar has none. */
  private @Nullable LocalDate date(long day) {
    if (from1904) {
      return LocalDate.of(1904, 1, 1).plusDays(day);
    }
    // Spreadsheets count 29 February 1900, which never was, and a day before the first of January.
    if (day == 0 || day == SERIAL_OF_29_FEBRUARY_1900) {
      return null;
    }
    return LocalDate.of(1899, 12, day < SERIAL_OF_29_FEBRUARY_1900 ? 31 : 30).plusDays(day);
  }

  private static String time(LocalTime time) {
    return time.format(time.truncatedTo(ChronoUnit.SECONDS).equals(time) ? SECONDS : MILLIS);
  }
}
