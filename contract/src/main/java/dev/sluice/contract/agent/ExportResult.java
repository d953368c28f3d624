package dev.sluice.contract.agent;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The files that an export wrote. */
public record ExportResult(List<ExportedFile> files) {

  /**
   * One CSV source file.
   *
   * @param path the managed system's file as the definition names it
   * @param rows records after the header
   * @param sha256 of the bytes, in hexadecimal
   * @param absent whether the file did not exist, which is only allowed for a change file
   * @param sheet the sheet that it was read from, if any
   */
  public record ExportedFile(
      String source,
      String path,
      long bytes,
      long rows,
      String sha256,
      boolean absent,
      @Nullable ExportedSheet sheet) {

    /** A copy of the managed system's file. */
    public ExportedFile(
        String source, String path, long bytes, long rows, String sha256, boolean absent) {
      this(source, path, bytes, rows, sha256, absent, null);
    }

    /** The digest of the managed system's own file. */
    public String originalSha256() {
      return sheet == null ? sha256 : sheet.workbookSha256();
    }

    /** Notes for people about how the file was read. */
    public List<SheetNote> notes() {
      return sheet == null ? List.of() : sheet.notes();
    }
  }

  /**
   * A sheet that was written as a CSV source file.
   *
   * @param name the sheet's name
   * @param workbookSha256 of the workbook's bytes, in hexadecimal
   * @param notes notes for people about how it was read
   */
  public record ExportedSheet(String name, String workbookSha256, List<SheetNote> notes) {}
}
