package dev.sluice.standalone.client.review;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses another reading of a file, as in {@code exchange sn,givenName}. */
final class CounterTestWords {
  /** What people may say, for messages. */
  static final String FORMS =
      "'exchange sn,givenName', 'columns sn=GN,givenName=SN', 'format hiredOn=MM/dd/yyyy',"
          + " 'shift hiredOn by 1 day', 'key strip-zeros', 'encoding windows-1252' or"
          + " 'without phone,mobile'";

  private static final Pattern SHIFT =
      Pattern.compile(
          "(.*\\S)\\s+by\\s+([+-]?\\d{1,9})\\s+(day|year|hour|minute)s?", Pattern.CASE_INSENSITIVE);

  private CounterTestWords() {}

  /**
   * The reading as the server takes it.
   *
   * @throws IllegalArgumentException if it is none of the forms
   */
  static Map<String, Object> read(String words) {
    String[] parts = words.strip().split("\\s+", 2);
    if (parts.length < 2) {
      throw new IllegalArgumentException();
    }
    String what = parts[0].toLowerCase(Locale.ROOT);
    String about = parts[1].strip();
    return switch (what) {
      case "exchange", "without" -> Map.of(what, list(about));
      case "columns" -> Map.of(what, pairs(list(about)));
      case "format" -> format(pairs(List.of(about)));
      case "shift" -> shift(about);
      case "key", "encoding" -> Map.of(what, about);
      default -> throw new IllegalArgumentException();
    };
  }

  private static Map<String, Object> format(Map<String, String> one) {
    Map.Entry<String, String> format = one.entrySet().iterator().next();
    return Map.of("format", Map.of("property", format.getKey(), "pattern", format.getValue()));
  }

  private static Map<String, Object> shift(String words) {
    Matcher shift = SHIFT.matcher(words);
    if (!shift.matches()) {
      throw new IllegalArgumentException();
    }
    int many = Integer.parseInt(shift.group(2));
    String by =
        switch (shift.group(3).toLowerCase(Locale.ROOT)) {
          case "day" -> "P" + many + "D";
          case "year" -> "P" + many + "Y";
          case "hour" -> "PT" + many + "H";
          default -> "PT" + many + "M";
        };
    return Map.of("shift", Map.of("property", shift.group(1), "by", by));
  }

  private static List<String> list(String names) {
    return new ArrayList<>(Arrays.stream(names.split(",")).map(String::strip).toList());
  }

  private static Map<String, String> pairs(List<String> texts) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String text : texts) {
      int equals = text.indexOf('=');
      if (equals < 1 || equals == text.length() - 1) {
        throw new IllegalArgumentException();
      }
      pairs.put(text.substring(0, equals).strip(), text.substring(equals + 1).strip());
    }
    return pairs;
  }
}
