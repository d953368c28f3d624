package dev.sluice.standalone.client.report;

import dev.sluice.standalone.client.ConnectionOptions;
import dev.sluice.standalone.client.Json;
import dev.sluice.standalone.command.CommandContext;
import dev.sluice.standalone.command.ExitCode;
import dev.sluice.standalone.screen.Numbers;
import dev.sluice.standalone.screen.Output;
import dev.sluice.standalone.screen.Printable;
import dev.sluice.standalone.screen.Table;
import dev.sluice.standalone.screen.Table.Cell;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/** Shows what uses the space in the server's database. */
@Command(
    name = "storage",
    mixinStandardHelpOptions = true,
    description = "Show what uses the space in the database, and what is deleted soon.")
public final class StorageCommand implements Callable<Integer> {
  private static final double MEGABYTE = 1024.0 * 1024;

  private final CommandContext context;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  StorageCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    JsonNode storage = connection.connect(context).get("/api/storage", Map.of());
    if (connection.json()) {
      context.output().line(Json.pretty(storage));
    } else {
      write(context.output(), storage);
    }
    return ExitCode.DONE;
  }

  private static void write(Output output, JsonNode storage) {
    Table table = Table.of("kept", "#MB");
    storage
        .path("kinds")
        .properties()
        .forEach(
            kind ->
                table.row(
                    Cell.of(Printable.of(kind.getKey().toLowerCase(Locale.ROOT))),
                    Cell.of(megabytes(kind.getValue().asLong(0)))));
    table.row(Cell.of("the whole database"), Cell.of(megabytes(storage.path("bytes").asLong(0))));
    table.write(output, "");
    JsonNode soon = storage.path("soon");
    output.line();
    output.line(
        "Deleted within seven days: "
            + Numbers.counted(soon.path("changes").asLong(0), "change")
            + " and "
            + Numbers.counted(soon.path("rejected").asLong(0), "rejected row")
            + " of "
            + Numbers.counted(soon.path("runs").asLong(0), "run")
            + ", "
            + Numbers.counted(soon.path("uploads").asLong(0), "upload")
            + " of "
            + megabytes(soon.path("uploadedBytes").asLong(0))
            + " MB.");
  }

  private static String megabytes(long bytes) {
    return Numbers.rounded(bytes / MEGABYTE);
  }
}
