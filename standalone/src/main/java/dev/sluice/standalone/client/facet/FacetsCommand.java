package dev.sluice.standalone.client.facet;

import dev.sluice.standalone.client.ConnectionOptions;
import dev.sluice.standalone.client.Json;
import dev.sluice.standalone.client.run.Share;
import dev.sluice.standalone.client.run.Synchronizations;
import dev.sluice.standalone.command.CommandContext;
import dev.sluice.standalone.command.ExitCode;
import dev.sluice.standalone.screen.Numbers;
import dev.sluice.standalone.screen.Output;
import dev.sluice.standalone.screen.Style;
import dev.sluice.standalone.screen.Table;
import dev.sluice.standalone.screen.Table.Cell;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Counts the changes of a held run. */
@Command(
    name = "facets",
    mixinStandardHelpOptions = true,
    description =
        "Count the changes of a held or dry run by type, operation, property and segment.")
public final class FacetsCommand implements Callable<Integer> {
  private static final String INDENT = "  ";

  /** How many changes there are of each value. */
  private record Facet(String name, List<Value> values, int more) {
    boolean isSegment() {
      return !values.isEmpty() && values.get(0).held() != null;
    }

    /** The largest loss of any of its values: the part of them, weighed by how many they are. */
    double loss() {
      return values.stream()
          .filter(each -> each.lost() != null && each.lostShare() != null)
          .mapToDouble(each -> each.lost() * each.lostShare())
          .max()
          .orElse(0);
    }
  }

  /** The label is missing if it stands for no value, the rest if it is no segment's. */
  private record Value(
      @Nullable String label,
      long count,
      @Nullable Long held,
      @Nullable Long lost,
      @Nullable Double lostShare) {}

  private final CommandContext context;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Mixin private FilterOptions filter = new FilterOptions();

  @Parameters(
      paramLabel = "ID",
      description = "The run's id, or a prefix of it that no other run has.")
  private String id = "";

  @Option(
      names = "--facet",
      paramLabel = "NAME",
      description =
          "Only type, op, col, kind, mark, rule, d, kind.PROPERTY or seg.PROPERTY; may be given"
              + " several times.")
  private List<String> facets = new ArrayList<>();

  @Option(
      names = "--top",
      paramLabel = "N",
      defaultValue = "10",
      description = "How many values of each, at most 100 (default: ${DEFAULT-VALUE}).")
  private int top;

  FacetsCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Synchronizations runs = new Synchronizations(connection.connect(context));
    String run = runs.resolve(id);
    Map<String, String> parameters = new TreeMap<>(filter.parameters(runs, run));
    parameters.put("facets", String.join(",", facets));
    parameters.put("top", Integer.toString(top));
    JsonNode found = runs.review(run, "facets", parameters);
    if (connection.json()) {
      context.output().line(Json.pretty(found));
    } else {
      write(found);
    }
    return ExitCode.DONE;
  }

  private void write(JsonNode found) {
    Output output = context.output();
    output.line(Numbers.counted(found.path("total").asLong(), "change"));
    List<Facet> segments = new ArrayList<>();
    for (JsonNode each : found.path("facets")) {
      Facet facet = Json.read(each, Facet.class);
      if (facet.isSegment()) {
        segments.add(facet);
      } else {
        write(facet);
      }
    }
    // What is missing as a whole tells most: an office before the first names of those in it.
    segments.sort(Comparator.comparingDouble(Facet::loss).reversed());
    segments.forEach(this::write);
  }

  private void write(Facet facet) {
    if (facet.values().isEmpty()) {
      return;
    }
    Output output = context.output();
    output.line();
    table(facet).write(output, INDENT);
    if (facet.more() > 0) {
      output.line(INDENT + "and " + Numbers.counted(facet.more(), "more value"));
    }
  }

  private static Table table(Facet facet) {
    boolean segment = facet.isSegment();
    Table table =
        segment
            ? Table.of(facet.name(), "#changes", "#lost", "#of held", "#share")
            : Table.of(facet.name().equals("d") ? "decided" : facet.name(), "#changes");
    for (Value each : facet.values()) {
      List<Cell> cells =
          new ArrayList<>(
              List.of(
                  Cell.of(Objects.requireNonNullElse(each.label(), "(none)")),
                  Cell.count(each.count(), Style.PLAIN)));
      if (segment) {
        cells.add(Cell.count(Objects.requireNonNullElse(each.lost(), 0L), Style.RED));
        cells.add(Cell.count(Objects.requireNonNullElse(each.held(), 0L), Style.PLAIN));
        cells.add(Cell.of(Share.percent(each.lostShare())));
      }
      table.row(cells);
    }
    return table;
  }
}
