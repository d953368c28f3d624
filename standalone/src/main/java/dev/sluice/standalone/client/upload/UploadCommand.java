package dev.sluice.standalone.client.upload;

import dev.sluice.contract.upload.UploadPurpose;
import dev.sluice.contract.upload.UploadStatus;
import dev.sluice.standalone.client.ConnectionOptions;
import dev.sluice.standalone.client.Json;
import dev.sluice.standalone.command.CommandContext;
import dev.sluice.standalone.command.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Replaces a source's file, without a run. */
@Command(
    name = "upload",
    mixinStandardHelpOptions = true,
    description = "Replace a source's file, and show what is in the new one.")
public final class UploadCommand implements Callable<Integer> {
  private final CommandContext context;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Mixin private UploadedFile file = new UploadedFile();

  @Option(
      names = "--for",
      paramLabel = "MODE",
      defaultValue = "complete",
      description = "complete or incremental (default: ${DEFAULT-VALUE}).")
  private UploadPurpose purpose = UploadPurpose.COMPLETE;

  UploadCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    JsonNode answer = file.send(new Uploads(connection.connect(context)), purpose);
    Upload upload = Json.read(answer, Upload.class);
    if (connection.json()) {
      context.output().line(Json.pretty(answer));
    } else {
      new UploadScreen(context.output(), connection.repeated(context)).write(upload);
      if (!upload.status().ended()) {
        context
            .output()
            .line(
                "Its agent has not answered yet. Look again:  ./sluice uploads "
                    + upload.shortId()
                    + connection.repeated(context));
      }
    }
    return exitCode(upload.status());
  }

  /** What happened to an upload, for a script. */
  static int exitCode(UploadStatus status) {
    return switch (status) {
      case TAKEN, WAITING, PLACING, FORMER -> ExitCode.DONE;
      case CANCELLED, EXPIRED, SUPERSEDED -> ExitCode.NOT_APPLIED;
      case UNUSABLE, FAILED -> ExitCode.FAILED;
    };
  }
}
