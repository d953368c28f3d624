package dev.sluice.repository.finding.cause.column;

import java.util.Map;
import java.util.TreeMap;

/** What a row would be if its file had been read differently. */
final class Rereading {
  private Rereading() {}

  /**
   * Properties are read from other columns.
   *
   * @param foundAt by property, the one under whose name its values are found
   */
  static Map<String, String> columns(Map<String, String> values, Map<String, String> foundAt) {
    Map<String, String> read = new TreeMap<>(values);
    foundAt.forEach(
        (property, found) -> {
          String value = values.get(found);
          if (value == null) {
            read.remove(property);
          } else {
            read.put(property, value);
          }
        });
    return read;
  }
}
