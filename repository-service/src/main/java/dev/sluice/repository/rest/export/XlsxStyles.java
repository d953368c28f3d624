package dev.sluice.repository.rest.export;

import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;

/** The cell styles of a spreadsheet; a file has few styles, so each is created once. */
public final class XlsxStyles {
  private static final short TEXT = (short) BuiltinFormats.getBuiltinFormat("@");

  private final CellStyle header;
  private final CellStyle text;
  private final CellStyle quoted;
  private final CellStyle day;

  XlsxStyles(SXSSFWorkbook workbook) {
    header = workbook.createCellStyle();
    Font bold = workbook.createFont();
    bold.setBold(true);
    header.setFont(bold);
    header.setDataFormat(TEXT);
    header.setVerticalAlignment(VerticalAlignment.TOP);
    text = workbook.createCellStyle();
    text.setDataFormat(TEXT);
    quoted = workbook.createCellStyle();
    quoted.setDataFormat(TEXT);
    // What an apostrophe does that a person types in front: the cell stays text when it is edited.
    ((XSSFCellStyle) quoted).setQuotePrefixed(true);
    day = workbook.createCellStyle();
    day.setDataFormat(workbook.createDataFormat().getFormat("yyyy-mm-dd"));
  }

  public CellStyle header() {
    return header;
  }

  /** Text, also of what is typed into the cell later. */
  public CellStyle text() {
    return text;
  }

  /** Text that would be a formula if it were typed. */
  CellStyle quoted() {
    return quoted;
  }

  public CellStyle day() {
    return day;
  }
}
