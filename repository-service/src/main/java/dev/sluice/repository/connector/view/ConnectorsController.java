package dev.sluice.repository.connector.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.repository.Sha256;
import dev.sluice.repository.connector.Connector;
import dev.sluice.repository.connector.Connectors;
import dev.sluice.repository.connector.DefinitionFile;
import dev.sluice.repository.connector.difference.Difference;
import dev.sluice.repository.connector.load.ConnectorChange;
import dev.sluice.repository.connector.load.ConnectorLoading;
import dev.sluice.repository.connector.load.LoadReport;
import dev.sluice.repository.definition.yaml.DefinitionProblem;
import dev.sluice.repository.rest.Cursor;
import dev.sluice.repository.rest.Limits;
import dev.sluice.repository.rest.Page;
import dev.sluice.repository.rest.ProblemCode;
import dev.sluice.repository.rest.ProblemException;
import dev.sluice.repository.rest.Refuses;
import dev.sluice.repository.rest.detail.CallDetails;
import dev.sluice.repository.run.MissedCommands;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Connectors over REST. */
@RestController
@RequestMapping("/api/connectors")
final class ConnectorsController {
  private static final String YAML = "application/yaml";

  private static final int MOST_DIFFERENCES = 100;

  private final Connectors connectors;
  private final ConnectorLoading loading;

  ConnectorsController(Connectors connectors, ConnectorLoading loading) {
    this.connectors = connectors;
    this.loading = loading;
  }

  /**
   * A page of connectors.
   *
   * @param problems what kept files of the folder from being loaded by this server
   */
  record ConnectorPage(List<Item> items, @Nullable String next, List<ProblemView> problems) {}

  /**
   * A connector in a list.
   *
   * @param missedCommands what earlier runs carried and did not apply; null if nothing is missing
   */
  record Item(
      String name,
      String agent,
      Instant loadedAt,
      @Nullable String lastApplied,
      @Nullable MissedCommands missedCommands) {
    static Item of(Connector connector, @Nullable MissedCommands missedCommands) {
      return new Item(
          connector.name(),
          connector.agent(),
          connector.loadedAt(),
          connector.lastApplied() == null ? null : connector.lastApplied().toString(),
          missedCommands);
    }
  }

  /**
   * What came of loading.
   *
   * @param warnings what definitions that were loaded should know; absent if there is nothing
   * @param changes what differs from what was loaded before; of a dry run, what would
   */
  record Loaded(
      List<String> loaded,
      List<ProblemView> problems,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ProblemView> warnings,
      List<ConnectorChange> changes) {
    static Loaded of(LoadReport report) {
      return new Loaded(
          report.loaded(),
          report.problems().stream().map(ProblemView::of).toList(),
          report.warnings().stream().map(ProblemView::of).toList(),
          report.changes());
    }
  }

  @GetMapping
  @Operation(
      summary = "Lists connectors by name, and problems that prevent files from being loaded")
  ConnectorPage list(@RequestParam @Nullable Integer limit, @RequestParam @Nullable String after) {
    int size = Limits.read(limit);
    String last = after == null ? "" : Cursor.read(after, 1).get(0);
    Page<Connector> page =
        Page.of(connectors.list(last, Limit.of(size + 1)), size, each -> Cursor.of(each.name()));
    Map<String, MissedCommands> missed =
        connectors.missedCommands(page.items().stream().map(Connector::name).toList());
    return new ConnectorPage(
        page.items().stream().map(each -> Item.of(each, missed.get(each.name()))).toList(),
        page.next(),
        loading.problems().stream().map(ProblemView::of).toList());
  }

  @GetMapping("/{connector}")
  @Operation(summary = "Shows a connector; as application/yaml its definition")
  @Refuses({ProblemCode.UNKNOWN_CONNECTOR, ProblemCode.INVALID_DEFINITION})
  ConnectorView show(@PathVariable String connector, @Nullable Authentication login) {
    Connector found = found(connector);
    DefinitionFile file = DefinitionFile.parse(connector, found.definition());
    ConnectorDefinition definition = file.definition();
    if (definition == null) {
      throw ConnectorProblems.invalid(file.problems());
    }
    return view(found, definition, login);
  }

  @GetMapping(path = "/{connector}", produces = YAML)
  String yaml(@PathVariable String connector, @Nullable Authentication login) {
    String definition = found(connector).definition();
    return ShownDefinition.of(
        definition, DefinitionFile.parse(connector, definition).definition(), login);
  }

  @PutMapping(
      path = "/{connector}",
      consumes = {YAML, MediaType.TEXT_PLAIN_VALUE})
  @Operation(
      summary = "Loads a definition",
      requestBody =
          @RequestBody(
              required = true,
              content = {
                @Content(mediaType = YAML, schema = @Schema(type = "string")),
                @Content(mediaType = MediaType.TEXT_PLAIN_VALUE, schema = @Schema(type = "string"))
              }))
  @ApiResponse(responseCode = "200", description = "Replaced", useReturnTypeSchema = true)
  @ApiResponse(responseCode = "201", description = "Loaded", useReturnTypeSchema = true)
  @Refuses(ProblemCode.INVALID_DEFINITION)
  ResponseEntity<ConnectorView> put(
      @PathVariable String connector,
      @Parameter(hidden = true) InputStream body,
      @Nullable Authentication login)
      throws IOException {
    DefinitionFile file = DefinitionFile.read(connector, body);
    ConnectorDefinition definition = file.definition();
    if (definition == null) {
      throw ConnectorProblems.invalid(file.problems());
    }
    if (!definition.name().equals(connector)) {
      throw ConnectorProblems.invalid(List.of(wrongName(connector, definition.name())));
    }
    boolean known = connectors.find(connector).isPresent();
    LoadReport report = loading.put(file);
    tell(report);
    CallDetails.add("definition", Sha256.hex(file.yaml()));
    if (!report.problems().isEmpty()) {
      throw ConnectorProblems.invalid(report.problems());
    }
    ConnectorView view =
        view(found(connector), definition, login)
            .withWarnings(report.warnings().stream().map(ProblemView::withoutFile).toList());
    return !known
        ? ResponseEntity.created(URI.create("/api/connectors/" + connector)).body(view)
        : ResponseEntity.ok(view);
  }

  @DeleteMapping("/{connector}")
  @Operation(summary = "Deletes a connector; its resources and links stay")
  @ApiResponse(responseCode = "204", description = "Forgotten")
  @Refuses({ProblemCode.UNKNOWN_CONNECTOR, ProblemCode.RUN_OPEN})
  ResponseEntity<Void> delete(@PathVariable String connector) {
    return switch (connectors.delete(connector)) {
      case DELETED -> ResponseEntity.noContent().build();
      case UNKNOWN -> throw ProblemException.unknownConnector(connector);
      case RUN_OPEN -> throw ConnectorProblems.runOpen(connector);
    };
  }

  @PostMapping("/reload")
  @Operation(summary = "Loads all definitions in the folder, or none if one has problems")
  @Refuses(ProblemCode.NO_CONNECTORS_FOLDER)
  Loaded reload(
      @Parameter(description = "Only shows what would change") @RequestParam(defaultValue = "false")
          boolean dryRun) {
    requireFolder();
    LoadReport report = loading.reload(dryRun);
    tell(report);
    return Loaded.of(report);
  }

  @PostMapping("/{connector}/reload")
  @Operation(summary = "Loads the definition of one connector from the folder")
  @Refuses({ProblemCode.NO_CONNECTORS_FOLDER, ProblemCode.NO_DEFINITION_FILE})
  Loaded reload(
      @PathVariable String connector,
      @Parameter(description = "Only shows what would change") @RequestParam(defaultValue = "false")
          boolean dryRun) {
    requireFolder();
    LoadReport report = loading.reload(connector, dryRun);
    tell(report);
    if (report.equals(LoadReport.NOTHING)) {
      throw ConnectorProblems.noFile(connector);
    }
    return Loaded.of(report);
  }

  /** What changed, as keys of definitions. */
  private static void tell(LoadReport report) {
    CallDetails.add("loaded", report.loaded());
    report
        .changes()
        .forEach(
            each ->
                CallDetails.add(
                    "changes of " + each.connector(),
                    each.kind() == ConnectorChange.Kind.NEW
                        ? List.of("new")
                        : each.differences().stream()
                            .limit(MOST_DIFFERENCES)
                            .map(Difference::key)
                            .toList()));
  }

  private ConnectorView view(
      Connector connector, ConnectorDefinition definition, @Nullable Authentication login) {
    String name = connector.name();
    return ConnectorView.of(
        connector,
        ShownDefinition.of(connector.definition(), definition, login),
        definition,
        connectors.missedCommands(List.of(name)).get(name));
  }

  private Connector found(String connector) {
    return connectors
        .find(connector)
        .orElseThrow(() -> ProblemException.unknownConnector(connector));
  }

  private void requireFolder() {
    if (!loading.hasFolder()) {
      throw ConnectorProblems.noFolder();
    }
  }

  private static DefinitionProblem wrongName(String expected, String found) {
    return new DefinitionProblem(
        expected,
        1,
        1,
        "connector",
        "the definition is for `" + found + "`",
        "Send it to /api/connectors/" + found + ", or write `connector: " + expected + "`");
  }
}
