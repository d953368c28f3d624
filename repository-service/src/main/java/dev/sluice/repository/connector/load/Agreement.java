package dev.sluice.repository.connector.load;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.repository.connector.DefinitionFile;
import dev.sluice.repository.connector.SharedEntityTypes;
import dev.sluice.repository.definition.yaml.DefinitionProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Finds which of several definitions can be loaded together, and with those of other connectors
 * that stay loaded. If two disagree, the one that changed is refused, or both.
 */
final class Agreement {
  private final Map<String, DefinitionFile> accepted = new LinkedHashMap<>();
  private final Map<String, DefinitionFile> loaded = new LinkedHashMap<>();
  private final List<DefinitionProblem> problems = new ArrayList<>();
  private final List<DefinitionProblem> warnings = new ArrayList<>();

  /**
   * Compares definitions, all of them readable.
   *
   * @param wanted those that are to be loaded, one for each connector
   * @param loaded those that are in force, also of the same connectors
   */
  Agreement(List<DefinitionFile> wanted, List<DefinitionFile> loaded) {
    loaded.forEach(each -> this.loaded.put(definition(each).name(), each));
    wanted.forEach(each -> accepted.put(definition(each).name(), each));
    // What is refused leaves its connector's former definition in force, which others may not
    // agree with.
    while (refuse()) {}
    accepted
        .values()
        .forEach(
            each ->
                warnings.addAll(
                    new SharedEntityTypes(each, definition(each), others(each)).warnings()));
  }

  List<DefinitionFile> accepted() {
    return List.copyOf(accepted.values());
  }

  List<DefinitionProblem> problems() {
    return List.copyOf(problems);
  }

  List<DefinitionProblem> warnings() {
    return List.copyOf(warnings);
  }

  private boolean refuse() {
    Set<String> refused = new LinkedHashSet<>();
    for (DefinitionFile each : accepted()) {
      List<ConnectorDefinition> others =
          others(each).stream()
              .filter(other -> !(isAsLoaded(each) && isChanged(other.name())))
              .toList();
      List<DefinitionProblem> found =
          new SharedEntityTypes(each, definition(each), others).problems();
      if (!found.isEmpty()) {
        problems.addAll(found);
        refused.add(definition(each).name());
      }
    }
    return accepted.keySet().removeAll(refused);
  }

  /** The definitions of the other connectors, as they would be in force. */
  private List<ConnectorDefinition> others(DefinitionFile file) {
    Map<String, DefinitionFile> inForce = new LinkedHashMap<>(loaded);
    inForce.putAll(accepted);
    inForce.remove(definition(file).name());
    return inForce.values().stream().map(Agreement::definition).toList();
  }

  private boolean isChanged(String connector) {
    DefinitionFile file = accepted.get(connector);
    return file != null && !isAsLoaded(file);
  }

  private boolean isAsLoaded(DefinitionFile file) {
    DefinitionFile before = loaded.get(definition(file).name());
    return before != null && before.yaml().equals(file.yaml());
  }

  private static ConnectorDefinition definition(DefinitionFile file) {
    return Objects.requireNonNull(file.definition());
  }
}
