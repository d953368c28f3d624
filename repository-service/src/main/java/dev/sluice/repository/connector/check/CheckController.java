package dev.sluice.repository.connector.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sluice.contract.connection.ConnectionCheckResult;
import dev.sluice.contract.connection.SourceFindings;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.repository.connector.Connectors;
import dev.sluice.repository.rest.ProblemCode;
import dev.sluice.repository.rest.ProblemException;
import dev.sluice.repository.rest.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Checks over REST whether a run of a connector could read its definition and its files. */
@RestController
final class CheckController {
  private final Connectors connectors;
  private final ConnectionChecks connections;

  CheckController(Connectors connectors, ConnectionChecks connections) {
    this.connectors = connectors;
    this.connections = connections;
  }

  /**
   * What a check found.
   *
   * @param checked what was to be looked at; if that was not possible, a problem says so
   * @param sources what the file of each source shows, and its change file if there is one
   * @param warnings what keeps no run from working; absent if there is nothing
   */
  record Checked(
      String connector,
      boolean ok,
      List<String> checked,
      List<SourceFindings> sources,
      List<CheckProblem> problems,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<CheckProblem> warnings) {}

  @PostMapping("/api/connectors/{connector}/check")
  @Operation(summary = "Checks whether a run could read the definition and its files")
  @Refuses(ProblemCode.UNKNOWN_CONNECTOR)
  Checked check(@PathVariable String connector) {
    Connectors.Judged loaded =
        connectors.judge(connector).orElseThrow(() -> ProblemException.unknownConnector(connector));
    List<String> checked = new ArrayList<>(List.of("definition"));
    List<CheckProblem> problems = new ArrayList<>();
    List<SourceFindings> sources = new ArrayList<>();
    loaded.problems().stream().map(CheckProblem::of).forEach(problems::add);
    ConnectorDefinition definition = loaded.definition();
    if (definition != null) {
      checked.add("files on agent " + definition.agent());
      ConnectionCheckResult found = connections.check(definition);
      found.failures().stream().map(CheckProblem::of).forEach(problems::add);
      sources.addAll(Objects.requireNonNullElse(found.sources(), List.of()));
    }
    List<CheckProblem> warnings = loaded.warnings().stream().map(CheckProblem::of).toList();
    return new Checked(connector, problems.isEmpty(), checked, sources, problems, warnings);
  }
}
