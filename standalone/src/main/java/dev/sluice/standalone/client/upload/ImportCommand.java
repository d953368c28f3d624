package dev.sluice.standalone.client.upload;

import dev.sluice.contract.definition.OnMissing;
import dev.sluice.contract.upload.UploadPurpose;
import dev.sluice.contract.upload.UploadStatus;
import dev.sluice.standalone.client.ConnectionOptions;
import dev.sluice.standalone.client.Json;
import dev.sluice.standalone.client.RestClient;
import dev.sluice.standalone.client.follow.FollowedRun;
import dev.sluice.standalone.client.run.Synchronizations;
import dev.sluice.standalone.command.CommandContext;
import dev.sluice.standalone.command.CommandException;
import dev.sluice.standalone.command.ExitCode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Uploads a file, runs it, and follows the run to its end. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = "Upload a file, run it, and wait until the run has ended or is held.")
public final class ImportCommand implements Callable<Integer> {
  private final CommandContext context;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Mixin private UploadedFile file = new UploadedFile();

  /** What the file says of those who are not in it. */
  enum As {
    UPDATE,
    OVERWRITE
  }

  /** Whose missing resources are touched. */
  enum Reach {
    CSV,
    ALL
  }

  @Option(
      names = "--as",
      required = true,
      paramLabel = "WAY",
      description =
          "update: insert and update the resources in the file, and no others. overwrite: the file"
              + " is complete, and resources that are not in it are missing.")
  private As as = As.UPDATE;

  @Option(
      names = "--scope",
      paramLabel = "REACH",
      description =
          "With overwrite, which resources can be missing in this run: csv (from a file) or all."
              + " Default: what the definition says.")
  private @Nullable Reach scope;

  @Option(
      names = "--missing",
      paramLabel = "WAY",
      description =
          "With overwrite, what happens to missing resources in this run: deactivate or delete."
              + " Default: what the definition says.")
  private @Nullable OnMissing missing;

  @Option(names = "--dry-run", description = "Stop after the check; nothing is applied.")
  private boolean dryRun;

  ImportCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    if (as == As.UPDATE && (scope != null || missing != null)) {
      throw new CommandException(
          ExitCode.BAD_USAGE,
          "An update does not touch resources that are not in the file: leave out --scope and"
              + " --missing, or import --as overwrite.");
    }
    RestClient client = connection.connect(context);
    UploadPurpose purpose = as == As.UPDATE ? UploadPurpose.UPDATE : UploadPurpose.COMPLETE;
    JsonNode answer = file.send(new Uploads(client), purpose);
    Upload upload = Json.read(answer, Upload.class);
    boolean taken = upload.status() == UploadStatus.TAKEN;
    if (!connection.json()) {
      new UploadScreen(context.output(), connection.repeated(context)).write(upload);
    } else if (!taken) {
      context.output().line(Json.pretty(answer));
    }
    if (!taken) {
      return notRun(upload);
    }
    Synchronizations runs = new Synchronizations(client);
    return new FollowedRun(runs, context.output(), connection.json(), connection.repeated(context))
        .untilHeldOrEnded(runs.start(request(upload)));
  }

  private int notRun(Upload upload) {
    if (upload.status().ended()) {
      return UploadCommand.exitCode(upload.status());
    }
    if (!connection.json()) {
      context
          .output()
          .line(
              "Its agent has not answered, so no run was started. Start the agent, and import"
                  + " again.");
    }
    return ExitCode.FAILED;
  }

  private Map<String, Object> request(Upload upload) {
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("upload", upload.id());
    run.put("as", word(as));
    if (scope != null) {
      run.put("scope", word(scope));
    }
    if (missing != null) {
      run.put("missing", word(missing));
    }
    return Map.of("connector", file.connector(), "dryRun", dryRun, "file", run);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
