package dev.sluice.standalone.client.upload;

import dev.sluice.contract.upload.UploadStatus;
import dev.sluice.standalone.client.ConnectionOptions;
import dev.sluice.standalone.client.Json;
import dev.sluice.standalone.client.PageOptions;
import dev.sluice.standalone.client.Timestamps;
import dev.sluice.standalone.command.CommandContext;
import dev.sluice.standalone.command.CommandException;
import dev.sluice.standalone.command.ExitCode;
import dev.sluice.standalone.screen.Output;
import dev.sluice.standalone.screen.Style;
import dev.sluice.standalone.screen.Table;
import dev.sluice.standalone.screen.Table.Cell;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Lists uploads, or shows one. */
@Command(
    name = "uploads",
    mixinStandardHelpOptions = true,
    description = "List uploads, the latest first, or show, repeat or cancel one.")
public final class UploadsCommand implements Callable<Integer> {
  private final CommandContext context;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Mixin private PageOptions page = new PageOptions(20);

  @Parameters(
      arity = "0..1",
      paramLabel = "ID",
      description = "An upload to show; a unique prefix of its id is enough.")
  private String id = "";

  @Option(
      names = "--errors",
      paramLabel = "FILE",
      description = "Write the upload's rows that cannot be used to a CSV file.")
  private @Nullable Path errors;

  @Option(names = "--take", description = "Use the upload, or a former file, again.")
  private boolean take;

  @Option(names = "--cancel", description = "Cancel the upload if it waits for its agent.")
  private boolean cancel;

  @Option(
      names = "--connector",
      paramLabel = "NAME",
      description = "Only uploads for this connector.")
  private String connector = "";

  @Option(names = "--source", paramLabel = "NAME", description = "Only uploads for this source.")
  private String source = "";

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      description = "Only uploads with this status: ${COMPLETION-CANDIDATES}.")
  private @Nullable UploadStatus status;

  UploadsCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Uploads uploads = new Uploads(connection.connect(context));
    if (id.isEmpty()) {
      if (errors != null || take || cancel) {
        throw new CommandException(ExitCode.BAD_USAGE, "Name the upload.");
      }
      return list(uploads);
    }
    return one(uploads, uploads.resolve(id));
  }

  private int one(Uploads uploads, String upload) {
    if (errors != null) {
      uploads.errors(upload, errors);
      context.output().line("Wrote " + errors);
      return ExitCode.DONE;
    }
    JsonNode shown =
        cancel
            ? uploads.ask(upload, "cancel")
            : take ? uploads.awaited(uploads.ask(upload, "take")) : uploads.document(upload);
    Upload read = Json.read(shown, Upload.class);
    if (connection.json()) {
      context.output().line(Json.pretty(shown));
    } else {
      new UploadScreen(context.output(), connection.repeated(context)).write(read);
    }
    return take ? UploadCommand.exitCode(read.status()) : ExitCode.DONE;
  }

  private int list(Uploads uploads) {
    Map<String, String> parameters = new HashMap<>();
    parameters.put("connector", connector);
    parameters.put("source", source);
    parameters.put("status", status == null ? "" : status.name());
    JsonNode found = uploads.list(page.parameters(parameters));
    if (connection.json()) {
      context.output().line(Json.pretty(found));
    } else {
      write(Json.items(found, Upload.class), Json.next(found));
    }
    return ExitCode.DONE;
  }

  private void write(List<Upload> uploads, String next) {
    Output output = context.output();
    if (uploads.isEmpty()) {
      output.line("No uploads.");
      return;
    }
    Table table =
        Table.of(
            "id", "connector", "source", "for", "status", "file", "by", "sent", "#rows", "#bad");
    uploads.forEach(upload -> table.row(cells(upload)));
    table.write(output, "");
    String command =
        "uploads"
            + PageOptions.repeated("--connector", connector)
            + PageOptions.repeated("--source", source)
            + PageOptions.repeated("--status", status == null ? "" : status);
    PageOptions.proposeNext(context, connection, command, next);
  }

  private static List<Cell> cells(Upload upload) {
    return List.of(
        Cell.of(upload.shortId()),
        Cell.of(upload.connector()),
        Cell.of(upload.source()),
        Cell.of(upload.purpose()),
        new Cell(upload.status().name(), UploadScreen.style(upload.status())),
        Cell.of(upload.name()),
        Cell.of(upload.uploadedBy()),
        Cell.of(Objects.requireNonNullElse(Timestamps.local(upload.uploadedAt()), "")),
        Cell.count(upload.findings() == null ? 0 : upload.findings().rows(), Style.PLAIN),
        Cell.count(upload.findings() == null ? 0 : upload.findings().rejected(), Style.RED));
  }
}
