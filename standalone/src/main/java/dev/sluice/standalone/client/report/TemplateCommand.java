package dev.sluice.standalone.client.report;

import dev.sluice.standalone.client.ConnectionOptions;
import dev.sluice.standalone.client.RestClient;
import dev.sluice.standalone.command.CommandContext;
import dev.sluice.standalone.command.ExitCode;
import java.net.http.HttpHeaders;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Downloads a file to fill in for a source. */
@Command(
    name = "template",
    mixinStandardHelpOptions = true,
    description = {
      "Write a file to fill in for a source, with its columns and what each is for.",
      "With --with-data, it contains all stored data of the connector."
    })
public final class TemplateCommand implements Callable<Integer> {
  private final CommandContext context;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Parameters(index = "0", paramLabel = "CONNECTOR", description = "The connector's name.")
  private String connector = "";

  @Parameters(index = "1", paramLabel = "SOURCE", description = "The source's name.")
  private String source = "";

  @Option(names = "--with-data", description = "Include all stored data of the connector.")
  private boolean withData;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "The file, which ends with .xlsx or .csv (default: SOURCE.xlsx).")
  private @Nullable Path out;

  TemplateCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    RestClient client = connection.connect(context);
    Path file = out == null ? Path.of(source + FileFormat.XLSX.extension()) : out;
    String path =
        "/api/connectors/"
            + RestClient.encode(connector)
            + "/templates/"
            + RestClient.encode(source)
            + FileFormat.of(file).extension();
    HttpHeaders headers =
        new Download(context.output(), file)
            .of(request -> client.fetch(path, Map.of("data", withData ? "all" : "none"), request));
    String unwritable = headers.firstValue("Sluice-Unwritable-Values").orElse("0");
    if (!unwritable.equals("0")) {
      context
          .output()
          .line(
              unwritable
                  + " values are left out, since no cell of their columns can express them: if you"
                  + " deliver the file unchanged, they are removed.");
    }
    return ExitCode.DONE;
  }
}
