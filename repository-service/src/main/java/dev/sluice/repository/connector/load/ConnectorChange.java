package dev.sluice.repository.connector.load;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.repository.connector.DefinitionFile;
import dev.sluice.repository.connector.difference.Difference;
import dev.sluice.repository.connector.difference.Differences;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What changes when a definition is loaded.
 *
 * @param differences none if the connector is new, and if only comments or the order of keys differ
 */
public record ConnectorChange(String connector, Kind kind, List<Difference> differences) {

  /** Whether the connector was there before. */
  public enum Kind {
    NEW,
    CHANGED
  }

  /** The change, unless the text is the one that is loaded. */
  static Optional<ConnectorChange> of(
      DefinitionFile file, ConnectorDefinition definition, @Nullable DefinitionFile loaded) {
    if (loaded == null) {
      return Optional.of(new ConnectorChange(definition.name(), Kind.NEW, List.of()));
    }
    if (loaded.yaml().equals(file.yaml())) {
      return Optional.empty();
    }
    ConnectorDefinition before = loaded.definition();
    return Optional.of(
        new ConnectorChange(
            definition.name(),
            Kind.CHANGED,
            before == null ? List.of() : Differences.between(before, definition)));
  }
}
