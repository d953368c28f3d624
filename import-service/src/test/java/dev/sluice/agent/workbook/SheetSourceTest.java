package dev.sluice.agent.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.agent.AConnector;
import dev.sluice.agent.AgentRig;
import dev.sluice.agent.files.Digests;
import dev.sluice.agent.files.ProfileFile;
import dev.sluice.agent.step.SourceException;
import dev.sluice.contract.agent.ExportResult.ExportedFile;
import dev.sluice.contract.agent.PrepareResult;
import dev.sluice.contract.agent.PreparedFile;
import dev.sluice.contract.agent.PreparedFile.Content;
import dev.sluice.contract.agent.SheetNote;
import dev.sluice.contract.agent.SheetNote.Kind;
import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.contract.definition.PropertyType;
import dev.sluice.contract.definition.source.XlsxFile;
import dev.sluice.contract.profile.SourceProfile;
import dev.sluice.contract.run.Mode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workbooks as people make them, from the file to prepared rows and rejects. */
class SheetSourceTest {
  @TempDir private Path folder;
  private final XSSFWorkbook workbook = new XSSFWorkbook();
  private Sheet sheet;
  private AgentRig rig;

  @BeforeEach
  void prepareWorkbook() {
    sheet = workbook.createSheet("People");
    row(0, "id", "login", "age", "hired");
    rig = rig(new XlsxFile("users.xlsx", "changes.xlsx", null, null));
  }

  private AgentRig rig(XlsxFile xlsx) {
    return new AgentRig(
        folder,
        AConnector.connector()
            .source("users", xlsx)
            .type(
                "User",
                "users",
                AConnector.property("id", PropertyType.STRING),
                new PropertyDefinition("login", "login", PropertyType.STRING, null, true, true),
                AConnector.property("age", PropertyType.INTEGER),
                AConnector.property("hired", PropertyType.DATE))
            .build());
  }

  private Row row(int index, Object... values) {
    Row row = sheet.createRow(index);
    for (int i = 0; i < values.length; i++) {
      Cell cell = row.createCell(i);
      if (values[i] instanceof Number number) {
        cell.setCellValue(number.doubleValue());
      } else if (values[i] instanceof LocalDate date) {
        cell.setCellValue(date);
        CellStyle style = workbook.createCellStyle();
        style.setDataFormat((short) 14);
        cell.setCellStyle(style);
      } else if (values[i] instanceof String text) {
        cell.setCellValue(text);
      }
    }
    return row;
  }

  private void save(String name) throws IOException {
    try (OutputStream out = Files.newOutputStream(rig.files.resolve(name))) {
      workbook.write(out);
    }
  }

  private List<String> sorted(String run) throws IOException {
    return AgentRig.text(rig.run(run).sorted("User")).lines().skip(1).toList();
  }

  private String rejects(String run) throws IOException {
    return AgentRig.text(rig.run(run).rejects("User"));
  }

  @Test
  void readsWhatPeopleSee() throws Exception {
    row(1, "007", "ann", 41, LocalDate.of(2020, 3, 1));
    Row rich = row(2, 12, "", 1.0);
    XSSFRichTextString text = new XSSFRichTextString("bob");
    text.applyFont(1, 2, workbook.createFont());
    rich.getCell(1).setCellValue(text);
    save("users.xlsx");

    PrepareResult prepared = rig.prepare("run", Mode.COMPLETE);

    assertThat(sorted("run")).containsExactly("007,ann,41,2020-03-01", "12,bob,1,");
    assertThat(AgentRig.of(prepared, "User").notes()).isNull();
  }

  @Test
  void profilesCellsAsTheyAreRead() throws Exception {
    row(1, "007", "ann", 41, LocalDate.of(2020, 3, 1));
    row(2, "008", "bob", 1.0, "");
    // A cell with an error makes a row that cannot be used.
    row(3, "009", "eve").createCell(2).setCellErrorValue(FormulaError.NA.getCode());
    save("users.xlsx");

    rig.prepare("run", Mode.COMPLETE);

    SourceProfile users = ProfileFile.read(rig.run("run").profiles()).profiles().get(0);
    assertThat(users.rows()).isEqualTo(2);
    assertThat(users.columns())
        .extracting(each -> each.name() + " " + each.empty() + " " + each.masks().get(0).text())
        .containsExactly("id 0 9", "login 0 a", "age 0 9", "hired 1 9-9-9");
  }

  @Test
  void tellsRowAndCellOfTheSheetOfWhatIsWrong() throws Exception {
    row(1, "1", "ann\nlee\n", 30);
    // Rows 3 to 6 are blank, and no line of any file.
    row(6, "2", "bob", "thirty");
    row(7, "3", "", 30);
    row(8, "4", "dan", 30, "2020");
    save("users.xlsx");

    PrepareResult prepared = rig.prepare("run", Mode.COMPLETE);

    assertThat(AgentRig.of(prepared, "User").rejected()).isEqualTo(3);
    assertThat(rejects("run").lines())
        .anyMatch(line -> line.startsWith("7,age,not-an-integer,\"C7: expected a whole number"))
        .anyMatch(line -> line.startsWith("8,login,required,\"B8: expected a value"))
        .anyMatch(line -> line.startsWith("9,hired,not-a-date,\"D9: expected a date"));
  }

  @Test
  void takesTheCachedResultsOfFormulasAndSaysSo() throws Exception {
    row(1, "1", "ann").createCell(2).setCellFormula("20+21");
    row(2, "2", "bob").createCell(2).setCellFormula("2*15");
    workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
    Row without = row(3, "3", "cy");
    without.createCell(2).setCellFormula("1+1");
    Row error = row(4, "4", "dan");
    error.createCell(2).setCellErrorValue(FormulaError.NA.getCode());
    Row unused = row(5, "5", "eve", 3);
    unused.createCell(4).setCellErrorValue(FormulaError.REF.getCode());
    sheet.getRow(0).createCell(4).setCellValue("remarks");
    save("users.xlsx");

    PreparedFile prepared = AgentRig.of(rig.prepare("run", Mode.COMPLETE), "User");

    assertThat(sorted("run")).containsExactly("1,ann,41,", "2,bob,30,", "5,eve,3,");
    assertThat(prepared.notes()).containsExactly(new SheetNote(Kind.FORMULAS, 2, "C2"));
    assertThat(rejects("run").lines())
        .anyMatch(line -> line.startsWith("4,age,formula-without-result,\"C4: expected a value"))
        .anyMatch(line -> line.startsWith("5,age,error-value,\"C5: expected a value"));
    assertThat(AgentRig.text(rig.run("run").keep("User")).lines()).contains("3", "4");
  }

  @Test
  void readsWhatIsHiddenAndSaysSo() throws Exception {
    row(1, "1", "ann", 1).setZeroHeight(true);
    row(2, "2", "bob", 2);
    sheet.getRow(0).createCell(5).setCellValue(" ");
    sheet.getRow(2).createCell(6).setCellValue("a remark");
    sheet.setColumnHidden(2, true);
    CellStyle padded = workbook.createCellStyle();
    padded.setDataFormat(workbook.createDataFormat().getFormat("00000"));
    Row last = row(3, 7, "cy", 3);
    last.getCell(0).setCellStyle(padded);
    save("users.xlsx");

    ExportedFile exported = rig.export("run", Mode.COMPLETE).files().get(0);

    assertThat(exported.notes())
        .containsExactlyInAnyOrder(
            new SheetNote(Kind.HIDDEN_ROWS, 1, "2"),
            new SheetNote(Kind.HIDDEN_COLUMNS, 1, "C"),
            new SheetNote(Kind.CELLS_WITHOUT_HEADING, 1, "G3"),
            new SheetNote(Kind.ZEROS_FOR_SHOW, 1, "A4"));
    assertThat(exported.rows()).isEqualTo(3);
  }

  @Test
  void rejectsRowsThatLostValuesToMergedCells() throws Exception {
    row(1, "1", "ann", 1);
    row(2, "2", "bob", 2);
    row(3, "3", "cy", 3);
    sheet.addMergedRegion(new CellRangeAddress(1, 2, 2, 2));
    sheet.addMergedRegion(new CellRangeAddress(5, 5, 0, 2));
    save("users.xlsx");

    rig.prepare("run", Mode.COMPLETE);

    assertThat(sorted("run")).containsExactly("1,ann,1,", "3,cy,3,");
    assertThat(rejects("run").lines())
        .anyMatch(line -> line.startsWith("3,age,merged-cell,\"C3: expected a value"));
  }

  @Test
  void readsTheNamedSheetFromItsHeaderRowOn() throws Exception {
    Sheet other = workbook.createSheet("Staff 2026");
    sheet = other;
    row(0, "Staff of the year 2026");
    row(2, "", "id", "login", "age", "hired");
    row(3, "", "1", "ann", 1);
    rig = rig(new XlsxFile("users.xlsx", null, "Staff 2026", 3));
    save("users.xlsx");

    rig.prepare("run", Mode.COMPLETE);

    assertThat(sorted("run")).containsExactly("1,ann,1,");
  }

  @Test
  void skipsHiddenSheetsUnlessOneIsNamed() throws Exception {
    row(1, "1", "ann", 1);
    Sheet lists = workbook.createSheet("Lists");
    lists.createRow(0).createCell(0).setCellValue("active");
    workbook.setSheetOrder("Lists", 0);
    workbook.setSheetHidden(0, true);
    workbook.setActiveSheet(1);
    save("users.xlsx");

    rig.prepare("run", Mode.COMPLETE);

    assertThat(sorted("run")).containsExactly("1,ann,1,");
  }

  @Test
  void tellsWhichSheetAndColumnItMisses() throws Exception {
    row(0, "id", "logn", "age", "hired");
    row(1, "1", "ann", 1);
    save("users.xlsx");

    assertThat(refusal().failure().message())
        .isEqualTo(
            "users.xlsx, row 1, column login: the header has no such column; the nearest is"
                + " 'logn'");
    rig = rig(new XlsxFile("users.xlsx", null, "people", null));
    save("users.xlsx");
    assertThat(refusal().failure().message())
        .isEqualTo("users.xlsx: the workbook has no sheet 'people'; the nearest is 'People'");
    rig = rig(new XlsxFile("users.xlsx", null, null, 5));
    row(8, "x");
    save("users.xlsx");
    assertThat(refusal().failure().message())
        .isEqualTo("users.xlsx: row 5 of the sheet should have the column names, but is empty");
  }

  private SourceException refusal() {
    return catchThrowableOfType(SourceException.class, () -> rig.prepare("run", Mode.COMPLETE));
  }

  @Test
  void takesCommandsAndKnowsTheWorkbookByItsOwnDigest() throws Exception {
    row(0, "Command", "id", "login", "age", "hired");
    row(1, "Delete", "1");
    row(2, "Merge", "2", "bob", 2);
    row(3, "Strange", "3", "cy");
    save("changes.xlsx");

    PreparedFile prepared = AgentRig.of(rig.prepare("run", Mode.INCREMENTAL), "User");

    assertThat(prepared.commands()).isTrue();
    assertThat(sorted("run")).containsExactly("delete,1,,,", "merge,2,bob,2,");
    assertThat(prepared.sourceSha256()).isEqualTo(Digests.of(rig.files.resolve("changes.xlsx")));
    assertThat(rejects("run")).contains("4,Command,unknown-command,\"A4: expected one of insert");
  }

  @Test
  void hasNoChangesWithoutAFileOfChanges() throws Exception {
    row(1, "1", "ann", 1);
    save("users.xlsx");

    PreparedFile prepared = AgentRig.of(rig.prepare("run", Mode.INCREMENTAL), "User");

    assertThat(prepared.content()).isEqualTo(Content.NO_FILE);
  }

  @Test
  void workbookThatWasRewrittenWithTheSameRowsChangesNothing() throws Exception {
    rig = rig(new XlsxFile("users.xlsx", null, null, null));
    row(1, "1", "ann", 1);
    row(2, "2", "bob", 2);
    save("users.xlsx");
    rig.applied("before");
    workbook.createSheet("More");
    sheet.getRow(2).getCell(2).setCellValue(3);
    save("users.xlsx");

    PrepareResult prepared = rig.prepare("run", Mode.INCREMENTAL);
    rig.delta("run", prepared, "before");

    assertThat(AgentRig.text(rig.run("run").delta("User")).lines().skip(1))
        .containsExactly("update,2,bob,3,NULL_NULL");
  }

  @Test
  void twoAttemptsWriteTheSameFile() throws Exception {
    row(1, "1", "ann", 1, LocalDate.of(2020, 3, 1));
    save("users.xlsx");

    assertThat(rig.export("run", Mode.COMPLETE)).isEqualTo(rig.export("run", Mode.COMPLETE));
  }
}
