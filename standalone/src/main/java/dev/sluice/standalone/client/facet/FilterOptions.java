package dev.sluice.standalone.client.facet;

import dev.sluice.standalone.client.run.Synchronizations;
import dev.sluice.standalone.client.run.TermWords;
import dev.sluice.standalone.command.CommandException;
import dev.sluice.standalone.command.ExitCode;
import dev.sluice.standalone.screen.ShellWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Options that select changes of a run: they must match one value of a repeated option, and all
 * different options. A filter is posted, so that searched values are not in URLs.
 */
public final class FilterOptions {
  @Option(
      names = "--type",
      paramLabel = "NAME",
      description = "Only of this entity type or association.")
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
      paramLabel = "PROPERTY=KIND",
      description =
          "Only updates that changed, emptied or filled the property (without a property: any).")
  private List<String> kinds = new ArrayList<>();

  @Option(
      names = "--segment",
      paramLabel = "PROPERTY=VALUE",
      description = "Only of resources with this value, as in office=Lyon; office= means no value.")
  private List<String> segments = new ArrayList<>();

  @Option(
      names = "--mark",
      paramLabel = "MARK",
      description = "Only changes with this mark: rekeyed, last-link or protected.")
  private List<String> marks = new ArrayList<>();

  @Option(
      names = "--rule",
      paramLabel = "N",
      description =
          "Only changes that the rule with this number is about, whatever later rules say.")
  private List<String> rules = new ArrayList<>();

  @Option(
      names = "--decided",
      paramLabel = "HOW",
      description =
          "Only changes that rules apply, hold or reject so far; open: that no rule is about;"
              + " follow: that cannot be made without other changes.")
  private List<String> decided = new ArrayList<>();

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description = "Only the resource with this key, and links that it owns.")
  private List<String> keys = new ArrayList<>();

  @Option(
      names = "--key-prefix",
      paramLabel = "TEXT",
      description = "Only resources whose key begins with this.")
  private List<String> keyPrefixes = new ArrayList<>();

  @Option(names = "--target", paramLabel = "KEY", description = "Only links to this key.")
  private List<String> targets = new ArrayList<>();

  @Option(
      names = "--from",
      paramLabel = "PROPERTY=VALUE",
      description = "Only updates from this value; PROPERTY= means no value.")
  private List<String> before = new ArrayList<>();

  @Option(
      names = "--to",
      paramLabel = "PROPERTY=VALUE",
      description = "Only updates to this value; PROPERTY= means no value.")
  private List<String> after = new ArrayList<>();

  @Option(
      names = "--not",
      paramLabel = "OPTION=VALUE",
      description =
          "Leave out what the option would match, as in operation=insert or segment=office=Lyon.")
  private List<String> excluded = new ArrayList<>();

  /** Whether anything is asked for that only an inspected plan can tell. */
  public boolean needsInspection() {
    return options().keySet().stream()
            .anyMatch(each -> !each.equals("operation") && !each.equals("key"))
        || operations.size() > 1
        || keys.size() > 1;
  }

  /** The one operation that is asked for; empty without. */
  public String operation() {
    return operations.isEmpty() ? "" : operations.get(0).toLowerCase(Locale.ROOT);
  }

  /** The one key that is asked for; empty without. */
  public String key() {
    return keys.isEmpty() ? "" : keys.get(0);
  }

  /** Adds an entity type or association. */
  public void addType(String name) {
    types = new ArrayList<>(types);
    types.add(name);
  }

  /** The options as they would be typed again. */
  public String repeated() {
    return options().entrySet().stream()
        .flatMap(
            option ->
                option.getValue().stream()
                    .map(each -> " --" + option.getKey() + " " + ShellWord.of(each)))
        .collect(Collectors.joining());
  }

  /** The parameter that names the filter on the server; none without a filter. */
  public Map<String, String> parameters(Synchronizations runs, String run) {
    Map<String, List<@Nullable String>> terms = terms();
    return terms.isEmpty()
        ? Map.of()
        : Map.of("f", runs.postReview(run, "filters", terms).path("id").asString(""));
  }

  /** The filter as the server takes it. */
  public Map<String, List<@Nullable String>> terms() {
    Map<String, List<@Nullable String>> terms = new TreeMap<>();
    options()
        .forEach(
            (name, values) ->
                values.forEach(
                    each -> {
                      if (name.equals("not")) {
                        String[] parts = split("--not", each);
                        add(terms, "not.", parts[0], parts[1]);
                      } else {
                        add(terms, "", name, each);
                      }
                    }));
    return terms;
  }

  private static void add(
      Map<String, List<@Nullable String>> terms, String prefix, String option, String value) {
    String term = TermWords.TERMS.get(option);
    if (term == null) {
      throw new CommandException(
          ExitCode.BAD_USAGE,
          "--not takes one of "
              + TermWords.TERMS.keySet().stream().sorted().collect(Collectors.joining(", "))
              + ", then = and what the option of that name takes.");
    }
    String name = prefix + term;
    String wanted = value;
    if (List.of("segment", "from", "to").contains(option)
        || (option.equals("kind") && value.contains("="))) {
      String[] parts = split("--" + option, value);
      name += "." + parts[0];
      wanted = parts[1];
    }
    String canonical = option.equals("operation") ? wanted.toLowerCase(Locale.ROOT) : wanted;
    terms
        .computeIfAbsent(name, each -> new ArrayList<>())
        .add(canonical.isEmpty() ? null : canonical);
  }

  private static String[] split(String option, String text) {
    int equals = text.indexOf('=');
    if (equals < 1) {
      throw new CommandException(
          ExitCode.BAD_USAGE, option + " takes a name, =, and a value, as in office=Lyon.");
    }
    return new String[] {text.substring(0, equals), text.substring(equals + 1)};
  }

  private Map<String, List<String>> options() {
    Map<String, List<String>> options = new TreeMap<>();
    options.put("type", types);
    options.put("operation", operations);
    options.put("column", columns);
    options.put("kind", kinds);
    options.put("segment", segments);
    options.put("mark", marks);
    options.put("rule", rules);
    options.put("decided", decided);
    options.put("key", keys);
    options.put("key-prefix", keyPrefixes);
    options.put("target", targets);
    options.put("from", before);
    options.put("to", after);
    options.put("not", excluded);
    options.values().removeIf(List::isEmpty);
    return options;
  }
}
