package dev.sluice.repository.connector;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.repository.definition.DefinitionException;
import dev.sluice.repository.definition.DefinitionReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Caches loaded definitions, since reading one takes longer than finding it. */
final class ReadDefinitions {
  private static final Logger LOG = LoggerFactory.getLogger(ReadDefinitions.class);

  private final Map<String, Read> read = new ConcurrentHashMap<>();

  private record Read(String yaml, Optional<ConnectorDefinition> definition) {}

  /** The connector's definition; a definition that an earlier release loaded may be unreadable. */
  Optional<ConnectorDefinition> of(Connector connector) {
    return read.compute(
            connector.name(),
            (name, before) ->
                before != null && before.yaml().equals(connector.definition())
                    ? before
                    : new Read(connector.definition(), read(connector)))
        .definition();
  }

  /** Forgets every connector but these. */
  void keep(List<Connector> loaded) {
    read.keySet().retainAll(loaded.stream().map(Connector::name).toList());
  }

  /** Forgets a connector. */
  void forget(String name) {
    read.remove(name);
  }

  private static Optional<ConnectorDefinition> read(Connector connector) {
    try {
      return Optional.of(DefinitionReader.read(connector.name(), connector.definition()));
    } catch (DefinitionException e) {
      LOG.warn("The loaded definition of {} cannot be read: {}", connector.name(), e.getMessage());
      return Optional.empty();
    }
  }
}
