package dev.sluice.standalone.demo;

import dev.sluice.standalone.client.RestClient;
import dev.sluice.standalone.client.ServerAccess;
import dev.sluice.standalone.client.run.Run;
import dev.sluice.standalone.client.run.Run.Counters;
import dev.sluice.standalone.command.CommandContext;
import dev.sluice.standalone.command.ExitCode;
import dev.sluice.standalone.command.StartupLogging;
import dev.sluice.standalone.screen.Output;
import dev.sluice.standalone.screen.ShellWord;
import dev.sluice.standalone.screen.Style;
import dev.sluice.standalone.screen.Table;
import dev.sluice.standalone.screen.Table.Cell;
import dev.sluice.standalone.server.ServerOptions;
import dev.sluice.standalone.server.StandaloneServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.ToLongFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows everything that can happen to a run, with real services and files. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "Start a demo server and go through every kind of run with sample files.")
public final class DemoCommand implements Callable<Integer> {
  private static final String SECRET = "demo";

  private final CommandContext context;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--exit",
      description = "Exit after the last run; the exit code is 0 if every run ended as described.")
  private boolean exit;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "sluice-data/demo",
      description =
          "Folder for the demo's data; data of an earlier demo is removed (default:"
              + " ${DEFAULT-VALUE}).")
  private Path data = Path.of("sluice-data", "demo");

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "0",
      description = "Port of the API (default: any free port).")
  private int port;

  DemoCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException, SQLException, InterruptedException {
    Output output = context.output();
    DemoFolder folder = DemoFolder.fresh(data, CommandContext.home());
    StartupLogging.begin();
    try (WebhookReceiver receiver = WebhookReceiver.start()) {
      folder.addConnector(DemoRunner.CONNECTOR, receiver.url(), SECRET);
      try (StandaloneServer server =
          StandaloneServer.start(
              options(folder, receiver), part -> output.line("Starting " + part + " ..."))) {
        List<String> problems = runAll(server, folder, receiver);
        if (exit) {
          return problems.isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
        }
        stay(server);
        return ExitCode.DONE;
      }
    }
  }

  private ServerOptions options(DemoFolder folder, WebhookReceiver receiver) {
    return new ServerOptions(
        port,
        data,
        folder.connectors(),
        folder.files(),
        context.environment(),
        Map.of(
            "sluice.notification.secrets." + SECRET,
            receiver.sharedSecret(),
            // The receiver is on this machine, which is refused everywhere else.
            "sluice.notification.webhook.allow-http",
            "true",
            "sluice.notification.webhook.allow-private-addresses",
            "true",
            // The runner itself has written each file to its end.
            "sluice.agent.settle",
            "0s"));
  }

  private List<String> runAll(StandaloneServer server, DemoFolder folder, WebhookReceiver receiver)
      throws IOException {
    Output output = context.output();
    output.line(
        "The API is at " + server.url() + ", Temporal is " + server.temporal().description() + ".");
    RestClient client =
        new RestClient(
            new ServerAccess(
                URI.create(server.url()),
                server.credentials().user(),
                server.credentials().password()));
    Terminal terminal =
        new Terminal(spec.root().commandLine(), output, List.of("--data", data.toString()));
    DemoRunner runner = new DemoRunner(output, client, folder, receiver, terminal);
    List<Run> runs = new ArrayList<>();
    for (int index = 0; index < DemoScenarios.ALL.size(); index++) {
      runs.add(runner.take(index + 1, DemoScenarios.ALL.get(index)));
    }
    runs.addAll(
        new SpreadsheetStage(output, client, folder, runner, dataOption())
            .take(DemoScenarios.ALL.size() + 1));
    summary(runs, runner.problems());
    return runner.problems();
  }

  private void summary(List<Run> runs, List<String> problems) {
    Output output = context.output();
    output.line();
    output.line(output.paint(Style.BOLD, "All runs, resources and links together"));
    Table table =
        Table.of(
            "run",
            "mode",
            "status",
            "#inserted",
            "#updated",
            "#deleted",
            "#unchanged",
            "#rejected");
    for (Run run : runs) {
      table.row(
          Cell.of(run.shortId()),
          Cell.of(run.mode()),
          Cell.of(run.status().name()),
          Cell.count(sum(run, Counters::inserted), Style.GREEN),
          Cell.count(sum(run, Counters::updated), Style.YELLOW),
          Cell.count(sum(run, Counters::deleted), Style.RED),
          Cell.count(sum(run, Counters::unchanged), Style.PLAIN),
          Cell.count(sum(run, Counters::rejected), Style.RED));
    }
    table.write(output, "  ");
    output.line();
    if (problems.isEmpty()) {
      output.line(output.paint(Style.GREEN, "Every run ended as described."));
    } else {
      output.line(
          output.paint(Style.RED, problems.size() + " results differ from the description:"));
      problems.forEach(each -> output.line("  " + each));
    }
    String options = dataOption();
    output.line();
    output.line("To look around while the server is up:");
    output.line("  ./sluice show " + runs.get(runs.size() - 1).shortId() + options);
    output.line("  ./sluice held" + options);
    output.line("  ./sluice runs --status AWAITING_REVIEW" + options);
  }

  /** What a command needs to find this server. */
  private String dataOption() {
    return " --data " + ShellWord.of(data);
  }

  private void stay(StandaloneServer server) throws InterruptedException {
    Output output = context.output();
    output.line();
    output.line("The server stays up until Ctrl-C.");
    output.line("API          " + server.url());
    output.line("API docs     " + server.url() + "/swagger-ui.html");
    output.line("Login        user and password are in " + server.credentialsFile());
    server.temporal().pages().ifPresent(pages -> output.line("Temporal UI  " + pages));
    new CountDownLatch(1).await();
  }

  private static long sum(Run run, ToLongFunction<Counters> counter) {
    return run.resources().values().stream().mapToLong(counter).sum()
        + run.links().values().stream().mapToLong(counter).sum();
  }
}
