package dev.sluice.repository.finding.cause;

import dev.sluice.contract.agent.PreparedFile.Content;
import dev.sluice.contract.definition.PropertyType;
import dev.sluice.repository.finding.evidence.PairedPeople;
import dev.sluice.repository.finding.evidence.ReadFile.Columns;
import dev.sluice.repository.finding.evidence.Sample;
import dev.sluice.repository.finding.evidence.Share;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A case of a table. Its first line is {@code # what it is}; then come lines with a number of rows:
 *
 * <pre>
 * ~40 sn=S{n} | sn=T{n}      updates, before and after
 * =60 sn=S{n}                rows that stay as they are
 * -40 id=K{n} sn=S{n}        rows that are missing
 * +40 id=L{n} sn=S{n}        new rows
 * !40 hired=2020-01-02 | x   rows that are rejected, since x in its place is no date
 * file EMPTY                 what the file holds
 * same groups                the file is that of this source
 * commands                   the rows say what to do, and whoever is in none stays
 * columns 3/9 groups 8/9     so many columns are those of the file before, and of another source
 * keys Group 40/40           so many of the new keys are keys of this type
 * pairs 40 35                so many pairs are probably one person, so many of them surely
 * type hired date            of a property that is no text
 * format hired dd/MM/yyyy    how the file is to write its dates
 * </pre>
 *
 * In cells, {@code {n}} is the row's number, {@code {n:5}} that in five digits, {@code {n%7}} its
 * rest, {@code {any}} a number in no order; a word of {@code {a,b,c}} is taken by turns. What is
 * found stands behind {@code >}.
 */
record CauseCase(String name, Sample sample, List<String> expected) {
  private static final Pattern ROWS = Pattern.compile("([~=+!-])(\\d+)(?:@(\\d+))? (.*)");
  private static final Pattern PLACE = Pattern.compile("\\{([^}]*)}");

  static Stream<CauseCase> read(Path file) {
    try {
      List<CauseCase> cases = new ArrayList<>();
      List<String> lines = new ArrayList<>();
      for (String line : Files.readAllLines(file)) {
        if (line.startsWith("#") && !lines.isEmpty()) {
          cases.add(of(file, lines));
          lines.clear();
        }
        if (!line.isBlank()) {
          lines.add(line);
        }
      }
      cases.add(of(file, lines));
      return cases.stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CauseCase of(Path file, List<String> lines) {
    Comparing comparing = new Comparing();
    Map<String, PropertyType> types = new TreeMap<>();
    types.put("id", PropertyType.STRING);
    List<String> expected = new ArrayList<>();
    int number = 1;
    for (String line : lines.subList(1, lines.size())) {
      Matcher rows = ROWS.matcher(line);
      if (line.startsWith("> ")) {
        expected.add(line.substring(2));
      } else if (rows.matches()) {
        int from = rows.group(3) == null ? number : Integer.parseInt(rows.group(3));
        int count = Integer.parseInt(rows.group(2));
        for (int each = from; each < from + count; each++) {
          row(comparing, types, rows.group(1).charAt(0), rows.group(4), each);
        }
        number = Math.max(number, from + count);
      } else {
        say(comparing, types, line.split(" "));
      }
    }
    types.forEach(comparing::property);
    return new CauseCase(
        file.getFileName() + ": " + lines.get(0).substring(2), comparing.sample(), expected);
  }

  private static void say(Comparing comparing, Map<String, PropertyType> types, String[] words) {
    switch (words[0]) {
      case "file" -> comparing.content(Content.valueOf(words[1]));
      case "pairs" ->
          comparing.paired(new PairedPeople(Long.parseLong(words[1]), Long.parseLong(words[2])));
      case "commands" -> comparing.commands();
      case "same" -> comparing.sameAs(words[1]);
      case "type" -> types.put(words[1], PropertyType.valueOf(words[2].toUpperCase(Locale.ROOT)));
      case "columns" ->
          comparing.columns(
              new Columns(
                  share(words[1]),
                  words.length < 3 ? null : words[2],
                  words.length < 3 ? Share.NONE : share(words[3])));
      case "format" -> comparing.format(words[1], words[2]);
      case "keys" -> comparing.keysOf(words[1], share(words[2]));
      default -> throw new IllegalArgumentException(String.join(" ", words));
    }
  }

  private static Share share(String text) {
    String[] share = text.split("/");
    return new Share(Long.parseLong(share[0]), Long.parseLong(share[1]));
  }

  private static void row(
      Comparing comparing,
      Map<String, PropertyType> types,
      char operation,
      String text,
      int number) {
    String[] sides = text.split(" \\| ");
    Map<String, String> before = cells(sides[0], number);
    String key = before.computeIfAbsent("id", each -> "%05d".formatted(number));
    before.keySet().forEach(each -> types.putIfAbsent(each, PropertyType.STRING));
    if (operation != '+') {
      comparing.stored(key, before);
    }
    switch (operation) {
      case '~' -> {
        Map<String, String> after = new TreeMap<>(before);
        cells(sides[1], number)
            .forEach(
                (property, value) -> {
                  types.putIfAbsent(property, PropertyType.STRING);
                  if (value.isEmpty()) {
                    after.remove(property);
                  } else {
                    after.put(property, value);
                  }
                });
        comparing.read(key, after);
      }
      case '!' -> {
        String property = sides[0].split("=")[0];
        String cell = sides.length < 2 ? "?" : cells("x=" + sides[1], number).get("x");
        comparing.notADate(key, property, cell);
      }
      case '-' -> {}
      default -> comparing.read(key, before);
    }
  }

  private static Map<String, String> cells(String text, int number) {
    Map<String, String> cells = new TreeMap<>();
    for (String cell : text.strip().split(" +")) {
      int equals = cell.indexOf('=');
      String value =
          PLACE
              .matcher(cell.substring(equals + 1))
              .replaceAll(place -> Matcher.quoteReplacement(filled(place.group(1), number)));
      cells.put(cell.substring(0, equals), value.replace('_', ' '));
    }
    return cells;
  }

  private static String filled(String place, int number) {
    if (place.indexOf(',') >= 0) {
      String[] words = place.split(",");
      return words[number % words.length];
    }
    if (place.equals("any")) {
      return "%05d".formatted(number * 7919 % 100_003);
    }
    if (place.startsWith("n:")) {
      return ("%0" + place.substring(2) + "d").formatted(number);
    }
    if (place.startsWith("n%")) {
      return Integer.toString(number % Integer.parseInt(place.substring(2)));
    }
    if (place.startsWith("n+")) {
      return Integer.toString(number + Integer.parseInt(place.substring(2)));
    }
    return Integer.toString(number);
  }
}
