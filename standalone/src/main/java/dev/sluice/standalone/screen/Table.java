package dev.sluice.standalone.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Rows below a header, in columns that fit the terminal's width. */
public final class Table {
  private static final String GAP = "  ";
  private static final int NARROWEST_COLUMN = 3;

  private final List<Column> columns;
  private final List<List<Cell>> rows = new ArrayList<>();

  private record Column(String name, boolean number) {}

  /**
   * One cell.
   *
   * @param text as it came; what would steer a terminal is made harmless
   */
  public record Cell(String text, Style style) {
    public Cell {
      text = Printable.of(text);
    }

    public static Cell of(String text) {
      return new Cell(text, Style.PLAIN);
    }

    /** A count, faint if it is nothing. */
    public static Cell count(long count, Style style) {
      return new Cell(Numbers.grouped(count), count == 0 ? Style.FAINT : style);
    }
  }

  private Table(List<Column> columns) {
    this.columns = columns;
  }

  /** A table with these columns; those whose name starts with {@code #} hold numbers. */
  public static Table of(String... names) {
    List<Column> columns = new ArrayList<>();
    for (String name : names) {
      columns.add(new Column(name.replace("#", ""), name.startsWith("#")));
    }
    return new Table(columns);
  }

  /** Adds a row, one cell per column. */
  public Table row(List<Cell> cells) {
    rows.add(List.copyOf(cells));
    return this;
  }

  public Table row(Cell... cells) {
    return row(List.of(cells));
  }

  /** Writes the table, nothing at all of one without rows. */
  public void write(Output output, String indent) {
    if (rows.isEmpty()) {
      return;
    }
    int[] widths = fit(output.columns() - indent.length());
    output.line(
        indent
            + line(
                output,
                columns.stream().map(each -> new Cell(each.name(), Style.BOLD)).toList(),
                widths));
    rows.forEach(row -> output.line(indent + line(output, row, widths)));
  }

  /** The names above numbers give way first, then the widest texts, and the numbers never. */
  private int[] fit(int available) {
    int[] contents = IntStream.range(0, columns.size()).map(this::contentWidth).toArray();
    int[] widths =
        IntStream.range(0, columns.size())
            .map(each -> Math.max(contents[each], Printable.width(columns.get(each).name())))
            .toArray();
    int excess = IntStream.of(widths).sum() + GAP.length() * (widths.length - 1) - available;
    int[] numbers =
        IntStream.range(0, widths.length).filter(each -> columns.get(each).number()).toArray();
    int[] texts =
        IntStream.range(0, widths.length).filter(each -> !columns.get(each).number()).toArray();
    excess = narrow(widths, numbers, contents, excess);
    narrow(widths, texts, new int[widths.length], excess);
    return widths;
  }

  private int contentWidth(int column) {
    return rows.stream().mapToInt(row -> Printable.width(row.get(column).text())).max().orElse(0);
  }

  /** Takes from the widest of some columns, one by one; returns what is still too much. */
  private static int narrow(int[] widths, int[] some, int[] least, int excess) {
    int left = excess;
    while (left > 0) {
      int widest = -1;
      for (int each : some) {
        boolean canGive = widths[each] > Math.max(least[each], NARROWEST_COLUMN);
        if (canGive && (widest < 0 || widths[each] > widths[widest])) {
          widest = each;
        }
      }
      if (widest < 0) {
        break;
      }
      widths[widest]--;
      left--;
    }
    return left;
  }

  private String line(Output output, List<Cell> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < cells.size(); column++) {
      Cell cell = cells.get(column);
      String text = Printable.cut(cell.text(), widths[column]);
      String padding = " ".repeat(Math.max(0, widths[column] - Printable.width(text)));
      String painted = output.paint(cell.style(), text);
      boolean last = column == cells.size() - 1;
      if (columns.get(column).number()) {
        line.append(padding).append(painted);
      } else {
        line.append(painted).append(last ? "" : padding);
      }
      line.append(last ? "" : GAP);
    }
    return line.toString();
  }
}
