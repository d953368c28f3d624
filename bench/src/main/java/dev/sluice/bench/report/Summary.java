package dev.sluice.bench.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** The results that matter to users of Sluice: a few lines, all sizes. */
public final class Summary {
  /** The bench stores the peak under this name. */
  public static final String PEAK = "P11 peak resident size of the server's JVM, MiB";

  private static final int SECONDS_PER_MINUTE = 60;
  private static final int READABLE_IN_SECONDS = 120;

  private final List<Results> sizes;

  public Summary(List<Results> sizes) {
    this.sizes = sizes;
  }

  /** A table with a column for each size. */
  public String markdown() {
    StringBuilder text = new StringBuilder("\n");
    line(text, "", size -> Size.label(size.users()) + " users");
    line(text, "---", size -> "---");
    line(text, "initial run, compare and apply", size -> time(size, Goal.P6));
    line(text, "complete run that changes 4 % of the users", size -> time(size, Goal.P7));
    line(text, "users alone, first load", size -> time(size, Goal.P8));
    line(text, "users alone, the same file again", size -> time(size, Goal.P9));
    line(text, "a run of ten rows", size -> time(size, "P12"));
    line(text, "memory of the server's JVM", Summary::memory);
    line(text, "complete run, beside shell and SQL scripts", size -> ratio(size, Goal.P7));
    line(text, "first load of users, beside Spring Batch", size -> ratio(size, Goal.P8));
    line(text, "the same file again, beside Spring Batch", size -> ratio(size, Goal.P9));
    line(text, "a workbook of the users becomes rows", size -> time(size, Goal.P14));
    line(text, "a template with all users", size -> time(size, Goal.P15));
    line(text, "`init` over the users' file", size -> time(size, "P16"));
    line(text, "workbook, beside Apache POI's user model", size -> ratio(size, Goal.P14));
    line(text, "template, beside Apache POI's user model", size -> ratio(size, Goal.P15));
    return text.append('\n').toString();
  }

  private void line(StringBuilder text, String what, Function<Results, String> cell) {
    text.append("| ").append(what).append(" |");
    sizes.forEach(size -> text.append(' ').append(cell.apply(size)).append(" |"));
    text.append('\n');
  }

  private static String time(Results size, Goal goal) {
    return time(size, goal.name());
  }

  private static String time(Results size, String id) {
    return size.spread(id).map(Summary::time).orElse("-");
  }

  private static String time(Spread spread) {
    double seconds = spread.median() / 1000;
    if (seconds >= READABLE_IN_SECONDS) {
      return format("%.1f min", seconds / SECONDS_PER_MINUTE);
    }
    return format(seconds < 10 ? "%.1f s" : "%.0f s", seconds);
  }

  private static String memory(Results size) {
    return Optional.ofNullable(size.values().get(PEAK))
        .map(mebibytes -> format("%.0f MiB", mebibytes))
        .orElse("-");
  }

  private static String ratio(Results size, Goal goal) {
    OptionalDouble ratio = size.ratio(goal);
    return ratio.isEmpty() ? "-" : format("%.2f of the time", ratio.getAsDouble());
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
