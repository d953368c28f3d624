package dev.sluice.contract.date;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The names of months in a language: within a date or alone, with and without a dot. */
final class MonthNames {
  private MonthNames() {}

  /**
   * The names of all months in all spellings. All names of one map have one length, and those of
   * the maps before are longer, since a name may begin with another one: март, мар.
   */
  static List<Map<Long, String>> spellings(TextStyle style, Locale locale) {
    List<Map<Long, String>> spellings = new ArrayList<>();
    Map<Long, String> map = new LinkedHashMap<>();
    int length = -1;
    for (Map.Entry<String, Month> name : longestFirst(style, locale)) {
      long month = name.getValue().getValue();
      if (name.getKey().length() != length || map.containsKey(month)) {
        map = new LinkedHashMap<>();
        spellings.add(map);
        length = name.getKey().length();
      }
      map.put(month, name.getKey());
    }
    return spellings;
  }

  private static List<Map.Entry<String, Month>> longestFirst(TextStyle style, Locale locale) {
    Map<String, Month> names = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (Month month : Month.values()) {
      for (TextStyle each : List.of(style, style.asStandalone())) {
        String name = month.getDisplayName(each, locale);
        names.putIfAbsent(name, month);
        if (style == TextStyle.SHORT) {
          String bare = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
          names.putIfAbsent(bare, month);
          names.putIfAbsent(bare + ".", month);
        }
      }
    }
    List<Map.Entry<String, Month>> sorted = new ArrayList<>(names.entrySet());
    sorted.sort(Comparator.comparing(each -> -each.getKey().length()));
    return sorted;
  }
}
