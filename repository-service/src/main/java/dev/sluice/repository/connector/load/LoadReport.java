package dev.sluice.repository.connector.load;

import dev.sluice.repository.definition.yaml.DefinitionProblem;
import java.util.List;

/**
 * The result of loading definitions.
 *
 * @param loaded the connectors whose definition is in force now as it is in its file
 * @param problems what kept the others from it; their earlier definitions stay in force
 * @param warnings what those should know that are in force
 * @param changes what differs from what was loaded before; of a dry run, what would
 */
public record LoadReport(
    List<String> loaded,
    List<DefinitionProblem> problems,
    List<DefinitionProblem> warnings,
    List<ConnectorChange> changes) {
  public static final LoadReport NOTHING =
      new LoadReport(List.of(), List.of(), List.of(), List.of());
}
