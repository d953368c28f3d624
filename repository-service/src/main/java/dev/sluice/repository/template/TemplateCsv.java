package dev.sluice.repository.template;

import dev.sluice.contract.rows.GuardedCell;
import dev.sluice.repository.rest.export.CsvFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a template as CSV in the format of its source. Cells that a spreadsheet would treat as
 * formulas are guarded, and a column tells the agent so.
 */
final class TemplateCsv {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final Template template;
  private final CsvFile.Format format;

  TemplateCsv(Template template) {
    this.template = template;
    format = CsvFile.Format.of(template.connector().source(template.source()));
  }

  String encoding() {
    return format.charset().name();
  }

  /** Writes the file; gives the number of values that no cell reads as. */
  long writeTo(OutputStream file) throws IOException {
    long[] unwritable = {0};
    if (format.charset().equals(StandardCharsets.UTF_8)) {
      // Without it, spreadsheets read letters with accents as others.
      file.write(BYTE_ORDER_MARK.getBytes(StandardCharsets.UTF_8));
    }
    CsvFile.write(
        file,
        format,
        rows -> {
          rows.writeRecord(header());
          template
              .data()
              .each(
                  line -> {
                    rows.writeRecord(cells(line));
                    unwritable[0] += line.unwritable();
                  });
        });
    return unwritable[0];
  }

  private List<String> header() {
    List<String> header = new ArrayList<>(template.header());
    header.add(GuardedCell.MARK);
    return header;
  }

  private List<String> cells(TemplateLine line) {
    List<String> cells = new ArrayList<>();
    for (TemplateColumn each : template.columns()) {
      CellForm.Cell cell = line.get(each.name());
      cells.add(cell == null ? "" : GuardedCell.guarded(cell.text()));
    }
    if (template.hasCommands()) {
      cells.add("");
    }
    cells.add("");
    return cells;
  }
}
