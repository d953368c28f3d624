package dev.sluice.standalone.client.report;

import dev.sluice.standalone.client.FileRequest;
import dev.sluice.standalone.command.CommandException;
import dev.sluice.standalone.command.ExitCode;
import dev.sluice.standalone.screen.Output;
import java.net.http.HttpHeaders;
import java.nio.file.Files;
import java.nio.file.Path;

/** Downloads a file from the server; an existing file is not overwritten. */
final class Download {
  private final Output output;
  private final Path file;

  Download(Output output, Path file) {
    this.output = output;
    this.file = file;
  }

  /** Asks for a file. */
  @FunctionalInterface
  interface Source {
    HttpHeaders fetch(FileRequest request);
  }

  /** Writes the file, and gives the answer's headers. */
  HttpHeaders of(Source source) {
    FileFormat format = FileFormat.of(file);
    if (Files.exists(file)) {
      throw new CommandException(
          ExitCode.BAD_USAGE, file + " already exists; name another file, or remove it.");
    }
    HttpHeaders headers = source.fetch(new FileRequest(format.mediaType(), file));
    output.line("Written: " + file);
    if (headers.firstValue("Sluice-More").filter("true"::equals).isPresent()) {
      output.line(
          "There are more rows than the "
              + headers.firstValue("Sluice-Row-Limit").orElse("")
              + " that a file has.");
    }
    return headers;
  }
}
