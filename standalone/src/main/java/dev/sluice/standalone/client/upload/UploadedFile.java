package dev.sluice.standalone.client.upload;

import dev.sluice.contract.upload.UploadPurpose;
import java.nio.file.Path;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** The file that a command sends, and its source. */
final class UploadedFile {
  @Parameters(paramLabel = "FILE", description = "The file to ${COMMAND-NAME}.")
  private Path file = Path.of("");

  @Option(
      names = "--connector",
      required = true,
      paramLabel = "NAME",
      description = "The file's connector.")
  private String connector = "";

  @Option(
      names = "--source",
      paramLabel = "NAME",
      description = "The file's source; required if the connector has several.")
  private String source = "";

  String connector() {
    return connector;
  }

  /** Sends the file; the upload once its agent has answered, or as it is when patience is over. */
  JsonNode send(Uploads uploads, UploadPurpose purpose) {
    String named = source.isEmpty() ? uploads.onlySource(connector) : source;
    return uploads.awaited(uploads.send(connector, named, purpose, file));
  }
}
