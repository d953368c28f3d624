package dev.sluice.standalone.client.decide;

import dev.sluice.standalone.client.ConnectionOptions;
import dev.sluice.standalone.client.Json;
import dev.sluice.standalone.command.CommandContext;
import dev.sluice.standalone.command.CommandException;
import dev.sluice.standalone.command.ExitCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** What making a rule has in common, whatever it does: which changes it is about. */
final class RuleOptions {
  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Parameters(
      paramLabel = "ID",
      description = "The run's id, or a prefix of it that no other run has.")
  private String id = "";

  @Option(names = "--change", paramLabel = "N", description = "Only the change with this number.")
  private int change;

  @Option(
      names = "--type",
      paramLabel = "NAME",
      description = "Only of this entity type or association; may be given again, as all of these.")
  private List<String> types = new ArrayList<>();

  @Option(
      names = "--operation",
      paramLabel = "OPERATION",
      description = "Only insert, update, delete or deactivate.")
  private List<String> operations = new ArrayList<>();

  @Option(
      names = "--column",
      paramLabel = "PROPERTY",
      description = "Only updates that change this property.")
  private List<String> columns = new ArrayList<>();

  @Option(
      names = "--kind",
      paramLabel = "[PROPERTY=]KIND",
      description = "Only updates of which a property is changed, emptied or filled.")
  private List<String> kinds = new ArrayList<>();

  @Option(
      names = "--segment",
      paramLabel = "PROPERTY=VALUE",
      description = "Only those with this value of a property that changes are grouped by.")
  private List<String> segments = new ArrayList<>();

  @Option(
      names = "--mark",
      paramLabel = "MARK",
      description = "Only those that carry this mark, such as rekeyed.")
  private List<String> marks = new ArrayList<>();

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description = "Only the resource with this key, and links that it owns.")
  private List<String> keys = new ArrayList<>();

  @Option(
      names = "--key-prefix",
      paramLabel = "TEXT",
      description = "Only those whose key begins like this.")
  private List<String> prefixes = new ArrayList<>();

  @Option(
      names = "--all",
      description = "All changes of the plan; needed where nothing else says which.")
  private boolean all;

  @Option(
      names = "--field",
      paramLabel = "PROPERTY",
      description = "Only this property of the updates; the rest of each is left to other rules.")
  private List<String> fields = new ArrayList<>();

  /** Makes the rule and shows it. */
  int make(CommandContext context, String action) {
    Map<String, List<String>> filter = filter();
    if (filter.isEmpty() && change == 0 && !all) {
      throw new CommandException(
          ExitCode.BAD_USAGE, "Say which changes are meant, or --all: ./sluice " + action + " -h.");
    }
    Rulings rulings = new Rulings(connection.connect(context), id);
    Map<String, Object> rule = new LinkedHashMap<>();
    rule.put("action", action);
    if (change > 0) {
      rule.put("n", change);
    }
    if (!filter.isEmpty()) {
      rule.put("filter", filter);
    }
    if (!fields.isEmpty()) {
      rule.put("columns", fields);
    }
    JsonNode made = rulings.add(rule);
    if (connection.json()) {
      context.output().line(Json.pretty(made));
    } else {
      context.output().line("Made rule " + RuleWords.of(made));
      context
          .output()
          .line(
              "See what it makes:  ./sluice rules "
                  + rulings.shortId()
                  + " --rest apply"
                  + connection.repeated(context));
    }
    return ExitCode.DONE;
  }

  private Map<String, List<String>> filter() {
    Map<String, List<String>> filter = new LinkedHashMap<>();
    types.forEach(each -> add(filter, "type", each));
    operations.forEach(each -> add(filter, "op", each));
    columns.forEach(each -> add(filter, "col", each));
    kinds.forEach(
        each -> {
          int sign = each.indexOf('=');
          add(
              filter,
              sign < 0 ? "kind" : "kind." + each.substring(0, sign),
              each.substring(sign + 1));
        });
    segments.forEach(
        each -> {
          int sign = each.indexOf('=');
          if (sign < 1) {
            throw new CommandException(
                ExitCode.BAD_USAGE, "--segment takes a property and its value: office=Lyon.");
          }
          add(filter, "seg." + each.substring(0, sign), each.substring(sign + 1));
        });
    marks.forEach(each -> add(filter, "mark", each));
    keys.forEach(each -> add(filter, "key", each));
    prefixes.forEach(each -> add(filter, "keyPrefix", each));
    return filter;
  }

  private static void add(Map<String, List<String>> filter, String term, String value) {
    filter.computeIfAbsent(term, each -> new ArrayList<>()).add(value);
  }
}
