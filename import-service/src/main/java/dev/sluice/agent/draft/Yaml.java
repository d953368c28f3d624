package dev.sluice.agent.draft;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes text as a YAML 1.2 scalar, without quotes if it cannot be read as something else. */
final class Yaml {
  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z][A-Za-z0-9_./]*([ -][A-Za-z0-9_./]+)*");
  private static final Set<String> OTHER_TYPES =
      Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

  private Yaml() {}

  static String scalar(String text) {
    return PLAIN.matcher(text).matches() && !OTHER_TYPES.contains(text.toLowerCase(Locale.ROOT))
        ? text
        : quoted(text);
  }

  static String list(List<String> words) {
    return words.stream().map(Yaml::scalar).collect(Collectors.joining(", ", "[", "]"));
  }

  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            each -> {
              if (each == '"' || each == '\\') {
                quoted.append('\\').appendCodePoint(each);
              } else if (each == '\t') {
                quoted.append("\\t");
              } else if (each == '\n') {
                quoted.append("\\n");
              } else if (Character.isISOControl(each)
                  || each == 0xFEFF
                  || each == 0x2028
                  || each == 0x2029) {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", each));
              } else {
                quoted.appendCodePoint(each);
              }
            });
    return quoted.append('"').toString();
  }

  /** Text within a comment, which ends with its line. */
  static String comment(String text) {
    return text.codePoints()
        .map(each -> Character.isISOControl(each) || each == 0x2028 || each == 0x2029 ? ' ' : each)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
