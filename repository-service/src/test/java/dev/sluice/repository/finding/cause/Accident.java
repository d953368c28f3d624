package dev.sluice.repository.finding.cause;

import dev.sluice.contract.agent.PreparedFile.Content;
import dev.sluice.repository.finding.evidence.Cause;
import dev.sluice.repository.finding.evidence.ReadFile.Columns;
import dev.sluice.repository.finding.evidence.Share;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** What happens to files. */
enum Accident {
  BLANK(Cause.EMPTY_FILE),
  NAMES_EXCHANGED(Cause.COLUMNS_EXCHANGED),
  PHONES_EXCHANGED(Cause.COLUMNS_EXCHANGED),
  DATES_EXCHANGED(Cause.COLUMNS_EXCHANGED),
  FLAGS_EXCHANGED(Cause.COLUMNS_EXCHANGED),
  FILE_OF_ANOTHER_SOURCE(Cause.WRONG_FILE),
  COLUMNS_SHIFTED(Cause.COLUMNS_SHIFTED),
  DAY_AND_MONTH(Cause.DATE_DAY_MONTH),
  DATES_WRITTEN_OTHERWISE(Cause.DATE_FORMAT),
  ONE_DAY_EARLY(Cause.DATE_SHIFTED),
  MOJIBAKE(Cause.ENCODING),
  EMPTIED(Cause.COLUMN_EMPTIED),
  FILLED_DOWN(Cause.COLUMN_CONSTANT),
  SORTED_ALONE(Cause.VALUES_ON_OTHER_ROWS),
  UPPER_CASE(Cause.COSMETIC),
  TRUNCATED(Cause.FILE_TRUNCATED),
  KEY_WITHOUT_ZEROS(Cause.KEY_REFORMATTED),
  KEY_WITH_DECIMALS(Cause.KEY_REFORMATTED),
  KEY_IS_BADGE(Cause.KEY_IS_OTHER_COLUMN);

  private static final DateTimeFormatter AMERICAN =
      DateTimeFormatter.ofPattern("MM/dd/yyyy", Locale.ROOT);
  private static final DateTimeFormatter ISO_EXCHANGED =
      DateTimeFormatter.ofPattern("yyyy-dd-MM", Locale.ROOT);

  private final Cause cause;

  Accident(Cause cause) {
    this.cause = cause;
  }

  Cause cause() {
    return cause;
  }

  /** Lets it happen to the file. */
  void happen(Comparing comparing, Map<String, Map<String, String>> file, Random random) {
    Map<String, Map<String, String>> read = new TreeMap<>();
    file.forEach((key, person) -> read.put(key, new TreeMap<>(person)));
    switch (this) {
      case BLANK -> {
        comparing.content(Content.EMPTY);
        read.clear();
      }
      case NAMES_EXCHANGED -> exchange(read, "sn", "givenName");
      case PHONES_EXCHANGED -> exchange(read, "phone", "mobile");
      case DATES_EXCHANGED -> exchange(read, "hired", "contractEnd");
      case FLAGS_EXCHANGED -> exchange(read, "remote", "external");
      case COLUMNS_SHIFTED -> shift(read, List.of("sn", "givenName", "login", "mail", "phone"));
      case FILE_OF_ANOTHER_SOURCE -> {
        // Contractors, who have badges and names as well.
        comparing.columns(new Columns(new Share(5, 14), "contractors", new Share(9, 10)));
        rename(read, key -> "X" + key);
        read.values().forEach(each -> each.keySet().retainAll(List.of("id", "sn", "givenName")));
      }
      case ONE_DAY_EARLY ->
          change(read, "hired", date -> LocalDate.parse(date).minusDays(1).toString());
      case MOJIBAKE -> {
        UnaryOperator<String> broken =
            text ->
                new String(text.getBytes(StandardCharsets.UTF_8), Charset.forName("windows-1252"));
        List.of("sn", "givenName", "office").forEach(each -> change(read, each, broken));
      }
      case EMPTIED -> read.values().forEach(each -> each.remove("phone"));
      case FILLED_DOWN -> change(read, "department", text -> "Sales");
      case SORTED_ALONE -> sortAlone(read, "mail");
      case UPPER_CASE -> change(read, "sn", text -> text.toUpperCase(Locale.ROOT));
      case TRUNCATED -> {
        List<String> keys = new ArrayList<>(read.keySet());
        keys.subList(keys.size() * 6 / 10, keys.size()).forEach(read::remove);
      }
      case KEY_WITHOUT_ZEROS -> rename(read, key -> key.replaceFirst("^0+", ""));
      case KEY_WITH_DECIMALS -> rename(read, key -> key + ".0");
      case KEY_IS_BADGE -> {
        List<Map<String, String>> people = new ArrayList<>(read.values());
        read.clear();
        for (Map<String, String> person : people) {
          String id = person.get("id");
          person.put("id", person.get("badge"));
          person.put("badge", id);
          read.put(person.get("id"), person);
        }
      }
      case DAY_AND_MONTH, DATES_WRITTEN_OTHERWISE -> {
        // Below: rows are rejected.
      }
    }
    read.forEach(comparing::read);
    if (this == DAY_AND_MONTH) {
      read.forEach((key, person) -> dayAndMonth(comparing, key, person));
    } else if (this == DATES_WRITTEN_OTHERWISE) {
      read.forEach((key, person) -> comparing.notADate(key, "hired", american(person)));
    }
  }

  private static String american(Map<String, String> person) {
    return AMERICAN.format(LocalDate.parse(person.get("hired")));
  }

  private static void dayAndMonth(Comparing comparing, String key, Map<String, String> person) {
    LocalDate hired = LocalDate.parse(person.get("hired"));
    if (hired.getDayOfMonth() > 12) {
      comparing.notADate(key, "hired", ISO_EXCHANGED.format(hired));
    } else {
      LocalDate read = LocalDate.of(hired.getYear(), hired.getDayOfMonth(), hired.getMonthValue());
      person.put("hired", read.toString());
    }
  }

  private static void exchange(Map<String, Map<String, String>> read, String one, String other) {
    read.values().forEach(each -> put(each, one, other, each.get(one), each.get(other)));
  }

  private static void put(
      Map<String, String> person, String one, String other, String first, String second) {
    set(person, one, second);
    set(person, other, first);
  }

  private static void set(Map<String, String> person, String property, String value) {
    if (value == null) {
      person.remove(property);
    } else {
      person.put(property, value);
    }
  }

  private static void shift(Map<String, Map<String, String>> read, List<String> columns) {
    for (Map<String, String> person : read.values()) {
      for (int each = 0; each + 1 < columns.size(); each++) {
        set(person, columns.get(each), person.get(columns.get(each + 1)));
      }
      person.remove(columns.get(columns.size() - 1));
    }
  }

  private static void change(
      Map<String, Map<String, String>> read, String property, UnaryOperator<String> change) {
    read.values()
        .forEach(each -> each.computeIfPresent(property, (name, value) -> change.apply(value)));
  }

  private static void sortAlone(Map<String, Map<String, String>> read, String property) {
    List<Map<String, String>> having =
        read.values().stream().filter(each -> each.containsKey(property)).toList();
    List<String> values = having.stream().map(each -> each.get(property)).sorted().toList();
    for (int place = 0; place < having.size(); place++) {
      having.get(place).put(property, values.get(place));
    }
  }

  private static void rename(Map<String, Map<String, String>> read, UnaryOperator<String> renamed) {
    List<Map<String, String>> people = new ArrayList<>(read.values());
    read.clear();
    for (Map<String, String> person : people) {
      person.put("id", renamed.apply(person.get("id")));
      read.put(person.get("id"), person);
    }
  }
}
