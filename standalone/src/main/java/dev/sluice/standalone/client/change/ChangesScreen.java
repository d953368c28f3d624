package dev.sluice.standalone.client.change;

import dev.sluice.standalone.screen.Output;
import dev.sluice.standalone.screen.Printable;
import dev.sluice.standalone.screen.Style;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Shows changes before and after, only with the differences. */
final class ChangesScreen {
  private static final String NOTHING = "(none)";
  private static final String ARROW = " → ";
  private static final int HEAD_COLUMNS = 11;
  private static final int NARROWEST_VALUE = 8;

  private final Output output;

  ChangesScreen(Output output) {
    this.output = output;
  }

  void resource(Change change) {
    head(change.operation(), change.entityType(), change.key(), change.state());
    held(change.held());
    Map<String, JsonNode> before = Objects.requireNonNullElse(change.before(), Map.of());
    Map<String, JsonNode> after = Objects.requireNonNullElse(change.after(), Map.of());
    Set<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    names.removeIf(each -> value(before.get(each)).equals(value(after.get(each))));
    int width =
        names.stream().mapToInt(each -> Printable.width(Printable.of(each))).max().orElse(0);
    switch (change.operation()) {
      case "insert" -> names.forEach(each -> single(each, width, after.get(each)));
      case "delete" -> names.forEach(each -> single(each, width, before.get(each)));
      default ->
          names.forEach(each -> both(each, width, value(before.get(each)), value(after.get(each))));
    }
  }

  void link(LinkChange change) {
    boolean moves = change.before() != null && !change.before().equals(change.target());
    String target = moves ? change.before() + ARROW + change.target() : change.target();
    String taken =
        change.beforeConnector() == null
            ? ""
            : "  (taken over from " + change.beforeConnector() + ")";
    head(
        change.operation(),
        change.association(),
        change.owner() + ": " + target + taken,
        change.state());
    held(change.held());
  }

  /** A resource or a link, with its number. */
  void reviewed(ReviewedChange change) {
    if (change.target() == null) {
      resource(
          new Change(
              change.type(),
              change.numbered(change.key()),
              change.operation(),
              change.before(),
              change.after(),
              change.state(),
              change.held()));
    } else {
      link(
          new LinkChange(
              change.type(),
              change.key(),
              change.numbered(change.target()),
              change.operation(),
              change.beforeTarget(),
              null,
              change.state(),
              change.held()));
    }
  }

  private void head(String operation, String kind, String which, @Nullable String state) {
    Style style =
        switch (operation) {
          case "insert" -> Style.GREEN;
          case "delete", "deactivate" -> Style.RED;
          default -> Style.YELLOW;
        };
    String word = String.format(Locale.ROOT, "%-" + HEAD_COLUMNS + "s", Printable.of(operation));
    String rest = Printable.of(kind) + "  " + Printable.of(which);
    String unmade = unmade(state);
    int room = output.columns() - HEAD_COLUMNS - unmade.length();
    output.line(
        output.paint(style, word)
            + output.paint(Style.BOLD, Printable.cut(rest, room))
            + output.paint(Style.RED, unmade));
  }

  private void held(@Nullable Held held) {
    if (held != null) {
      output.line("    " + output.paint(Style.YELLOW, Printable.of(held.sentence())));
    }
  }

  private void single(String name, int width, @Nullable JsonNode value) {
    String label = label(name, width);
    output.line(label + Printable.cut(value(value), room(label)));
  }

  /** On one line if both fit, else beneath each other. */
  private void both(String name, int width, String before, String after) {
    String label = label(name, width);
    String pair = before + ARROW + after;
    if (Printable.width(pair) <= room(label)) {
      output.line(label + pair);
    } else {
      output.line(label + Printable.cut(before, room(label)));
      String indent = " ".repeat(Printable.width(label) - ARROW.length());
      output.line(indent + ARROW + Printable.cut(after, room(label)));
    }
  }

  private static String unmade(@Nullable String state) {
    return switch (state == null ? "" : state) {
      case "conflict" -> "  conflict: not applied";
      case "held" -> "  held: not applied";
      case "rejected" -> "  rejected: not applied";
      default -> "";
    };
  }

  private static String label(String name, int width) {
    String label = Printable.of(name);
    return "    " + label + " ".repeat(Math.max(0, width - Printable.width(label)) + 2);
  }

  private int room(String label) {
    return Math.max(NARROWEST_VALUE, output.columns() - Printable.width(label));
  }

  /** Text in quotation marks, so that an emptied value and the word for it differ. */
  private static String value(@Nullable JsonNode node) {
    if (node == null || node.isNull() || node.isMissingNode()) {
      return NOTHING;
    }
    String text = node.isString() ? node.asString() : node.toString();
    return Printable.of(node.isString() ? '"' + text + '"' : text);
  }
}
