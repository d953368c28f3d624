package dev.sluice.agent.workbook;

import dev.sluice.agent.workbook.cell.CellFault;
import dev.sluice.agent.workbook.cell.CellReading;
import dev.sluice.agent.workbook.cell.CellText;
import dev.sluice.agent.workbook.cell.Reading;
import dev.sluice.agent.workbook.cell.Shown;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Converts the XML events of a sheet to rows. */
final class SheetParser extends DefaultHandler {
  /** More text than a row of a CSV source file may have cannot be written to one. */
  private static final int MOST_CHARACTERS_OF_ROW = 1 << 23;

  /** Told what a sheet holds, in the order of the file. */
  interface Listener {
    /** Columns that are hidden, from 0 and including the last one. */
    void hiddenColumns(int first, int last);

    /** A row that has cells; it is valid until the next one. */
    void row(SheetRow row) throws IOException;

    /** Cells that are merged into the first of them. They are told after all rows. */
    void merged(MergedCells cells);
  }

  private final SharedStrings strings;
  private final NumberFormats formats;
  private final CellReading reading;
  private final Listener listener;
  private final WorkbookRefusals refusals;
  private final SheetRow row = new SheetRow();
  private final CellText text = new CellText();
  private int rowNumber;
  private int column;
  private String type = "";
  private Shown shown = Shown.NUMBER;
  private boolean formula;
  private boolean value;
  private boolean inline;
  private boolean inRow;
  private boolean inCell;

  SheetParser(
      SharedStrings strings,
      NumberFormats formats,
      CellReading reading,
      Listener listener,
      WorkbookRefusals refusals) {
    this.strings = strings;
    this.formats = formats;
    this.reading = reading;
    this.listener = listener;
    this.refusals = refusals;
  }

  @Override
  public void startElement(
      String uri, String localName, String qualifiedName, Attributes attributes) {
    if (inCell) {
      beginWithinCell(localName);
      return;
    }
    switch (localName) {
      case "c" -> {
        if (inRow) {
          startCell(attributes);
        }
      }
      case "row" -> startRow(attributes);
      case "col" -> {
        if (SheetXml.flag(attributes, "hidden")) {
          int first = SheetXml.number(attributes.getValue("min"), 1);
          int last = SheetXml.number(attributes.getValue("max"), first);
          listener.hiddenColumns(first - 1, Math.min(last, CellPlace.COLUMNS) - 1);
        }
      }
      case "mergeCell" -> {
        MergedCells cells = MergedCells.parse(String.valueOf(attributes.getValue("ref")));
        if (cells == null) {
          throw refusals.damaged("it merges cells outside the sheet");
        }
        listener.merged(cells);
      }
      default -> {
        // Widths, filters, comments: nothing that rows are read from.
      }
    }
  }

  private void startRow(Attributes attributes) {
    int number = SheetXml.number(attributes.getValue("r"), rowNumber + 1);
    if (number <= rowNumber || number > CellPlace.LAST_ROW) {
      throw refusals.damaged("its rows are not in order");
    }
    rowNumber = number;
    column = -1;
    inRow = true;
    row.begin(number, SheetXml.flag(attributes, "hidden"));
  }

  private void startCell(Attributes attributes) {
    String place = attributes.getValue("r");
    int at = place == null ? column + 1 : CellPlace.column(place);
    boolean elsewhere = place != null && CellPlace.row(place) != rowNumber;
    if (at <= column || at >= CellPlace.COLUMNS || elsewhere) {
      throw refusals.damaged("the cells of row " + rowNumber + " are not in order");
    }
    column = at;
    String kind = attributes.getValue("t");
    type = kind == null ? "n" : kind;
    shown = formats.shown(SheetXml.number(attributes.getValue("s"), 0));
    formula = false;
    value = false;
    inline = false;
    inCell = true;
    text.clear();
  }

  private void beginWithinCell(String name) {
    formula |= name.equals("f");
    value |= name.equals("v");
    inline |= name.equals("is");
    text.begin(name);
  }

  @Override
  public void characters(char[] characters, int start, int length) {
    text.add(characters, start, length);
  }

  @Override
  public void endElement(String uri, String localName, String qualifiedName) {
    if (inCell && localName.equals("c")) {
      endCell();
    } else if (inCell) {
      text.end(localName);
    } else if (inRow && localName.equals("row")) {
      endRow();
    }
  }

  private void endCell() {
    inCell = false;
    Reading read = read();
    if (read != null) {
      row.add(column, read, formula, shown == Shown.ZERO_PADDED && type.equals("n"));
      if (row.characters() > MOST_CHARACTERS_OF_ROW) {
        throw refusals.tooLarge("row " + rowNumber + " of the sheet has over 8 million characters");
      }
    }
  }

  /** What the cell says; null if it is empty. */
  private @Nullable Reading read() {
    if (value && inline) {
      // Some libraries leave the former text when they write a new value: programs show either.
      return new Reading("", CellFault.UNREADABLE_CELL);
    }
    if (!(value || inline)
        || (text.raw().isEmpty() && !type.equals("str") && !type.equals("inlineStr"))) {
      return formula ? new Reading("", CellFault.FORMULA_WITHOUT_RESULT) : null;
    }
    return switch (type) {
      case "n" -> reading.number(text.raw().strip(), shown);
      case "s" -> shared();
      case "str", "inlineStr" -> text.reading();
      case "b" -> reading.bool(text.raw().strip());
      case "e" -> reading.error(text.raw());
      case "d" -> reading.isoDate(text.raw().strip(), shown);
      default -> new Reading("", CellFault.UNREADABLE_CELL);
    };
  }

  private Reading shared() {
    try {
      Reading found = strings.get(SheetXml.number(text.raw().strip(), -1));
      return found == null ? new Reading("", CellFault.UNREADABLE_CELL) : found;
    } catch (IOException trouble) {
      throw new UncheckedIOException(trouble);
    }
  }

  private void endRow() {
    inRow = false;
    if (row.size() == 0) {
      return;
    }
    try {
      listener.row(row);
    } catch (IOException trouble) {
      throw new UncheckedIOException(trouble);
    }
  }
}
