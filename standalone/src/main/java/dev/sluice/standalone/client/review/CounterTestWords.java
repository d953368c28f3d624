package dev.sluice.standalone.client.review;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads how a file is to be read otherwise, as in {@code exchange sn,givenName}. */
final class CounterTestWords {
  /** What people may say, for messages. */
  static final String FORMS =
      "'exchange sn,givenName', 'columns sn=GN,givenName=SN', 'format hiredOn=MM/dd/yyyy',"
          + " 'key strip-zeros', 'encoding windows-1252' or 'without phone,mobile'";

  private CounterTestWords() {}

  /**
   * The reading as the server takes it.
   *
   * @throws IllegalArgumentException where it is none of the forms
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
      case "key", "encoding" -> Map.of(what, about);
      default -> throw new IllegalArgumentException();
    };
  }

  private static Map<String, Object> format(Map<String, String> one) {
    Map.Entry<String, String> format = one.entrySet().iterator().next();
    return Map.of("format", Map.of("property", format.getKey(), "pattern", format.getValue()));
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
