package dev.sluice.repository.template;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.sluice.contract.definition.CsvFile;
import dev.sluice.contract.rows.GuardedCell;
import dev.sluice.repository.rest.ProblemCode;
import dev.sluice.repository.rest.ProblemException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a template as the CSV file that its source describes. What a spreadsheet would take for a
 * formula is guarded, and the agent is told so by a column.
 */
final class TemplateCsv {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final Template template;
  private final CsvFile csv;

  TemplateCsv(Template template) {
    this.template = template;
    csv = template.connector().source(template.source()).asCsv();
  }

  String encoding() {
    return csv.encoding();
  }

  /** Writes the file; gives the number of values that no cell reads as. */
  long writeTo(OutputStream file) throws IOException {
    Charset encoding = Charset.forName(csv.encoding());
    long[] unwritable = {0};
    try (Writer text =
            new OutputStreamWriter(
                file, encoding.newEncoder().onUnmappableCharacter(CodingErrorAction.REPORT));
        CsvWriter rows =
            CsvWriter.builder().fieldSeparator(csv.delimiter().charAt(0)).build(text)) {
      if (encoding.equals(StandardCharsets.UTF_8)) {
        // Without it, spreadsheets read letters with accents as others.
        text.write(BYTE_ORDER_MARK);
      }
      rows.writeRecord(header());
      template
          .data()
          .each(
              line -> {
                rows.writeRecord(cells(line));
                unwritable[0] += line.unwritable();
              });
    } catch (CharacterCodingException | UncheckedIOException e) {
      if (e instanceof UncheckedIOException other
          && !(other.getCause() instanceof CharacterCodingException)) {
        throw other;
      }
      throw new ProblemException(
          ProblemCode.NOT_ACCEPTABLE,
          "A value has a character that the source's encoding "
              + encoding.name()
              + " does not have; take the template as XLSX");
    }
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
