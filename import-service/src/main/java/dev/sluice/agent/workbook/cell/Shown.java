package dev.sluice.agent.workbook.cell;

import java.util.Locale;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DateUtil;
import org.jspecify.annotations.Nullable;

/** What a number format shows: a number, a date or a time. */
public enum Shown {
  NUMBER,
  /** A number with leading zeros that it does not have. */
  ZERO_PADDED,
  DATE,
  DATE_TIME,
  TIME,
  /** Hours that go on beyond a day. */
  ELAPSED;

  /**
   * What a format shows.
   *
   * @param id the number of the format
   * @param code its pattern, if the workbook writes one
   */
  public static Shown of(int id, @Nullable String code) {
    if (code == null && isEastAsian(id)) {
      // Their patterns are the spreadsheet program's own, and all show a date or a time.
      return id == 32 || id == 33 || id == 55 || id == 56 ? TIME : DATE;
    }
    String pattern = code == null && id >= 0 ? BuiltinFormats.getBuiltinFormat(id) : code;
    if (pattern == null) {
      return NUMBER;
    }
    if (!DateUtil.isADateFormat(id, pattern)) {
      return isZeroPadded(pattern) ? ZERO_PADDED : NUMBER;
    }
    return ofDatePattern(pattern);
  }

  private static boolean isEastAsian(int id) {
    return (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
  }

  private static boolean isZeroPadded(String pattern) {
    return pattern.length() > 1 && pattern.chars().allMatch(each -> each == '0');
  }

  private static Shown ofDatePattern(String pattern) {
    String letters = letters(pattern);
    if (letters.contains("[h") || letters.contains("[m") || letters.contains("[s")) {
      return ELAPSED;
    }
    boolean time = letters.contains("h") || letters.contains("s") || letters.contains("am/pm");
    boolean day = letters.contains("d") || letters.contains("y");
    if (day || !time) {
      return time ? DATE_TIME : DATE;
    }
    return TIME;
  }

  /** The first section of a pattern without what is in it literally. */
  private static String letters(String pattern) {
    StringBuilder letters = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < pattern.length(); i++) {
      char character = pattern.charAt(i);
      if (character == '"') {
        quoted = !quoted;
      } else if (character == '\\' || character == '_' || character == '*') {
        i++;
      } else if (character == '[' && !quoted && isColourOrLocale(pattern, i)) {
        i = Math.max(i, pattern.indexOf(']', i));
      } else if (character == ';' && !quoted) {
        break;
      } else if (!quoted) {
        letters.append(character);
      }
    }
    return letters.toString().toLowerCase(Locale.ROOT);
  }

  private static boolean isColourOrLocale(String pattern, int at) {
    return at + 1 < pattern.length()
        && (pattern.charAt(at + 1) == '$'
            || pattern.substring(at).matches("(?s)\\[[A-Za-z]{3,}.*"));
  }
}
