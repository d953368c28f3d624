package dev.sluice.bench.reference;

import java.util.List;
import java.util.Locale;

/** Records counts that are not the expected ones. */
record Check(String reference, List<String> wrong) {
  void equal(String what, long expected, long actual) {
    if (expected != actual) {
      wrong.add(
          String.format(
              Locale.ROOT, "%s: %d %s expected, %d found", reference, expected, what, actual));
    }
  }

  /** The counter of an operation. */
  static String counter(String operation) {
    return switch (operation) {
      case "insert" -> "inserted";
      case "update" -> "updated";
      case "delete" -> "deleted";
      default -> throw new IllegalArgumentException(operation);
    };
  }
}
