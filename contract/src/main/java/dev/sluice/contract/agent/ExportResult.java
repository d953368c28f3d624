package dev.sluice.contract.agent;

import java.util.List;

/** What an export wrote. */
public record ExportResult(List<ExportedFile> files) {

  /**
   * One CSV source file.
   *
   * @param path the managed system's file as the definition names it
   * @param rows records after the header
   * @param sha256 of the bytes, in hexadecimal
   * @param absent whether there was no such file, which only a file of changes may lack
   */
  public record ExportedFile(
      String source, String path, long bytes, long rows, String sha256, boolean absent) {}
}
