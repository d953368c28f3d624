package dev.sluice.repository.connector;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.repository.definition.DefinitionProblem;
import dev.sluice.repository.rest.Limits;
import dev.sluice.repository.run.MissedCommands;
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

  private final Connectors connectors;

  ConnectorsController(Connectors connectors) {
    this.connectors = connectors;
  }

  /**
   * A page of connectors.
   *
   * @param problems what kept files of the folder from being loaded by this server
   */
  record Page(List<Item> items, @Nullable String next, List<ProblemView> problems) {}

  /**
   * A connector in a list.
   *
   * @param missedCommands what earlier runs carried and did not apply; null where nothing is
   *     missing
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
   * @param warnings what definitions that were loaded should know; absent where there is nothing
   */
  record Loaded(
      List<String> loaded,
      List<ProblemView> problems,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ProblemView> warnings) {
    static Loaded of(LoadReport report) {
      return new Loaded(
          report.loaded(),
          report.problems().stream().map(ProblemView::of).toList(),
          report.warnings().stream().map(ProblemView::of).toList());
    }
  }

  @GetMapping
  Page list(
      @RequestParam(defaultValue = "100") int limit,
      @RequestParam(defaultValue = "") String after) {
    int size = Limits.read(limit);
    List<Connector> found = connectors.list(after, Limit.of(size + 1));
    List<Connector> page = found.subList(0, Math.min(size, found.size()));
    Map<String, MissedCommands> missed =
        connectors.missedCommands(page.stream().map(Connector::name).toList());
    return new Page(
        page.stream().map(each -> Item.of(each, missed.get(each.name()))).toList(),
        found.size() > size ? page.get(size - 1).name() : null,
        connectors.problems().stream().map(ProblemView::of).toList());
  }

  @GetMapping("/{connector}")
  ConnectorView show(@PathVariable String connector) {
    Connector found = found(connector);
    DefinitionFile file = DefinitionFile.parse(connector, found.definition());
    ConnectorDefinition definition = file.definition();
    if (definition == null) {
      throw ConnectorRefusal.invalid(file.problems());
    }
    return view(found, definition);
  }

  @GetMapping(path = "/{connector}", produces = YAML)
  String yaml(@PathVariable String connector) {
    return found(connector).definition();
  }

  @PutMapping(
      path = "/{connector}",
      consumes = {YAML, MediaType.TEXT_PLAIN_VALUE})
  ResponseEntity<ConnectorView> put(@PathVariable String connector, InputStream body)
      throws IOException {
    DefinitionFile file = DefinitionFile.read(connector, body);
    ConnectorDefinition definition = file.definition();
    if (definition == null) {
      throw ConnectorRefusal.invalid(file.problems());
    }
    if (!definition.name().equals(connector)) {
      throw ConnectorRefusal.invalid(List.of(wrongName(connector, definition.name())));
    }
    boolean known = connectors.find(connector).isPresent();
    LoadReport report = connectors.put(file);
    if (!report.problems().isEmpty()) {
      throw ConnectorRefusal.invalid(report.problems());
    }
    ConnectorView view =
        view(found(connector), definition)
            .withWarnings(report.warnings().stream().map(ProblemView::withoutFile).toList());
    return !known
        ? ResponseEntity.created(URI.create("/api/connectors/" + connector)).body(view)
        : ResponseEntity.ok(view);
  }

  @DeleteMapping("/{connector}")
  ResponseEntity<Void> delete(@PathVariable String connector) {
    return switch (connectors.delete(connector)) {
      case DELETED -> ResponseEntity.noContent().build();
      case UNKNOWN -> throw ConnectorRefusal.unknown(connector);
      case RUN_OPEN -> throw ConnectorRefusal.runOpen(connector);
    };
  }

  @PostMapping("/reload")
  Loaded reload() {
    requireFolder();
    return Loaded.of(connectors.reload());
  }

  @PostMapping("/{connector}/reload")
  Loaded reload(@PathVariable String connector) {
    requireFolder();
    LoadReport report = connectors.reload(connector);
    if (report.equals(LoadReport.NOTHING)) {
      throw ConnectorRefusal.noFile(connector);
    }
    return Loaded.of(report);
  }

  private ConnectorView view(Connector connector, ConnectorDefinition definition) {
    String name = connector.name();
    return ConnectorView.of(
        connector, definition, connectors.missedCommands(List.of(name)).get(name));
  }

  private Connector found(String connector) {
    return connectors.find(connector).orElseThrow(() -> ConnectorRefusal.unknown(connector));
  }

  private void requireFolder() {
    if (!connectors.hasFolder()) {
      throw ConnectorRefusal.noFolder();
    }
  }

  private static DefinitionProblem wrongName(String expected, String found) {
    return new DefinitionProblem(
        expected,
        1,
        1,
        "connector",
        "the definition is that of `" + found + "`",
        "Put it to /api/connectors/" + found + ", or write `connector: " + expected + "`");
  }
}
