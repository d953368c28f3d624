package dev.sluice.repository.definition.model;

import dev.sluice.contract.definition.StatusColumn;
import dev.sluice.repository.definition.source.ColumnName;
import dev.sluice.repository.definition.yaml.NearestName;
import dev.sluice.repository.definition.yaml.Section;
import dev.sluice.repository.definition.yaml.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads an entity type's {@code status}. */
final class StatusReader {
  private StatusReader() {}

  static StatusColumn read(Section status) {
    status.only("column", "active", "inactive");
    List<String> seen = new ArrayList<>();
    List<String> active = words(status, "active", seen);
    List<String> inactive = words(status, "inactive", seen);
    return new StatusColumn(
        status.required("column").flatMap(ColumnName::read).orElse(""), active, inactive);
  }

  /** The words of one list; they are compared without regard to case and are in one list only. */
  private static List<String> words(Section status, String key, List<String> seen) {
    if (status.value(key).isEmpty()) {
      String standard = key.toLowerCase(Locale.ROOT);
      if (seen.contains(standard)) {
        status.refuseKey(key, "`" + standard + "` already means active", "Name what means " + key);
      }
      seen.add(standard);
      return List.of(standard);
    }
    List<String> words = new ArrayList<>();
    for (Value value : status.value(key).map(Value::list).orElse(List.of())) {
      value.word().filter(word -> usable(value, word, seen)).ifPresent(words::add);
    }
    return List.copyOf(words);
  }

  private static boolean usable(Value value, String word, List<String> seen) {
    if (word.isBlank()) {
      value.refuse("an empty cell always means active", "Remove the empty word");
      return false;
    }
    if (seen.contains(word.toLowerCase(Locale.ROOT))) {
      value.refuse(
          "`" + NearestName.shorten(word) + "` is named twice", "Keep it in one of the lists");
      return false;
    }
    seen.add(word.toLowerCase(Locale.ROOT));
    return true;
  }
}
