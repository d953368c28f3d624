package dev.sluice.repository.reject;

import dev.sluice.repository.reject.RejectedRow.Fault;
import dev.sluice.repository.rest.export.Exports;
import dev.sluice.repository.rest.export.XlsxFile;
import dev.sluice.repository.rest.export.XlsxLists;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.usermodel.CreationHelper;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.streaming.SXSSFDrawing;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.springframework.stereotype.Component;

/**
 * Writes rejected rows as a spreadsheet: bad cells are coloured, and a comment says what is wrong.
 */
@Component
class RejectSheets {
  /** Comments are held in memory until the file is written. */
  private static final int MOST_COMMENTS = 10_000;

  private static final String USUAL_NAME = "Rejected rows";
  private static final int COMMENT_COLUMNS = 4;
  private static final int COMMENT_ROWS = 5;

  private final Exports exports;

  RejectSheets(Exports exports) {
    this.exports = exports;
  }

  /** Answers with the file. */
  void write(
      HttpServletResponse response,
      String fileName,
      RejectedFile rejected,
      Consumer<Consumer<RejectedRow>> content) {
    exports.send(
        response,
        XlsxLists.MEDIA_TYPE,
        fileName,
        file -> {
          try (XlsxFile xlsx = new XlsxFile()) {
            SXSSFSheet sheet = xlsx.sheet(rejected.source(), USUAL_NAME);
            xlsx.header(sheet, rejected.header());
            sheet.createFreezePane(0, sheet.getLastRowNum() + 1);
            Marking marking = new Marking(sheet, rejected);
            content.accept(
                row -> {
                  xlsx.row(sheet, row.written(rejected.columns().size()));
                  marking.mark(sheet.getRow(sheet.getLastRowNum()), row.faults());
                });
            xlsx.writeTo(file);
          }
        });
  }

  /** Colours the bad cells of one sheet and comments on them. */
  private static final class Marking {
    private final RejectedFile file;
    private final SXSSFDrawing drawing;
    private final CreationHelper helper;
    private final CellStyle bad;
    private int comments;

    Marking(SXSSFSheet sheet, RejectedFile file) {
      this.file = file;
      drawing = sheet.createDrawingPatriarch();
      helper = sheet.getWorkbook().getCreationHelper();
      bad = sheet.getWorkbook().createCellStyle();
      bad.setDataFormat(helper.createDataFormat().getFormat("@"));
      bad.setFillForegroundColor(IndexedColors.ROSE.getIndex());
      bad.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    }

    void mark(Row row, List<Fault> faults) {
      Map<Integer, String> messages = new LinkedHashMap<>();
      for (Fault fault : faults) {
        // What is wrong with a row as such is told at its beginning.
        int column = fault.column() == null ? 0 : Math.max(0, file.index(fault.column()));
        messages.merge(
            column, fault.message(), (one, more) -> one.equals(more) ? one : one + "\n" + more);
      }
      messages.forEach((column, message) -> mark(row, column, message));
    }

    private void mark(Row row, int column, String message) {
      Cell cell = row.getCell(column, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
      cell.setCellStyle(bad);
      if (comments++ >= MOST_COMMENTS) {
        return;
      }
      // A comment belongs to the cell at the corner of its anchor.
      ClientAnchor anchor = helper.createClientAnchor();
      anchor.setCol1(column);
      anchor.setCol2(column + COMMENT_COLUMNS);
      anchor.setRow1(row.getRowNum());
      anchor.setRow2(row.getRowNum() + COMMENT_ROWS);
      Comment comment = drawing.createCellComment(anchor);
      comment.setString(helper.createRichTextString(message));
      comment.setAuthor("Sluice");
      cell.setCellComment(comment);
    }
  }
}
