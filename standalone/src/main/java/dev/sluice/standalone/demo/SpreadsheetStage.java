package dev.sluice.standalone.demo;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.sluice.contract.rows.ErrorColumns;
import dev.sluice.contract.upload.UploadPurpose;
import dev.sluice.standalone.client.FileRequest;
import dev.sluice.standalone.client.Json;
import dev.sluice.standalone.client.RestClient;
import dev.sluice.standalone.client.run.Run;
import dev.sluice.standalone.client.upload.Upload;
import dev.sluice.standalone.client.upload.UploadScreen;
import dev.sluice.standalone.client.upload.Uploads;
import dev.sluice.standalone.screen.Output;
import dev.sluice.standalone.screen.Paragraph;
import dev.sluice.standalone.screen.Printable;
import dev.sluice.standalone.screen.Style;
import dev.sluice.standalone.screen.Table;
import dev.sluice.standalone.screen.Table.Cell;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What people with a spreadsheet do: they fill in a template and import it, correct the marked
 * cells of rejected rows, and import these.
 */
final class SpreadsheetStage {
  private static final String INDENT = "  ";
  private static final String SOURCE = "users";
  private static final String KEY = "employeeID";
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private final Output output;
  private final RestClient client;
  private final DemoFolder folder;
  private final DemoRunner runner;
  private final Uploads uploads;
  private final String options;

  /** What a person types over a bad cell. */
  record Correction(String key, String column, String text) {}

  /**
   * Makes the stage.
   *
   * @param options what commands need that are proposed
   */
  SpreadsheetStage(
      Output output, RestClient client, DemoFolder folder, DemoRunner runner, String options) {
    this.output = output;
    this.client = client;
    this.folder = folder;
    this.runner = runner;
    this.options = options;
    uploads = new Uploads(client);
  }

  /** Takes it; returns both runs as they ended. */
  List<Run> take(int number) throws IOException {
    Stage filled = DemoScenarios.NEWCOMERS;
    runner.title(number, "import of a spreadsheet", filled.title());
    Path people = folder.spreadsheets().resolve("newcomers.xlsx");
    fill(people, folder.sample(filled.folder() + "/newcomers.csv"));
    Run first = imported(filled, people);

    Path rejects = folder.spreadsheets().resolve("rejects.xlsx");
    String path = "/api/synchronizations/" + first.id() + "/rejects/" + SOURCE;
    client.fetch(path, Map.of(), new FileRequest(XLSX, rejects));
    Stage corrected = DemoScenarios.CORRECTED;
    output.line();
    Paragraph.write(output, INDENT, corrected.title());
    showAndCorrect(rejects);
    return List.of(first, imported(corrected, rejects));
  }

  /** Gets a template and types the rows of a file into it. */
  private void fill(Path workbook, Path rows) throws IOException {
    String template = "/api/connectors/" + DemoRunner.CONNECTOR + "/templates/" + SOURCE + ".xlsx";
    client.fetch(template, Map.of("data", "none"), new FileRequest(XLSX, workbook));
    try (Spreadsheet sheet = Spreadsheet.open(workbook);
        CsvReader<NamedCsvRecord> reader =
            CsvReader.builder().fieldSeparator(';').ofNamedCsvRecord(rows)) {
      int row = 1;
      for (NamedCsvRecord person : reader) {
        for (String column : person.getHeader()) {
          sheet.type(row, column, person.getField(column));
        }
        row++;
      }
      sheet.save();
    }
  }

  private Run imported(Stage stage, Path workbook) throws IOException {
    Upload upload =
        Json.read(
            uploads.awaited(
                uploads.send(DemoRunner.CONNECTOR, SOURCE, UploadPurpose.UPDATE, workbook)),
            Upload.class);
    output.line();
    new UploadScreen(output, options).write(upload);
    output.line();
    return runner.finish(
        stage,
        Map.of(
            "connector",
            DemoRunner.CONNECTOR,
            "file",
            Map.of("upload", upload.id(), "as", UploadPurpose.UPDATE.label())));
  }

  private void showAndCorrect(Path rejects) throws IOException {
    Table table = Table.of("row", "column", "cell", "is corrected to");
    try (Spreadsheet sheet = Spreadsheet.open(rejects)) {
      for (int row = 1; row <= sheet.lastRow(); row++) {
        String key = sheet.shown(row, KEY);
        for (Correction each : DemoScenarios.CORRECTIONS) {
          if (each.key().equals(key)) {
            table.row(
                Cell.of(sheet.shown(row, ErrorColumns.LINE)),
                Cell.of(each.column()),
                new Cell(Printable.of(sheet.shown(row, each.column())), Style.RED),
                new Cell(each.text(), Style.GREEN));
            sheet.type(row, each.column(), each.text());
          }
        }
      }
      sheet.save();
    }
    output.line();
    table.write(output, INDENT);
    output.line(INDENT + "Saved: " + rejects);
  }
}
