package dev.sluice.contract.date;

import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.format.SignStyle;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The {@code format} of a property: which parts of a date its pattern has, which are missing, and
 * how to read and write it. Reading is strict about numbers and ignores the case of names.
 */
public final class DatePattern {
  private static final String YEARS = "yu";
  private static final String MONTHS = "ML";
  private static final String OFFSETS = "XxZOVvz";

  /** What writes needs no pivot: two digits are the same in each century. */
  private static final int ANY_CENTURY = 2000;

  /**
   * A piece of the pattern.
   *
   * @param letter what it is made of, or a quote for a literal text
   * @param optional whether it stands in brackets
   */
  private record Part(String text, char letter, boolean optional) {
    boolean oneOf(String letters) {
      return letters.indexOf(letter) >= 0;
    }

    boolean year() {
      return oneOf(YEARS);
    }

    /** Whether it is a month in letters, in full or shortened. */
    boolean monthName() {
      return oneOf(MONTHS) && (text.length() == 3 || text.length() == 4);
    }

    TextStyle style() {
      return text.length() == 3 ? TextStyle.SHORT : TextStyle.FULL;
    }
  }

  private final List<Part> parts;

  public DatePattern(String pattern) {
    parts = split(pattern);
  }

  /** Whether it names a year without its century. */
  public boolean twoDigitYear() {
    return parts.stream().anyMatch(each -> each.year() && each.text().length() == 2);
  }

  /** Whether it names the year of a week-based calendar without its century. */
  public boolean twoDigitWeekYear() {
    return parts.stream().anyMatch(each -> each.letter() == 'Y' && each.text().length() == 2);
  }

  /** Whether whatever it reads tells how far its time is from UTC. */
  public boolean tellsOffset() {
    if (parts.stream().anyMatch(each -> !each.optional() && each.oneOf(OFFSETS))) {
      return true;
    }
    return endsWithZ();
  }

  /** A quoted Z at the end is how patterns of directories say UTC. */
  boolean endsWithZ() {
    if (parts.isEmpty()) {
      return false;
    }
    Part last = parts.get(parts.size() - 1);
    return !last.optional() && last.letter() == '\'' && last.text().endsWith("Z'");
  }

  /**
   * What reads cells.
   *
   * @throws IllegalArgumentException if the text is no pattern
   */
  public DateTimeFormatter reader(Locale locale, @Nullable Integer pivotYear) {
    return formatter(locale, pivotYear, true);
  }

  /**
   * What writes cells.
   *
   * @throws IllegalArgumentException if the text is no pattern
   */
  public DateTimeFormatter writer(Locale locale, @Nullable Integer pivotYear) {
    return formatter(locale, pivotYear, false);
  }

  private DateTimeFormatter formatter(
      Locale locale, @Nullable Integer pivotYear, boolean everySpelling) {
    DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().parseCaseInsensitive();
    boolean era = parts.stream().anyMatch(each -> each.letter() == 'G');
    for (Part part : parts) {
      if (part.year() && (part.text().length() == 2 || !era)) {
        appendYear(builder, part, era, pivotYear);
      } else if (part.monthName() && everySpelling) {
        for (Map<Long, String> spelling : MonthNames.spellings(part.style(), locale)) {
          builder.optionalStart().appendText(ChronoField.MONTH_OF_YEAR, spelling).optionalEnd();
        }
      } else {
        builder.appendPattern(part.text());
      }
    }
    return builder.toFormatter(locale).withResolverStyle(ResolverStyle.STRICT);
  }

  /**
   * Without an era the year is that of the calendar: strict reading takes {@code y} for the year of
   * an era, which no file names. A year is read in four digits at least however short its letters
   * are, so that 85 is never the year 85.
   */
  private static void appendYear(
      DateTimeFormatterBuilder builder, Part part, boolean era, @Nullable Integer pivotYear) {
    int digits = part.text().length();
    if (digits == 2) {
      ChronoField field = era && part.letter() == 'y' ? ChronoField.YEAR_OF_ERA : ChronoField.YEAR;
      builder.appendValueReduced(field, 2, 2, pivotYear == null ? ANY_CENTURY : pivotYear);
    } else if (digits <= 4) {
      builder.appendValue(ChronoField.YEAR, 4, 19, SignStyle.EXCEEDS_PAD);
    } else {
      builder.appendPattern("u".repeat(digits));
    }
  }

  private static List<Part> split(String pattern) {
    List<Part> parts = new ArrayList<>();
    int depth = 0;
    for (int start = 0; start < pattern.length(); ) {
      char first = pattern.charAt(start);
      int end = start + 1;
      if (first == '\'') {
        end = endOfLiteral(pattern, start);
      } else if (isLetter(first)) {
        end = endOfLetters(pattern, start);
        if (first == 'p' && end < pattern.length()) {
          // Padding belongs to what follows it.
          end = endOfLetters(pattern, end);
        }
      }
      depth += first == '[' ? 1 : first == ']' ? -1 : 0;
      parts.add(new Part(pattern.substring(start, end), first, depth > 0));
      start = end;
    }
    return parts;
  }

  private static int endOfLetters(String pattern, int start) {
    int end = start + 1;
    while (isLetter(pattern.charAt(start))
        && end < pattern.length()
        && pattern.charAt(end) == pattern.charAt(start)) {
      end++;
    }
    return end;
  }

  /** Two quotes within a literal stand for one. */
  private static int endOfLiteral(String pattern, int start) {
    int end = start + 1;
    while (end < pattern.length()) {
      boolean quote = pattern.charAt(end) == '\'';
      boolean twice = quote && end + 1 < pattern.length() && pattern.charAt(end + 1) == '\'';
      if (quote && !twice) {
        return end + 1;
      }
      end += twice ? 2 : 1;
    }
    return end;
  }

  private static boolean isLetter(char character) {
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
  }
}
