package dev.sluice.repository.rest.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.contract.rows.GuardedCell;
import dev.sluice.repository.rest.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class XlsxFileTest {
  static Stream<String> texts() {
    return Stream.of(
        "plain",
        "00042",
        "1e5",
        "=1+1",
        "+49 30 1234",
        "-5",
        "@here",
        "'quoted",
        " spaces around ",
        "line\nbreak",
        "line\r\nbreak",
        "\ttab",
        "emoji \uD83D\uDE80 in it",
        "<&\">]]>",
        "_x0041_",
        "_x005F_x0041_",
        "_x12",
        "bell \u0007 and \u0000",
        "half a \uD83D pair",
        "TRUE",
        "x".repeat(32_767));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void textIsReadAsItWas(String text) throws IOException {
    Cell cell = onlyCell(text);

    assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
    assertThat(cell.getStringCellValue()).isEqualTo(text);
    assertThat(cell.getCellStyle().getDataFormatString()).isEqualTo("@");
    assertThat(cell.getCellStyle().getQuotePrefixed())
        .isEqualTo(!GuardedCell.guarded(text).equals(text));
  }

  @Test
  void valuesOfOtherKindsKeepTheirKind() throws IOException {
    assertThat(onlyCell(12L).getNumericCellValue()).isEqualTo(12);
    assertThat(onlyCell(new BigDecimal("-0.25")).getNumericCellValue()).isEqualTo(-0.25);
    assertThat(onlyCell(true).getBooleanCellValue()).isTrue();
    Cell day = onlyCell(LocalDate.of(2020, 2, 29));
    assertThat(DateUtil.isCellDateFormatted(day)).isTrue();
    assertThat(day.getLocalDateTimeCellValue()).isEqualTo(LocalDate.of(2020, 2, 29).atStartOfDay());
  }

  @Test
  void whatASheetWouldChangeIsText() throws IOException {
    assertThat(onlyCell(LocalDate.of(1899, 12, 31)).getStringCellValue()).isEqualTo("1899-12-31");
    assertThat(onlyCell(12_345_678_901_234_567L).getStringCellValue())
        .isEqualTo("12345678901234567");
    assertThat(onlyCell(new BigDecimal("1E+30")).getStringCellValue())
        .isEqualTo("1" + "0".repeat(30));
  }

  @Test
  void nothingIsAnEmptyCell() throws IOException {
    assertThat(onlyCell(null)).isNull();
  }

  @Test
  void refusesWhatNoCellHolds() {
    assertThatThrownBy(() -> onlyCell("x".repeat(32_768)))
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            "A cell has at most 32,767 characters, and row 2, column 1 has more; request the list"
                + " as CSV");
  }

  private static Cell onlyCell(Object value) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (XlsxFile xlsx = new XlsxFile()) {
      SXSSFSheet sheet = xlsx.sheet("List");
      xlsx.header(sheet, List.of("value"));
      xlsx.row(sheet, Arrays.asList(value));
      xlsx.writeTo(file);
    }
    try (XSSFWorkbook read = new XSSFWorkbook(new ByteArrayInputStream(file.toByteArray()))) {
      assertThat(read.getSheetAt(0).getRow(0).getCell(0).getStringCellValue()).isEqualTo("value");
      return read.getSheetAt(0).getRow(1).getCell(0);
    }
  }
}
