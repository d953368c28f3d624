package dev.sluice.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Draws time by number of users, one small chart for each step and its reference, with logarithmic
 * axes. Text is text, and colours follow the reader's theme.
 */
public final class Chart {
  private static final int COLUMNS = 3;
  static final int WIDTH = 260;
  private static final int HEIGHT = 190;
  static final int LEFT = 46;
  private static final int TOP = 34;
  private static final int PLOT_WIDTH = WIDTH - LEFT - 22;
  private static final int PLOT_HEIGHT = HEIGHT - TOP - 36;
  private static final int HEAD = 44;
  private static final String STYLE =
      """
      <style>
        text { font: 11px system-ui, sans-serif; fill: #1f2328 }
        .title { font-weight: 600 }
        .faint { fill: #59636e }
        .grid { stroke: #d1d9e0; stroke-width: 1 }
        .sluice { stroke: #0969da; fill: none; stroke-width: 2 }
        .reference { stroke: #9a6700; fill: none; stroke-width: 2; stroke-dasharray: 5 4 }
        .dot.sluice { fill: #0969da } .dot.reference { fill: #9a6700; stroke-dasharray: none }
        @media (prefers-color-scheme: dark) {
          text { fill: #f0f6fc }
          .faint { fill: #9198a1 }
          .grid { stroke: #3d444d }
          .sluice { stroke: #4493f8 } .dot.sluice { fill: #4493f8 }
          .reference { stroke: #d29922 } .dot.reference { fill: #d29922 }
        }
      </style>
      """;

  private final List<Results> sizes;
  private final int leastUsers;
  private final int mostUsers;

  /**
   * Makes a chart.
   *
   * @param sizes the results of every size, the smallest first; at least one
   */
  public Chart(List<Results> sizes) {
    this.sizes = sizes;
    leastUsers = sizes.get(0).users();
    mostUsers = Math.max(sizes.get(sizes.size() - 1).users(), leastUsers * 10);
  }

  /** One point of a line. */
  private record Point(int users, double milliseconds) {}

  /** The whole picture. */
  public String svg() {
    StringBuilder svg = new StringBuilder();
    List<Goal> goals = List.of(Goal.values());
    int rows = (goals.size() + COLUMNS - 1) / COLUMNS;
    add(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\">%n",
        COLUMNS * WIDTH,
        HEAD + rows * HEIGHT);
    svg.append(
        "<title>Time of each step of Sluice and of its reference by number of users</title>");
    svg.append('\n').append(STYLE);
    legend(svg);
    for (int place = 0; place < goals.size(); place++) {
      int left = place % COLUMNS * WIDTH;
      int top = HEAD + place / COLUMNS * HEIGHT;
      add(svg, "<g transform=\"translate(%d %d)\">%n", left, top);
      panel(svg, goals.get(place));
      svg.append("</g>\n");
    }
    return svg.append("</svg>\n").toString();
  }

  private static void legend(StringBuilder svg) {
    add(svg, "<path class=\"sluice\" d=\"M %d 16 h 30\"/>%n", LEFT);
    add(svg, "<text x=\"%d\" y=\"20\">Sluice</text>%n", LEFT + 36);
    add(svg, "<path class=\"reference\" d=\"M %d 16 h 30\"/>%n", LEFT + 100);
    add(svg, "<text x=\"%d\" y=\"20\">reference</text>%n", LEFT + 136);
    add(
        svg,
        "<text class=\"faint\" x=\"%d\" y=\"20\">seconds by users, median, both"
            + " logarithmic</text>%n",
        LEFT + 210);
  }

  private void panel(StringBuilder svg, Goal goal) {
    add(
        svg,
        "<text class=\"title\" x=\"%d\" y=\"18\">%s %s</text>%n",
        LEFT,
        goal.name(),
        goal.step());
    List<Point> sluice = points(results -> results.spread(goal.name()));
    List<Point> reference = points(results -> results.reference(goal));
    List<Point> all = new ArrayList<>(sluice);
    all.addAll(reference);
    if (all.isEmpty()) {
      add(svg, "<text class=\"faint\" x=\"%d\" y=\"60\">not measured</text>%n", LEFT);
      return;
    }
    double least = all.stream().mapToDouble(Point::milliseconds).min().orElseThrow();
    double most = all.stream().mapToDouble(Point::milliseconds).max().orElseThrow();
    int from = (int) Math.floor(Math.log10(Math.max(1, least)));
    int to = Math.max(from + 1, (int) Math.ceil(Math.log10(Math.max(1, most))));
    for (int power = from; power <= to; power++) {
      double y = y(Math.pow(10, power), from, to);
      add(
          svg,
          "<path class=\"grid\" d=\"M %d %.1f h %d\"/><text class=\"faint\" text-anchor=\"end\""
              + " x=\"%d\" y=\"%.1f\">%s</text>%n",
          LEFT,
          y,
          PLOT_WIDTH,
          LEFT - 5,
          y + 4,
          seconds(power - 3));
    }
    for (Results each : sizes) {
      add(
          svg,
          "<text class=\"faint\" text-anchor=\"middle\" x=\"%.1f\" y=\"%d\">%s</text>%n",
          x(each.users()),
          TOP + PLOT_HEIGHT + 16,
          Size.label(each.users()));
    }
    line(svg, "reference", reference, from, to);
    line(svg, "sluice", sluice, from, to);
  }

  private List<Point> points(Function<Results, Optional<Spread>> measured) {
    List<Point> points = new ArrayList<>();
    for (Results each : sizes) {
      measured
          .apply(each)
          .ifPresent(spread -> points.add(new Point(each.users(), spread.median())));
    }
    return points;
  }

  private void line(StringBuilder svg, String kind, List<Point> points, int from, int to) {
    StringBuilder path = new StringBuilder();
    for (Point point : points) {
      double y = y(point.milliseconds(), from, to);
      add(path, "%s%.1f %.1f ", path.isEmpty() ? "M " : "L ", x(point.users()), y);
      add(
          svg,
          "<circle class=\"dot %s\" cx=\"%.1f\" cy=\"%.1f\" r=\"3\"/>%n",
          kind,
          x(point.users()),
          y);
    }
    if (points.size() > 1) {
      add(svg, "<path class=\"%s\" d=\"%s\"/>%n", kind, path.toString().strip());
    }
  }

  private double x(int users) {
    double share =
        Math.log((double) users / leastUsers) / Math.log((double) mostUsers / leastUsers);
    return LEFT + 8 + share * (PLOT_WIDTH - 16);
  }

  private static double y(double milliseconds, int from, int to) {
    double share = (Math.log10(Math.max(1, milliseconds)) - from) / (to - from);
    return TOP + PLOT_HEIGHT * (1 - share);
  }

  private static String seconds(int power) {
    return power >= 0
        ? Long.toString((long) Math.pow(10, power))
        : "0." + "0".repeat(-power - 1) + 1;
  }

  private static void add(StringBuilder svg, String pattern, Object... values) {
    svg.append(String.format(Locale.ROOT, pattern, values));
  }
}
