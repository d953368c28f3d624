package dev.sluice.agent.workbook;

import dev.sluice.agent.step.Progress;
import dev.sluice.agent.step.ProgressTicker;
import dev.sluice.agent.workbook.cell.CellReading;
import dev.sluice.contract.agent.SheetNote;
import dev.sluice.contract.definition.source.XlsxFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes a sheet as a CSV source file. The workbook is read as a stream: neither its rows nor its
 * texts are held in memory.
 */
public final class SheetExport {
  /** What a small workbook may become; a larger one may grow so many times. */
  private static final long HARMLESS_BYTES = 64L << 20;

  private static final int MOST_GROWTH = 16;

  private final WorkbookRefusals refusals;
  private final XlsxFile xlsx;

  /**
   * Makes an export.
   *
   * @param path the workbook as the definition names it
   */
  public SheetExport(XlsxFile xlsx, String path) {
    this.xlsx = xlsx;
    refusals = new WorkbookRefusals(path);
  }

  /** Where the file is written to. */
  @FunctionalInterface
  public interface Target {
    /** Begins the file, anew if it was begun before. */
    OutputStream open() throws IOException;
  }

  /**
   * What was written.
   *
   * @param sheet the name of the sheet
   * @param rows how many after the header
   * @param notes what people should know of how it was read
   */
  public record Written(String sheet, long rows, List<SheetNote> notes) {
    static final Written NOTHING = new Written("", 0, List.of());
  }

  /** Whether a file begins like a workbook, new or old; whether it is one shows when it is read. */
  public static boolean mayBeWorkbook(Path file) throws IOException {
    return FileKind.isContainer(file);
  }

  /**
   * Writes the sheet.
   *
   * @param workbook a file that nobody changes meanwhile
   * @param scratch a folder for temporary files
   * @param mostRows how many rows after the header are wanted; if they end the sheet, merged cells
   *     are not looked for
   * @throws dev.sluice.agent.step.SourceException if the workbook cannot be read, and why
   */
  public Written write(Path workbook, Path scratch, Target target, long mostRows, Progress progress)
      throws IOException {
    if (Files.size(workbook) == 0) {
      target.open().close();
      return Written.NOTHING;
    }
    FileKind.refuseOthers(workbook, refusals);
    ProgressTicker ticker = new ProgressTicker(progress, 0, null);
    try (WorkbookArchive archive = WorkbookArchive.open(workbook, refusals)) {
      WorkbookParts parts = WorkbookParts.of(archive, refusals);
      Sheets sheets = Sheets.of(archive, parts, refusals);
      Sheets.Sheet sheet = sheets.choose(xlsx.sheet(), refusals);
      NumberFormats formats = NumberFormats.of(archive, parts.styles(), refusals);
      long unpacked = archive.size(sheet.part());
      String texts = parts.sharedStrings();
      unpacked += texts == null ? 0 : archive.size(texts);
      long mostBytes = Math.max(HARMLESS_BYTES, MOST_GROWTH * unpacked);
      SheetWriter.Wanted wanted = new SheetWriter.Wanted(xlsx.headerRow(), mostRows, mostBytes);
      try (SharedStrings strings =
          SharedStrings.of(archive, texts, scratch, ticker::row, refusals)) {
        Pass pass =
            regions -> {
              try (OutputStream out = target.open()) {
                SheetWriter writer = new SheetWriter(out, wanted, regions, ticker::row, refusals);
                CellReading reading = new CellReading(sheets.from1904());
                XmlPart.parse(
                    archive,
                    sheet.part(),
                    new SheetParser(strings, formats, reading, writer, refusals),
                    refusals);
                return writer;
              }
            };
        SheetWriter written = pass.over(MergedRegions.NONE);
        if (written.merged().any()) {
          // A sheet tells what is merged after all rows, so they are read again.
          written = pass.over(written.merged());
        }
        return new Written(sheet.name(), written.rows(), written.notes());
      }
    }
  }

  @FunctionalInterface
  private interface Pass {
    SheetWriter over(MergedRegions known) throws IOException;
  }
}
