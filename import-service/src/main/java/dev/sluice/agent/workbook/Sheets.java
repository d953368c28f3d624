package dev.sluice.agent.workbook;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The sheets of a workbook, and settings for all of them.
 *
 * @param from1904 whether days are counted from 1904 on
 */
record Sheets(List<Sheet> all, boolean from1904) {
  private static final int MOST_SHEETS = 10_000;

  /**
   * A sheet of cells.
   *
   * @param part the part that it stands in
   */
  record Sheet(String name, String part, boolean hidden) {}

  static Sheets of(WorkbookArchive archive, WorkbookParts parts, WorkbookRefusals refusals)
      throws IOException {
    Reader reader = new Reader(parts, refusals);
    XmlPart.parse(archive, parts.workbook(), reader, refusals);
    return new Sheets(reader.sheets, reader.from1904);
  }

  /** The sheet with this name; the first that is not hidden if none is named. */
  Sheet choose(@Nullable String name, WorkbookRefusals refusals) {
    for (Sheet sheet : all) {
      if (name == null ? !sheet.hidden() : sheet.name().equals(name)) {
        return sheet;
      }
    }
    throw name == null
        ? refusals.unusable(
            "the workbook has no visible sheet with cells",
            "Set the source's 'sheet', or deliver a workbook with a visible sheet.")
        : refusals.unusable(
            "the workbook has no sheet '" + name + "'" + alike(name),
            "Correct the name of the sheet, or 'sheet' in the connector's definition.");
  }

  private String alike(String name) {
    return all.stream()
        .map(Sheet::name)
        .filter(each -> each.strip().equalsIgnoreCase(name.strip()))
        .findFirst()
        .map(each -> "; the nearest is '" + each + "'")
        .orElse(all.size() == 1 ? "; it has one sheet" : "; it has " + all.size() + " sheets");
  }

  private static final class Reader extends DefaultHandler {
    private final WorkbookParts parts;
    private final WorkbookRefusals refusals;
    private final List<Sheet> sheets = new ArrayList<>();
    private boolean from1904;

    Reader(WorkbookParts parts, WorkbookRefusals refusals) {
      this.parts = parts;
      this.refusals = refusals;
    }

    @Override
    public void startElement(
        String uri, String localName, String qualifiedName, Attributes attributes) {
      if (localName.equals("workbookPr")) {
        from1904 = SheetXml.flag(attributes, "date1904");
      } else if (localName.equals("sheet")) {
        add(attributes);
      }
    }

    private void add(Attributes attributes) {
      if (sheets.size() >= MOST_SHEETS) {
        throw refusals.damaged("it has more than " + MOST_SHEETS + " sheets");
      }
      String name = String.valueOf(attributes.getValue("name"));
      String state = attributes.getValue("state");
      for (int i = 0; i < attributes.getLength(); i++) {
        // The name space differs in strict workbooks.
        if (attributes.getLocalName(i).equals("id") && !attributes.getURI(i).isEmpty()) {
          String part = parts.worksheet(attributes.getValue(i));
          if (part != null) {
            sheets.add(new Sheet(name, part, state != null && !state.equals("visible")));
          }
        }
      }
    }
  }
}
