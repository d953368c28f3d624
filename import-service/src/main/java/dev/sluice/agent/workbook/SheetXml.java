package dev.sluice.agent.workbook;

import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/** Reads attribute values that all parts of a workbook have in common. */
final class SheetXml {
  private SheetXml() {}

  static boolean flag(Attributes attributes, String name) {
    String value = attributes.getValue(name);
    return "1".equals(value) || "true".equals(value);
  }

  /** A whole number that is not negative; another one if there is none. */
  static int number(@Nullable String value, int otherwise) {
    if (value == null || value.isEmpty() || value.length() > 9) {
      return otherwise;
    }
    int number = 0;
    for (int i = 0; i < value.length(); i++) {
      int digit = value.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return otherwise;
      }
      number = 10 * number + digit;
    }
    return number;
  }
}
