package dev.sluice.standalone.client.activation;

import dev.sluice.standalone.client.ConnectionOptions;
import dev.sluice.standalone.client.Json;
import dev.sluice.standalone.client.RestClient;
import dev.sluice.standalone.command.CommandContext;
import dev.sluice.standalone.command.CommandException;
import dev.sluice.standalone.command.ExitCode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Sends mails to people who have none yet. */
@Command(
    name = "send",
    mixinStandardHelpOptions = true,
    description = "Send a mail to each person of an application who has none yet.")
final class SendCommand implements Callable<Integer> {
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  private final CommandContext context;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Parameters(paramLabel = "APPLICATION", description = "The application that people activate.")
  private String application = "";

  @Option(
      names = "--count",
      paramLabel = "N",
      description = "Confirm this number of mails, if it is over the connector's maximumMails.")
  private @Nullable Long count;

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description = "Only the person with this key; may be repeated.")
  private List<String> keys = List.of();

  @Option(
      names = "--again",
      description = "With --key: send again, even if they already got a mail or their mail failed.")
  private boolean again;

  @Option(names = "--dry-run", description = "Count only.")
  private boolean dry;

  @Option(names = "--follow", description = "Wait for the end.")
  private boolean follow;

  SendCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    RestClient client = connection.connect(context);
    JsonNode answer = new Application(client, application).send(request());
    Counts counts = Json.read(answer, Counts.class);
    SendScreen screen = new SendScreen(context.output(), connection.repeated(context));
    if (!connection.json()) {
      screen.write(counts, dry);
    }
    Send send = counts.send();
    if (send == null) {
      if (connection.json()) {
        context.output().line(Json.pretty(answer));
      }
      return ExitCode.DONE;
    }
    JsonNode shown = follow ? ended(client, send.id()) : answer.path("send");
    if (connection.json()) {
      context.output().line(Json.pretty(follow ? shown : answer));
    } else {
      screen.write(Json.read(shown, Send.class));
    }
    return follow ? Json.read(shown, Send.class).exitCode() : ExitCode.DONE;
  }

  private Map<String, Object> request() {
    Map<String, Object> request = new TreeMap<>();
    if (count != null) {
      request.put("count", count);
    }
    if (!keys.isEmpty()) {
      request.put("keys", keys);
    }
    if (again) {
      request.put("again", true);
    }
    if (dry) {
      request.put("dryRun", true);
    }
    return request;
  }

  private static JsonNode ended(RestClient client, String id) {
    while (true) {
      JsonNode shown = client.get("/api/activations/sends/" + RestClient.encode(id), Map.of());
      if (Json.read(shown, Send.class).ended()) {
        return shown;
      }
      try {
        Thread.sleep(BETWEEN_LOOKS.toMillis());
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new CommandException(ExitCode.FAILED, "Interrupted; the send continues.");
      }
    }
  }
}
