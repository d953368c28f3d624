package dev.sluice.standalone.endtoend;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a command says what a page says that it says. Times, ports and ids are others each time:
 * a time stands for any time, a port for any port, and an id of the page for one id from then on. A
 * line of three dots stands for any lines.
 */
final class Retelling {
  private static final String ANYTHING = "...";
  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d:\\d\\d(\\.\\d+Z)?");
  private static final Pattern PORT = Pattern.compile("(?<=127\\.0\\.0\\.1:)\\d+");
  private static final Pattern CHANGING =
      Pattern.compile(ID.pattern() + "|" + TIME.pattern() + "|" + PORT.pattern());
  private static final int SHORT_ID = 8;

  /** Ids as they are in this run, by the ids of the page; whole ones and short ones. */
  private final Map<String, String> ids = new LinkedHashMap<>();

  /** A command of the page, about what was made here. */
  String here(String command) {
    String here = command;
    for (Map.Entry<String, String> each : ids.entrySet()) {
      here = here.replace(each.getKey(), each.getValue());
    }
    return here;
  }

  boolean matches(List<String> told, List<String> said) {
    int line = 0;
    for (int each = 0; each < told.size(); each++) {
      if (told.get(each).equals(ANYTHING)) {
        if (each == told.size() - 1) {
          return true;
        }
        while (line < said.size() && !matches(told.get(each + 1), said.get(line))) {
          line++;
        }
      } else if (line == said.size() || !matches(told.get(each), said.get(line++))) {
        return false;
      }
    }
    return line == said.size();
  }

  private boolean matches(String told, String said) {
    Matcher changing = CHANGING.matcher(here(told));
    StringBuilder pattern = new StringBuilder();
    int end = 0;
    while (changing.find()) {
      pattern.append(Pattern.quote(here(told).substring(end, changing.start())));
      pattern.append('(').append(any(changing.group())).append(')');
      end = changing.end();
    }
    pattern.append(Pattern.quote(here(told).substring(end)));
    Matcher matcher = Pattern.compile(pattern.toString()).matcher(said);
    if (!matcher.matches()) {
      return false;
    }
    learn(told, said);
    return true;
  }

  private String any(String changing) {
    if (ids.containsValue(changing)) {
      return Pattern.quote(changing);
    }
    return (ID.matcher(changing).matches()
            ? ID
            : TIME.matcher(changing).matches() ? TIME : Pattern.compile("\\d+"))
        .pattern();
  }

  private void learn(String told, String said) {
    Matcher page = ID.matcher(told);
    Matcher here = ID.matcher(said);
    while (page.find() && here.find()) {
      ids.putIfAbsent(page.group(), here.group());
      ids.putIfAbsent(page.group().substring(0, SHORT_ID), here.group().substring(0, SHORT_ID));
    }
  }
}
