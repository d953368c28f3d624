package dev.sluice.repository.template;

import dev.sluice.repository.rest.export.XlsxFile;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.jspecify.annotations.Nullable;

/**
 * Writes a template as a spreadsheet: the rows on the first sheet, and the explanation of each
 * column on the second.
 */
final class TemplateXlsx {
  private static final int LAST_ROW = SpreadsheetVersion.EXCEL2007.getLastRowIndex();
  private static final int CHARACTER_WIDTH = 256;
  private static final int NARROWEST_CHARACTERS = 12;
  private static final int WIDEST_CHARACTERS = 40;

  private static final String EXPLANATION = "Explanation";

  /**
   * A column as its cells are written.
   *
   * @param text whether they are texts, whatever their values are
   */
  private record Column(String name, boolean text) {}

  private final Template template;
  private final List<Column> columns;

  TemplateXlsx(Template template) {
    this.template = template;
    columns =
        template.columns().stream().map(each -> new Column(each.name(), each.text())).toList();
  }

  /** Writes the file; gives the number of values that no cell reads as. */
  long writeTo(OutputStream file) throws IOException {
    try (XlsxFile xlsx = new XlsxFile()) {
      SXSSFSheet sheet =
          xlsx.sheet(
              template.connector().source(template.source()),
              WorkbookUtil.createSafeSheetName(template.source()));
      List<String> header = template.header();
      describe(sheet, xlsx, header);
      xlsx.header(sheet, header);
      int headerRow = sheet.getLastRowNum();
      long[] unwritable = {0};
      template
          .data()
          .each(
              line -> {
                xlsx.row(sheet, cells(line));
                unwritable[0] += line.unwritable();
              });
      sheet.createFreezePane(0, headerRow + 1);
      sheet.setAutoFilter(
          new CellRangeAddress(headerRow, sheet.getLastRowNum(), 0, header.size() - 1));
      choices(sheet, headerRow + 1);
      explain(xlsx, sheet.getSheetName());
      xlsx.writeTo(file);
      return unwritable[0];
    }
  }

  /** What is typed beneath the rows is to be as they are. */
  private void describe(SXSSFSheet sheet, XlsxFile xlsx, List<String> header) {
    for (int column = 0; column < header.size(); column++) {
      int characters =
          Math.max(
              NARROWEST_CHARACTERS, Math.min(WIDEST_CHARACTERS, header.get(column).length() + 4));
      sheet.setColumnWidth(column, characters * CHARACTER_WIDTH);
    }
    for (int column = 0; column < template.columns().size(); column++) {
      TemplateColumn described = template.columns().get(column);
      if (described.text()) {
        sheet.setDefaultColumnStyle(column, xlsx.styles().text());
      } else if (described.days()) {
        sheet.setDefaultColumnStyle(column, xlsx.styles().day());
      }
    }
  }

  private List<@Nullable Object> cells(TemplateLine line) {
    List<@Nullable Object> cells = new ArrayList<>();
    for (Column each : columns) {
      CellForm.Cell cell = line.get(each.name());
      cells.add(cell == null ? null : each.text() ? cell.text() : cell.value());
    }
    return cells;
  }

  private void choices(SXSSFSheet sheet, int firstRow) {
    for (int column = 0; column < template.columns().size(); column++) {
      choices(sheet, firstRow, column, template.columns().get(column).choices());
    }
    if (template.hasCommands()) {
      choices(sheet, firstRow, template.columns().size(), Template.COMMANDS);
    }
  }

  /** A drop-down that warns of other words, since there are more ways to write some of them. */
  private static void choices(SXSSFSheet sheet, int firstRow, int column, List<String> words) {
    boolean listed = words.stream().noneMatch(each -> each.contains(","));
    if (words.isEmpty() || !listed || String.join(",", words).length() > 255) {
      return;
    }
    DataValidationHelper helper = sheet.getDataValidationHelper();
    DataValidation validation =
        helper.createValidation(
            helper.createExplicitListConstraint(words.toArray(String[]::new)),
            new CellRangeAddressList(firstRow, LAST_ROW, column, column));
    validation.setErrorStyle(DataValidation.ErrorStyle.WARNING);
    validation.setShowErrorBox(true);
    validation.setEmptyCellAllowed(true);
    sheet.addValidationData(validation);
  }

  private void explain(XlsxFile xlsx, String rows) {
    boolean taken = rows.equalsIgnoreCase(EXPLANATION);
    SXSSFSheet sheet = xlsx.sheet(taken ? EXPLANATION + " 2" : EXPLANATION);
    xlsx.header(sheet, Explanations.HEADER);
    new Explanations(template).rows().forEach(each -> xlsx.row(sheet, each));
    sheet.createFreezePane(0, 1);
    for (int column = 0; column < Explanations.HEADER.size(); column++) {
      sheet.setColumnWidth(column, WIDEST_CHARACTERS * CHARACTER_WIDTH);
    }
  }
}
