package dev.sluice.standalone.client.decide;

import dev.sluice.standalone.client.ConnectionOptions;
import dev.sluice.standalone.client.Json;
import dev.sluice.standalone.client.facet.FilterOptions;
import dev.sluice.standalone.command.CommandContext;
import dev.sluice.standalone.command.CommandException;
import dev.sluice.standalone.command.ExitCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Options of all commands that make rules: the changes that the rule is about. */
final class RuleOptions {
  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Parameters(
      paramLabel = "ID",
      description = "The run's id, or a prefix of it that no other run has.")
  private String id = "";

  @Option(names = "--change", paramLabel = "N", description = "Only the change with this number.")
  private int change;

  @Mixin private FilterOptions filter = new FilterOptions();

  @Option(
      names = "--all",
      description = "All changes of the plan; required if there is no other filter.")
  private boolean all;

  @Option(
      names = "--field",
      paramLabel = "PROPERTY",
      description =
          "Only this property of the updates; other rules decide about the other properties.")
  private List<String> fields = new ArrayList<>();

  /** Makes the rule and shows it. */
  int make(CommandContext context, String action) {
    Map<String, List<@Nullable String>> terms = filter.terms();
    if (terms.isEmpty() && change == 0 && !all) {
      throw new CommandException(
          ExitCode.BAD_USAGE, "Say which changes are meant, or --all: ./sluice " + action + " -h.");
    }
    Rulings rulings = new Rulings(connection.connect(context), id);
    Map<String, Object> rule = new LinkedHashMap<>();
    rule.put("action", action);
    if (change > 0) {
      rule.put("n", change);
    }
    if (!terms.isEmpty()) {
      rule.put("filter", terms);
    }
    if (!fields.isEmpty()) {
      rule.put("columns", fields);
    }
    JsonNode made = rulings.add(rule);
    if (connection.json()) {
      context.output().line(Json.pretty(made));
    } else {
      context.output().line("Created rule " + RuleWords.of(made));
      context
          .output()
          .line(
              "See the result:  ./sluice rules "
                  + rulings.shortId()
                  + " --rest apply"
                  + connection.repeated(context));
    }
    return ExitCode.DONE;
  }
}
