package dev.sluice.standalone.init;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.agent.PreparedFile;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.repository.definition.DefinitionReader;
import dev.sluice.standalone.CommandLines;
import dev.sluice.standalone.screen.Output;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is drafted of files as products export them. Each folder of {@code init} has such files, the
 * definition that they become and what the person is told; {@code -Dsluice.record-drafts=true}
 * writes both again.
 */
class InitCommandTest {
  private static final Path CASES = Path.of("src/test/resources/init");
  private static final String DEFINITION = "expected.yaml";
  private static final String SCREEN = "expected.txt";

  @TempDir private Path folder;
  private final StringWriter screen = new StringWriter();
  private final StringWriter errors = new StringWriter();

  static Stream<String> cases() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders.map(each -> String.valueOf(each.getFileName())).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void draftsWhatTheFilesSay(String name) throws IOException {
    Path files = CASES.resolve(name);
    Path written = folder.resolve(name + ".yaml");
    assertThat(init(files(files), "--name", name, "--out", written.toString())).isZero();
    String yaml = Files.readString(written);
    String told =
        screen
            .toString()
            .replace(folder.toString(), "FOLDER")
            .replace(files.toAbsolutePath().toString(), "FILES");
    if (Boolean.getBoolean("sluice.record-drafts")) {
      Files.writeString(files.resolve(DEFINITION), yaml);
      Files.writeString(files.resolve(SCREEN), told);
    }
    assertThat(yaml).isEqualTo(Files.readString(files.resolve(DEFINITION)));
    assertThat(told).isEqualTo(Files.readString(files.resolve(SCREEN)));
    // What is drafted reads every row, whatever the recorded files say.
    assertThat(Trial.read(DefinitionReader.read("drafted", yaml), files))
        .isNotEmpty()
        .allSatisfy(each -> assertThat(each.rejected()).as(each.target()).isZero())
        .extracting(PreparedFile::read)
        .doesNotContain(0L);
  }

  @Test
  void readsTheFirstSheetOfAWorkbook() throws IOException {
    Path workbook = folder.resolve("people.xlsx");
    try (XSSFWorkbook written = new XSSFWorkbook();
        OutputStream out = Files.newOutputStream(workbook)) {
      CellStyle day = written.createCellStyle();
      day.setDataFormat(written.createDataFormat().getFormat("dd.mm.yyyy"));
      Sheet sheet = written.createSheet("Staff");
      Row header = sheet.createRow(0);
      header.createCell(0).setCellValue("Number");
      header.createCell(1).setCellValue("Hired");
      header.createCell(2).setCellValue("Manager");
      for (int row = 1; row <= 3; row++) {
        Row person = sheet.createRow(row);
        person.createCell(0).setCellValue("00" + row);
        Cell hired = person.createCell(1);
        hired.setCellValue(LocalDate.of(2020, 3, row));
        hired.setCellStyle(day);
        person.createCell(2).setCellValue(row == 1 ? "" : "001");
      }
      written.write(out);
    }
    Path yaml = folder.resolve("people.yaml");
    assertThat(init(List.of(workbook), "--out", yaml.toString())).isZero();
    assertThat(Files.readString(yaml))
        .contains(
            "  people: { xlsx: { path: people.xlsx } }",
            "    key: number #",
            "      hired: { column: Hired, type: date }",
            "    target: { entityType: User, column: Manager } #");
    assertThat(screen.toString())
        .contains("a sheet of a workbook")
        .containsPattern("User +3 +3 +0 +0");
  }

  @Test
  void refusesToWriteOverADefinition() throws IOException {
    Path file = file("a.csv", "id,name\n1,x\n2,y\n");
    Path written = file("a.yaml", "mine");
    assertThat(init(List.of(file), "--out", written.toString())).isEqualTo(2);
    assertThat(errors.toString()).contains("already exists").contains("--force");
    assertThat(Files.readString(written)).isEqualTo("mine");
    assertThat(init(List.of(file), "--out", written.toString(), "--force")).isZero();
    assertThat(Files.readString(written)).contains("connector: a\n");
  }

  @Test
  void saysWhatIsMissingInAFileThatCannotBeDescribed() throws IOException {
    assertThat(init(List.of(file("rows.csv", "7,x\n8,y\n")))).isEqualTo(5);
    assertThat(init(List.of(file("nokey.csv", "name,city\nx,A\ny,A\nx,B\n")))).isEqualTo(5);
    assertThat(init(List.of(file("header.csv", "id,name\n")))).isEqualTo(5);
    assertThat(init(List.of(file("empty.csv", "")))).isEqualTo(5);
    assertThat(init(List.of(file("twice.csv", "id,id\n1,2\n")))).isEqualTo(5);
    assertThat(init(List.of(folder.resolve("none.csv")))).isEqualTo(2);
    assertThat(errors.toString().lines())
        .anyMatch(each -> each.contains("rows.csv: the first line looks like a row"))
        .anyMatch(each -> each.contains("nokey.csv: no column identifies the rows"))
        .anyMatch(each -> each.contains("header.csv: the file has a header and no rows"))
        .anyMatch(each -> each.contains("empty.csv: the file is empty"))
        .anyMatch(
            each ->
                each.contains("the header names columns more than once: column 2 like column 1"))
        .anyMatch(each -> each.contains("There is no file"))
        // A first line that is a row holds values.
        .noneMatch(each -> each.contains("7,x"));
  }

  @Test
  void namesNothingTwice() throws IOException {
    Files.createDirectory(folder.resolve("old"));
    Path written = folder.resolve("both.yaml");
    assertThat(
            init(
                List.of(
                    file("users.csv", "id,manager,boss\n1,,\n2,1,1\n3,1,1\n"),
                    file("old/users.csv", "number,name\n71,x\n72,y\n"),
                    file("managers.csv", "id,manager\n2,1\n3,1\n")),
                "--out",
                written.toString()))
        .isZero();
    ConnectorDefinition definition = DefinitionReader.read("both", Files.readString(written));
    assertThat(definition.sources())
        .extracting(each -> each.name())
        .containsExactly("users", "users2", "managers");
    assertThat(definition.entityTypes())
        .extracting(each -> each.name())
        .containsExactly("User", "User2");
    assertThat(definition.associations())
        .extracting(each -> each.name())
        .containsExactly("User.manager", "User.boss", "User.manager2");
  }

  @Test
  void tellsWhatIsWrongWithAName() throws IOException {
    assertThat(init(List.of(file("a.csv", "id,name\n1,x\n2,y\n")), "--name", "my files"))
        .isEqualTo(5);
    assertThat(errors.toString()).contains("my files").doesNotContain("\tat ");
  }

  @Test
  void namesThatAnotherNotationWouldReadOtherwiseAreQuoted() throws IOException {
    Path file =
        file(
            "odd.csv",
            "\"a: #\",yes,x12,\"tab\tand \"\"quotes\"\"\",номер\nx1,x,x,x,x\nx2,y,x,y,y\n");
    Path written = folder.resolve("odd.yaml");
    assertThat(init(List.of(file), "--out", written.toString())).isZero();
    assertThat(DefinitionReader.read("odd", Files.readString(written)).entityTypes())
        .singleElement()
        .satisfies(
            type ->
                assertThat(type.properties())
                    .extracting(each -> each.column())
                    .containsExactly("a: #", "yes", "x12", "номер"));
  }

  private Path file(String name, String text) throws IOException {
    return Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(each -> !String.valueOf(each.getFileName()).startsWith("expected."))
          .sorted()
          .toList();
    }
  }

  private int init(List<Path> files, String... options) {
    List<String> arguments = new ArrayList<>(List.of("init"));
    files.forEach(each -> arguments.add(each.toString()));
    arguments.addAll(List.of(options));
    var output = new Output(new PrintWriter(screen), new PrintWriter(errors), 0, false);
    return CommandLines.run(output, Map.of(), arguments);
  }
}
