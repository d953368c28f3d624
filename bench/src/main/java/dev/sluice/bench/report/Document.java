package dev.sluice.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A document with a marked part that is generated from results. */
public final class Document {
  private static final String BEGIN = "<!-- bench: begin -->";
  private static final String END = "<!-- bench: end -->";
  private static final int MILLION = 1_000_000;

  private Document() {}

  /** Replaces what stands between the two marks. */
  public static void fill(Path file, String part) throws IOException {
    String text = Files.readString(file);
    int begin = text.indexOf(BEGIN);
    int end = text.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IOException(file + " has no part between " + BEGIN + " and " + END);
    }
    Files.writeString(
        file, text.substring(0, begin + BEGIN.length()) + "\n" + part + text.substring(end));
  }

  /** Every figure of all sizes, and what it was measured on. */
  public static String figures(List<Results> sizes) {
    StringBuilder text = new StringBuilder();
    for (Results results : sizes) {
      text.append("\n### ").append(Size.label(results.users())).append(" users\n\n");
      text.append(new ResultsTable(results).markdown());
    }
    proportions(sizes, text);
    if (!sizes.isEmpty()) {
      Results last = sizes.get(sizes.size() - 1);
      text.append("\n### Measured on\n\n");
      for (Map.Entry<String, String> each : last.machine().entrySet()) {
        text.append("- ").append(each.getKey()).append(": ").append(each.getValue()).append('\n');
      }
      text.append("- on ").append(last.measuredAt()).append("\n\n");
    }
    return text.toString();
  }

  /** P10: how much longer five times as much takes. */
  private static void proportions(List<Results> sizes, StringBuilder text) {
    Optional<Results> one = sizes.stream().filter(each -> each.users() == MILLION).findFirst();
    Optional<Results> five = sizes.stream().filter(each -> each.users() == 5 * MILLION).findFirst();
    if (one.isEmpty() || five.isEmpty()) {
      return;
    }
    text.append(
        "\n### P10: five times as much\n\n| step | 5 M / 1 M | goal |\n| --- | --- | --- |\n");
    for (Goal goal : Goal.values()) {
      Optional<Spread> small = one.get().spread(goal.name());
      Optional<Spread> large = five.get().spread(goal.name());
      if (small.isPresent() && large.isPresent()) {
        text.append(
            String.format(
                Locale.ROOT,
                "| %s %s | %.2f | 5.5 |%n",
                goal.name(),
                goal.step(),
                large.get().median() / small.get().median()));
      }
    }
  }
}
