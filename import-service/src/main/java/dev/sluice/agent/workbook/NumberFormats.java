package dev.sluice.agent.workbook;

import dev.sluice.agent.workbook.cell.Shown;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** How each style of a workbook shows a number. */
final class NumberFormats extends DefaultHandler {
  /** Spreadsheet programs allow 65,490 styles. */
  private static final int MOST = 100_000;

  private final WorkbookRefusals refusals;
  private final Map<Integer, Shown> ownFormats = new HashMap<>();
  private final List<Shown> styles = new ArrayList<>();
  private boolean inCellStyles;

  private NumberFormats(WorkbookRefusals refusals) {
    this.refusals = refusals;
  }

  /** Reads the styles of a workbook, which may have none. */
  static NumberFormats of(WorkbookArchive archive, @Nullable String part, WorkbookRefusals refusals)
      throws IOException {
    NumberFormats formats = new NumberFormats(refusals);
    if (part != null) {
      XmlPart.parse(archive, part, formats, refusals);
    }
    return formats;
  }

  /** What the style with this index shows; without one, or with an unknown one, a number. */
  Shown shown(int style) {
    return style >= 0 && style < styles.size() ? styles.get(style) : Shown.NUMBER;
  }

  @Override
  public void startElement(
      String uri, String localName, String qualifiedName, Attributes attributes) {
    switch (localName) {
      case "cellXfs" -> inCellStyles = true;
      case "numFmt" -> {
        int id = SheetXml.number(attributes.getValue("numFmtId"), -1);
        ownFormats.put(id, Shown.of(id, String.valueOf(attributes.getValue("formatCode"))));
      }
      case "xf" -> {
        if (inCellStyles) {
          int id = SheetXml.number(attributes.getValue("numFmtId"), 0);
          Shown own = ownFormats.get(id);
          styles.add(own == null ? Shown.of(id, null) : own);
        }
      }
      default -> {
        // Fonts, colours and borders say nothing of values.
      }
    }
    if (styles.size() > MOST || ownFormats.size() > MOST) {
      throw refusals.damaged("it has more than " + MOST + " formats of cells");
    }
  }

  @Override
  public void endElement(String uri, String localName, String qualifiedName) {
    if (localName.equals("cellXfs")) {
      inCellStyles = false;
    }
  }
}
