package dev.sluice.contract.agent;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an export wrote. */
public record ExportResult(List<ExportedFile> files) {

  /**
   * One CSV source file.
   *
   * @param path the managed system's file as the definition names it
   * @param rows records after the header
   * @param sha256 of the bytes, in hexadecimal
   * @param absent whether there was no such file, which only a file of changes may lack
   * @param sheet what it was read from, if that was a sheet of a workbook
   */
  public record ExportedFile(
      String source,
      String path,
      long bytes,
      long rows,
      String sha256,
      boolean absent,
      @Nullable ExportedSheet sheet) {

    /** A file that is a copy of the managed system's. */
    public ExportedFile(
        String source, String path, long bytes, long rows, String sha256, boolean absent) {
      this(source, path, bytes, rows, sha256, absent, null);
    }

    /** The digest of the managed system's own file. */
    public String originalSha256() {
      return sheet == null ? sha256 : sheet.workbookSha256();
    }

    /** What people should know of how the file was read. */
    public List<SheetNote> notes() {
      return sheet == null ? List.of() : sheet.notes();
    }
  }

  /**
   * A sheet that was written as a CSV source file.
   *
   * @param name the sheet's name
   * @param workbookSha256 of the workbook's bytes, in hexadecimal
   * @param notes what people should know of how it was read
   */
  public record ExportedSheet(String name, String workbookSha256, List<SheetNote> notes) {}
}
