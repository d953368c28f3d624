package dev.sluice.repository.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.repository.definition.DefinitionReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

class TemplateXlsxTest {
  private static final ConnectorDefinition CONNECTOR =
      DefinitionReader.read(
          "hr.yaml",
          """
          connector: hr
          sources: { people: { csv: { path: people.csv } } }
          entityTypes:
            User:
              source: people
              key: id
              status: { column: state }
              properties:
                id: { column: ID, type: integer }
                mail: { column: MAIL, required: true, unique: true }
                seats: { column: SEATS, type: integer }
                remote: { column: REMOTE, type: boolean }
                born: { column: BORN, type: date }
                hiredOn: { column: HIRED, type: date, format: dd/MM/yyyy }
          associations:
            User.peers:
              { source: people, owner: ID, target: { entityType: User, column: PEERS }, multiplicity: many, separator: "|" }
          """);

  @Test
  void hasTheColumnsThatTheDefinitionReads() throws IOException {
    Sheet sheet = written(TemplateData.NONE).getSheetAt(0);

    assertThat(sheet.getSheetName()).isEqualTo("people");
    assertThat(texts(sheet.getRow(0)))
        .containsExactly(
            "ID", "MAIL", "SEATS", "REMOTE", "BORN", "HIRED", "state", "PEERS", "Command");
    assertThat(sheet.getLastRowNum()).isZero();
    assertThat(sheet.getPaneInformation().getHorizontalSplitTopRow()).isEqualTo((short) 1);
    assertThat(sheet.getColumnStyle(0).getDataFormatString()).isEqualTo("@");
    assertThat(sheet.getColumnStyle(1).getDataFormatString()).isEqualTo("@");
    assertThat(sheet.getColumnStyle(2).getDataFormatString()).isEqualTo("General");
    assertThat(sheet.getColumnStyle(4).getDataFormatString()).isEqualTo("yyyy-mm-dd");
    assertThat(sheet.getColumnStyle(5).getDataFormatString()).isEqualTo("@");
  }

  @Test
  void offersWordsToChooseFrom() throws IOException {
    assertThat(choices(written(TemplateData.NONE).getSheetAt(0)))
        .isEqualTo(
            Map.of(
                "D2:D1048576", "true,false",
                "G2:G1048576", "active,inactive",
                "I2:I1048576", "Add,Modify,Merge,Delete"));
  }

  @Test
  void tellsTheRulesOfADefinition() throws IOException {
    ConnectorDefinition connector =
        DefinitionReader.read(
            "hr.yaml",
            """
            connector: hr
            sources: { people: { xlsx: { path: people.xlsx, sheet: Staff, headerRow: 3 } } }
            entityTypes:
              User:
                source: people
                key: id
                properties:
                  id: { column: ID }
                  level: { column: LEVEL, oneOf: [low, high], maxLength: 4, immutable: true }
                  remote: { column: REMOTE, type: boolean, values: { ja: true, nein: false } }
                  kind: { column: KIND, default: staff, values: { "-": null } }
            associations:
              User.peers:
                { source: people, owner: ID, target: { entityType: User, column: PEERS }, multiplicity: many, separator: "|", maxTargets: 5, targetMustExist: true }
            """);
    XSSFWorkbook workbook = written(connector, TemplateData.NONE);

    Sheet sheet = workbook.getSheetAt(0);
    assertThat(sheet.getSheetName()).isEqualTo("Staff");
    assertThat(texts(sheet.getRow(2)))
        .containsExactly("ID", "LEVEL", "REMOTE", "KIND", "PEERS", "Command");
    assertThat(choices(sheet))
        .containsEntry("B4:B1048576", "low,high")
        .containsEntry("C4:C1048576", "ja,nein");
    assertThat(texts(workbook.getSheetAt(1).getRow(3)).get(3))
        .isEqualTo("at most 4 characters; one of low, high; cannot change after it is stored");
    assertThat(texts(workbook.getSheetAt(1).getRow(5)).get(3))
        .isEqualTo(
            "- means no value; empty means staff (with Modify or Merge only if the resource is"
                + " new)");
    assertThat(texts(workbook.getSheetAt(1).getRow(6)).get(3))
        .isEqualTo("several with | between them; at most 5; must exist");
  }

  @Test
  void explainsEachColumn() throws IOException {
    Sheet sheet = written(TemplateData.NONE).getSheetAt(1);

    List<List<String>> rows = new ArrayList<>();
    sheet.forEach(row -> rows.add(texts(row).subList(0, 5)));
    assertThat(rows)
        .contains(
            List.of(
                "ID",
                "User.id, which identifies the row",
                "Whole number",
                "required; unique",
                "42"),
            List.of("MAIL", "User.mail", "Text", "required; unique", ""),
            List.of("HIRED", "User.hiredOn", "Day", "written as dd/MM/yyyy", "31/03/2020"),
            List.of(
                "PEERS",
                "Target of User.peers: a User, by its key",
                "Whole number",
                "several with | between them",
                "42"));
    assertThat(texts(sheet.getRow(4)).get(5)).startsWith("Write NULL_NULL with the command");
  }

  @Test
  void writesValuesAsTheirKind() throws IOException {
    TemplateData data =
        consumer -> {
          TemplateLine line = new TemplateLine();
          put(line, "id", "7");
          put(line, "mail", "=a@example.org");
          put(line, "seats", "9");
          put(line, "remote", "false");
          put(line, "born", "1899-12-31");
          put(line, "hiredOn", "2020-02-29");
          consumer.accept(line);
          TemplateLine other = new TemplateLine();
          put(other, "id", "8");
          put(other, "born", "2020-02-29");
          consumer.accept(other);
        };

    Sheet sheet = written(data).getSheetAt(0);

    Row row = sheet.getRow(1);
    assertThat(row.getCell(0).getStringCellValue()).isEqualTo("7");
    assertThat(row.getCell(1).getStringCellValue()).isEqualTo("=a@example.org");
    assertThat(row.getCell(1).getCellStyle().getQuotePrefixed()).isTrue();
    assertThat(row.getCell(2).getNumericCellValue()).isEqualTo(9);
    assertThat(row.getCell(3).getCellType()).isEqualTo(CellType.BOOLEAN);
    assertThat(row.getCell(4).getStringCellValue()).isEqualTo("1899-12-31");
    assertThat(row.getCell(5).getStringCellValue()).isEqualTo("29/02/2020");
    assertThat(DateUtil.isCellDateFormatted(sheet.getRow(2).getCell(4))).isTrue();
  }

  @Test
  void leavesOutWhatNoCellReadsAs() throws IOException {
    TemplateLine line = new TemplateLine();
    put(line, "id", "7");
    put(line, "mail", "NULL_NULL");
    put(line, "mail", " ");
    put(line, "seats", "many");

    assertThat(line.unwritable()).isEqualTo(3);
    assertThat(line.get("MAIL")).isNull();
  }

  private static void put(TemplateLine line, String property, String value) {
    var described = CONNECTOR.entityType("User").property(property);
    line.put(described.column(), new CellForm(described), value);
  }

  private static XSSFWorkbook written(TemplateData data) throws IOException {
    return written(CONNECTOR, data);
  }

  /** What is to be chosen from, by the cells that it is offered in. */
  private static Map<String, String> choices(Sheet sheet) {
    Map<String, String> choices = new TreeMap<>();
    for (DataValidation each : sheet.getDataValidations()) {
      choices.put(
          each.getRegions().getCellRangeAddresses()[0].formatAsString(),
          String.join(",", each.getValidationConstraint().getExplicitListValues()));
    }
    return choices;
  }

  private static XSSFWorkbook written(ConnectorDefinition connector, TemplateData data)
      throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    new TemplateXlsx(
            new Template(connector, "people", TemplateColumns.of(connector, "people"), data))
        .writeTo(file);
    return new XSSFWorkbook(new ByteArrayInputStream(file.toByteArray()));
  }

  private static List<String> texts(Row row) {
    List<String> texts = new ArrayList<>();
    for (int column = 0; column < row.getLastCellNum(); column++) {
      Cell cell = row.getCell(column);
      texts.add(cell == null ? "" : cell.getStringCellValue());
    }
    return texts;
  }
}
