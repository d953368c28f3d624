package dev.sluice.agent.prepare.value;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Canonical booleans and locales. */
final class Words {
  private static final Pattern LANGUAGE_TAG =
      Pattern.compile("[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8}){0,8}");

  private Words() {}

  static @Nullable String bool(String cell) {
    return switch (WhiteSpace.strip(cell).toLowerCase(Locale.ROOT)) {
      case "true", "yes", "1" -> "true";
      case "false", "no", "0" -> "false";
      default -> null;
    };
  }

  static @Nullable String locale(String cell) {
    String text = WhiteSpace.strip(cell);
    if (!LANGUAGE_TAG.matcher(text).matches()) {
      return null;
    }
    try {
      return new Locale.Builder().setLanguageTag(text.replace('_', '-')).build().toLanguageTag();
    } catch (IllformedLocaleException notATag) {
      return null;
    }
  }
}
