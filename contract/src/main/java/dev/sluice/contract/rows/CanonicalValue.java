package dev.sluice.contract.rows;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Canonical texts of values: equal values have equal texts. */
public final class CanonicalValue {
  /** The most digits of an integer, and of a decimal before and after the point. */
  public static final int MAX_DIGITS = 38;

  private static final int MIN_YEAR = 1;
  private static final int MAX_YEAR = 9999;
  private static final Pattern LANGUAGE_TAG =
      Pattern.compile("[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8}){0,8}");

  private CanonicalValue() {}

  /** A number without an exponent, and without zeros that say nothing. */
  public static BigDecimal number(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  /** A day; null outside the years 1 to 9999. */
  public static @Nullable String date(LocalDate date) {
    return isUsual(date) ? date.toString() : null;
  }

  /** A moment in UTC; null outside the years 1 to 9999. */
  public static @Nullable String instant(Instant instant) {
    return isUsual(instant.atOffset(ZoneOffset.UTC).toLocalDate()) ? instant.toString() : null;
  }

  /** A language tag; null if the text is none. */
  public static @Nullable String locale(String tag) {
    if (!LANGUAGE_TAG.matcher(tag).matches()) {
      return null;
    }
    try {
      return new Locale.Builder().setLanguageTag(tag.replace('_', '-')).build().toLanguageTag();
    } catch (IllformedLocaleException notATag) {
      return null;
    }
  }

  private static boolean isUsual(LocalDate date) {
    return date.getYear() >= MIN_YEAR && date.getYear() <= MAX_YEAR;
  }
}
