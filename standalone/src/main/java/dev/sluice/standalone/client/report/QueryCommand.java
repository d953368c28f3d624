package dev.sluice.standalone.client.report;

import dev.sluice.standalone.client.ConnectionOptions;
import dev.sluice.standalone.client.FileRequest;
import dev.sluice.standalone.client.Json;
import dev.sluice.standalone.client.RestClient;
import dev.sluice.standalone.command.CommandContext;
import dev.sluice.standalone.command.CommandException;
import dev.sluice.standalone.command.ExitCode;
import java.net.http.HttpHeaders;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Queries resources and their links. */
@Command(
    name = "query",
    mixinStandardHelpOptions = true,
    description = {
      "List resources of a type with chosen columns, or count them by columns.",
      "A column is a property, or key, active, origin, connector, updatedAt; an association before"
          + " it leads to the other end, as in manager.mail."
    })
public final class QueryCommand implements Callable<Integer> {
  private static final String DESCENDING = ":desc";

  private final CommandContext context;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Parameters(
      paramLabel = "ENTITY_TYPE",
      arity = "0..1",
      description = "The entity type of the resources.")
  private String entityType = "";

  @Option(names = "--column", paramLabel = "COLUMN", description = "A column to show.")
  private List<String> columns = new ArrayList<>();

  @Option(names = "--where", paramLabel = "FILTER", description = "A condition: " + Filters.SYNTAX)
  private List<String> where = new ArrayList<>();

  @Option(
      names = "--group-by",
      paramLabel = "COLUMN",
      description = "Count the resources by this column.")
  private List<String> groupBy = new ArrayList<>();

  @Option(
      names = "--order",
      paramLabel = "COLUMN",
      description = "Sort by this column, or by count; COLUMN:desc for descending order.")
  private List<String> order = new ArrayList<>();

  @Option(names = "--limit", paramLabel = "N", description = "The maximum number of rows.")
  private @Nullable Integer limit;

  @Option(names = "--save", paramLabel = "NAME", description = "Save the query with this name.")
  private String save = "";

  @Option(
      names = "--saved",
      paramLabel = "NAME",
      description = "Run the query that was saved with this name.")
  private String saved = "";

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write all rows to this file, which ends with .csv or .xlsx.")
  private @Nullable Path out;

  QueryCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    validate();
    RestClient client = connection.connect(context);
    if (!save.isEmpty()) {
      client.put("/api/queries/" + RestClient.encode(save), query());
    }
    if (out != null) {
      new Download(context.output(), out).of(file -> fetch(client, file));
      return ExitCode.DONE;
    }
    JsonNode answer = ask(client);
    if (connection.json()) {
      context.output().line(Json.pretty(answer));
    } else {
      ReportScreen.write(context.output(), answer);
    }
    return ExitCode.DONE;
  }

  private void validate() {
    if (entityType.isEmpty() == saved.isEmpty()) {
      throw new CommandException(
          ExitCode.BAD_USAGE, "Name an entity type, or a saved query with --saved.");
    }
    boolean more = !columns.isEmpty() || !where.isEmpty() || !groupBy.isEmpty() || !order.isEmpty();
    if (!saved.isEmpty() && (more || !save.isEmpty())) {
      throw new CommandException(
          ExitCode.BAD_USAGE, "A saved query cannot be changed: only --limit may be added.");
    }
  }

  private JsonNode ask(RestClient client) {
    return saved.isEmpty()
        ? client.post("/api/query", query())
        : client.get(rows(), Map.of("limit", limit == null ? "" : limit.toString()));
  }

  private HttpHeaders fetch(RestClient client, FileRequest file) {
    return saved.isEmpty()
        ? client.fetchPosted("/api/query", query(), file)
        : client.fetch(rows(), Map.of(), file);
  }

  private String rows() {
    return "/api/queries/" + RestClient.encode(saved) + "/rows";
  }

  private ObjectNode query() {
    ObjectNode query = Json.object();
    query.put("entityType", entityType);
    texts(query, "columns", columns);
    texts(query, "groupBy", groupBy);
    ArrayNode filters = query.putArray("filters");
    where.forEach(each -> filters.add(Filters.parse(each)));
    ArrayNode orders = query.putArray("order");
    for (String each : order) {
      boolean descending = each.endsWith(DESCENDING);
      String column = descending ? each.substring(0, each.length() - DESCENDING.length()) : each;
      orders.addObject().put("column", column).put("descending", descending);
    }
    if (limit != null) {
      query.put("limit", limit);
    }
    return query;
  }

  private static void texts(ObjectNode query, String member, List<String> texts) {
    ArrayNode array = query.putArray(member);
    texts.forEach(array::add);
  }
}
