package dev.sluice.standalone.client.report;

import dev.sluice.standalone.command.CommandException;
import dev.sluice.standalone.command.ExitCode;
import java.nio.file.Path;
import java.util.Locale;

/** The kinds of files that a server writes. */
enum FileFormat {
  CSV("text/csv"),
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  private final String mediaType;

  FileFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  /** The kind that a file's name ends with. */
  static FileFormat of(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    for (FileFormat each : values()) {
      if (name.endsWith(each.extension())) {
        return each;
      }
    }
    throw new CommandException(
        ExitCode.BAD_USAGE, "--out takes the name of a file that ends with .csv or .xlsx.");
  }

  /** With its dot. */
  String extension() {
    return "." + name().toLowerCase(Locale.ROOT);
  }

  String mediaType() {
    return mediaType;
  }
}
