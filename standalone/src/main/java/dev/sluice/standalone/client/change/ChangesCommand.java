package dev.sluice.standalone.client.change;

import dev.sluice.standalone.client.ConnectionOptions;
import dev.sluice.standalone.client.Json;
import dev.sluice.standalone.client.change.ChangesPage.Filter;
import dev.sluice.standalone.client.run.Run;
import dev.sluice.standalone.client.run.Synchronizations;
import dev.sluice.standalone.command.CommandContext;
import dev.sluice.standalone.command.CommandException;
import dev.sluice.standalone.command.ExitCode;
import dev.sluice.standalone.screen.Output;
import dev.sluice.standalone.screen.Printable;
import dev.sluice.standalone.screen.ShellWord;
import dev.sluice.standalone.screen.Style;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** Shows what a run changes, or has changed. */
@Command(
    name = "changes",
    mixinStandardHelpOptions = true,
    description = "Show a run's changes, before and after, resources first and then links.")
public final class ChangesCommand implements Callable<Integer> {
  private static final int MOST = 1000;

  private final CommandContext context;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Parameters(
      paramLabel = "ID",
      description = "The run's id, or a prefix of it that no other run has.")
  private String id = "";

  @Option(
      names = "--operation",
      paramLabel = "OPERATION",
      description = "Only insert, update, delete or deactivate.")
  private String operation = "";

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description = "Only the resource with this key, and links that it owns.")
  private String key = "";

  @Option(
      names = "--entity-type",
      paramLabel = "NAME",
      description = "Only resources of this type.")
  private String entityType = "";

  @Option(names = "--association", paramLabel = "NAME", description = "Only links of this kind.")
  private String association = "";

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      description = "How many on a page, at most 1000 (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Option(names = "--page", paramLabel = "N", defaultValue = "1", description = "The page, from 1.")
  private int page;

  @Option(names = "--after", paramLabel = "CURSOR", description = "Continue after this cursor.")
  private String after = "";

  ChangesCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    validate();
    Synchronizations runs = new Synchronizations(connection.connect(context));
    Run run = runs.run(runs.resolve(id));
    Filter filter = new Filter(entityType, association, operation.toLowerCase(Locale.ROOT), key);
    ChangesPage found = ChangesPage.read(runs, run.id(), filter, limit, after);
    for (int turned = 1; turned < page; turned++) {
      found =
          found.next().isEmpty()
              ? ChangesPage.NONE
              : ChangesPage.read(runs, run.id(), filter, limit, found.next());
    }
    if (connection.json()) {
      context.output().line(json(found));
    } else {
      write(run, found);
    }
    return ExitCode.DONE;
  }

  private void validate() {
    if (limit < 1 || limit > MOST) {
      throw new CommandException(
          ExitCode.BAD_USAGE, "--limit takes a number from 1 to " + MOST + ".");
    }
    if (page < 1) {
      throw new CommandException(ExitCode.BAD_USAGE, "--page takes a number from 1.");
    }
    if (!entityType.isEmpty() && !association.isEmpty()) {
      throw new CommandException(
          ExitCode.BAD_USAGE,
          "--entity-type shows resources and --association links: choose one of them.");
    }
  }

  private static String json(ChangesPage page) {
    ObjectNode document = Json.MAPPER.createObjectNode();
    document.putArray("changes").addAll(page.resources());
    document.putArray("linkChanges").addAll(page.links());
    document.put("next", page.next().isEmpty() ? null : page.next());
    return Json.pretty(document);
  }

  private void write(Run run, ChangesPage found) {
    Output output = context.output();
    if (after.isEmpty() && page == 1) {
      run.breaches()
          .forEach(each -> output.line(output.paint(Style.RED, Printable.of(each.message()))));
    }
    if (found.isEmpty()) {
      output.line("No changes" + (filtered() ? " match the filter." : "."));
      return;
    }
    ChangesScreen screen = new ChangesScreen(output);
    found.resources().forEach(each -> screen.resource(Json.read(each, Change.class)));
    found.links().forEach(each -> screen.link(Json.read(each, LinkChange.class)));
    if (!found.next().isEmpty()) {
      output.line("");
      output.line(
          "More:  ./sluice changes "
              + run.shortId()
              + repeatedFilter()
              + " --after "
              + ShellWord.of(found.next())
              + connection.repeated(context));
    }
  }

  private boolean filtered() {
    return !repeatedFilter().isEmpty();
  }

  private String repeatedFilter() {
    return option("--entity-type", entityType)
        + option("--association", association)
        + option("--operation", operation)
        + option("--key", key);
  }

  private static String option(String name, String value) {
    return value.isEmpty() ? "" : " " + name + " " + ShellWord.of(value);
  }
}
