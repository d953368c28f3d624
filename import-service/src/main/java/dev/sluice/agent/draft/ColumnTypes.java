package dev.sluice.agent.draft;

import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.contract.definition.PropertyType;
import dev.sluice.contract.rows.CanonicalForm;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The types that all cells of a column have so far, tried with the same code that a run uses. */
final class ColumnTypes {
  /** One way to read a column. */
  record Reading(PropertyType type, @Nullable String format, CanonicalForm form) {
    static Reading of(PropertyType type, @Nullable String format) {
      return of(type, format, null);
    }

    static Reading of(PropertyType type, @Nullable String format, @Nullable String zone) {
      return new Reading(
          type,
          format,
          CanonicalForm.of(
              new PropertyDefinition("p", "c", type, format, null, zone, null, false, false)));
    }
  }

  private static final List<Reading> ALL =
      Stream.concat(
              Stream.of(
                  Reading.of(PropertyType.BOOLEAN, null),
                  Reading.of(PropertyType.INTEGER, null),
                  Reading.of(PropertyType.DECIMAL, null),
                  Reading.of(PropertyType.LOCALE, null),
                  Reading.of(PropertyType.DATE, null),
                  Reading.of(PropertyType.INSTANT, null)),
              Stream.concat(
                  Stream.of(
                          "dd/MM/yyyy",
                          "MM/dd/yyyy",
                          "d/M/yyyy",
                          "M/d/yyyy",
                          "dd.MM.yyyy",
                          "d.M.yyyy",
                          "dd-MM-yyyy",
                          "MM-dd-yyyy",
                          "yyyy/MM/dd",
                          "yyyyMMdd",
                          "dd-MMM-yyyy",
                          "dd MMM yyyy")
                      .map(format -> Reading.of(PropertyType.DATE, format)),
                  Stream.of(
                      Reading.of(PropertyType.INSTANT, "yyyyMMddHHmmss'Z'"),
                      Reading.of(PropertyType.INSTANT, "yyyyMMddHHmmss.0'Z'"),
                      Reading.of(PropertyType.INSTANT, "yyyy-MM-dd HH:mm:ss", "UTC"),
                      Reading.of(PropertyType.INSTANT, "yyyy-MM-dd'T'HH:mm:ss", "UTC"),
                      Reading.of(PropertyType.INSTANT, "dd/MM/yyyy HH:mm", "UTC"))))
          .toList();

  private final List<Reading> left = new ArrayList<>(ALL);

  void add(String cell) {
    if (!left.isEmpty()) {
      left.removeIf(each -> each.form().canonical(cell) == null);
    }
  }

  boolean allow(PropertyType type) {
    return left.stream().anyMatch(each -> each.type() == type);
  }

  /** The ways to read it as this type: ISO 8601 first, then the stricter of two formats. */
  List<Reading> of(PropertyType type) {
    return left.stream().filter(each -> each.type() == type).toList();
  }
}
