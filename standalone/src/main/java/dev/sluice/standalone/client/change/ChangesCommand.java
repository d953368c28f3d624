package dev.sluice.standalone.client.change;

import dev.sluice.standalone.client.ConnectionOptions;
import dev.sluice.standalone.client.Json;
import dev.sluice.standalone.client.PageOptions;
import dev.sluice.standalone.client.change.ChangesPage.Filter;
import dev.sluice.standalone.client.facet.FilterOptions;
import dev.sluice.standalone.client.run.Run;
import dev.sluice.standalone.client.run.Synchronizations;
import dev.sluice.standalone.command.CommandContext;
import dev.sluice.standalone.command.CommandException;
import dev.sluice.standalone.command.ExitCode;
import dev.sluice.standalone.screen.Output;
import dev.sluice.standalone.screen.Printable;
import dev.sluice.standalone.screen.Style;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Shows the planned or applied changes of a run. */
@Command(
    name = "changes",
    mixinStandardHelpOptions = true,
    description = "Show a run's changes, before and after, resources first and then links.")
public final class ChangesCommand implements Callable<Integer> {
  private static final int MOST = 1000;

  private final CommandContext context;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Mixin private PageOptions options = new PageOptions(50);

  @Mixin private FilterOptions filter = new FilterOptions();

  @Parameters(
      paramLabel = "ID",
      description = "The run's id, or a prefix of it that no other run has.")
  private String id = "";

  @Option(
      names = "--entity-type",
      paramLabel = "NAME",
      description = "Only resources of this type.")
  private String entityType = "";

  @Option(names = "--association", paramLabel = "NAME", description = "Only links of this kind.")
  private String association = "";

  @Option(
      names = "--sort",
      paramLabel = "ORDER",
      description = "n, key, or risk: marked changes first, then changes that remove most.")
  private String sort = "";

  @Option(
      names = "--sample",
      paramLabel = "N",
      description = "Pick this many changes at random from all that match the filter.")
  private int sample;

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      description = "The seed: the same seed picks the same changes.")
  private @Nullable Long seed;

  @Option(names = "--page", paramLabel = "N", defaultValue = "1", description = "The page, from 1.")
  private int page;

  ChangesCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    validate();
    Synchronizations runs = new Synchronizations(connection.connect(context));
    Run run = runs.run(runs.resolve(id));
    if (needsInspection()) {
      return reviewed(runs, run);
    }
    Filter wanted = new Filter(entityType, association, filter.operation(), filter.key());
    ChangesPage found = ChangesPage.read(runs, run.id(), wanted, options.limit(), options.after());
    for (int turned = 1; turned < page; turned++) {
      found =
          found.next().isEmpty()
              ? ChangesPage.NONE
              : ChangesPage.read(runs, run.id(), wanted, options.limit(), found.next());
    }
    if (connection.json()) {
      context.output().line(json(found));
    } else {
      write(run, found);
    }
    return ExitCode.DONE;
  }

  private boolean needsInspection() {
    return filter.needsInspection() || !sort.isEmpty() || sample > 0;
  }

  /** Lists what an inspected plan has, resources and links in one list. */
  private int reviewed(Synchronizations runs, Run run) {
    Stream.of(entityType, association).filter(each -> !each.isEmpty()).forEach(filter::addType);
    ReviewedPages pages = new ReviewedPages(runs, run.id(), filter);
    if (sample > 0) {
      // Small enough to be typed again.
      long picked = seed == null ? new SecureRandom().nextInt(1000) : seed;
      String verdict =
          "./sluice sample " + run.shortId() + filter.repeated() + connection.repeated(context);
      new ReviewedScreen(context.output(), connection.json())
          .sample(pages.sample(sample, picked), picked, verdict);
    } else {
      JsonNode found = pages.page(sort, options.limit(), page, options.after());
      String command =
          "changes " + run.shortId() + filter.repeated() + PageOptions.repeated("--sort", sort);
      new ReviewedScreen(context.output(), connection.json()).page(found);
      if (!connection.json()) {
        PageOptions.proposeNext(context, connection, command, Json.next(found));
      }
    }
    return ExitCode.DONE;
  }

  private void validate() {
    if (sample < 0 || sample > MOST) {
      throw new CommandException(
          ExitCode.BAD_USAGE, "--sample takes a number from 1 to " + MOST + ".");
    }
    if (seed != null && sample == 0) {
      throw new CommandException(ExitCode.BAD_USAGE, "--seed goes with --sample.");
    }
    if (sample > 0 && !sort.isEmpty()) {
      throw new CommandException(
          ExitCode.BAD_USAGE, "--sample has its own order: leave out --sort.");
    }
    if (options.limit() < 1 || options.limit() > MOST) {
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
    if (options.after().isEmpty() && page == 1) {
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
    PageOptions.proposeNext(
        context, connection, "changes " + run.shortId() + repeatedFilter(), found.next());
  }

  private boolean filtered() {
    return !repeatedFilter().isEmpty();
  }

  private String repeatedFilter() {
    return PageOptions.repeated("--entity-type", entityType)
        + PageOptions.repeated("--association", association)
        + filter.repeated();
  }
}
