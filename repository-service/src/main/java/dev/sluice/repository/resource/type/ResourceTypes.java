package dev.sluice.repository.resource.type;

import dev.sluice.contract.definition.AssociationDefinition;
import dev.sluice.repository.connector.Connectors;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds what loaded connectors declare about an entity type. */
@Component
public final class ResourceTypes {
  private final Connectors connectors;

  ResourceTypes(Connectors connectors) {
    this.connectors = connectors;
  }

  /** What they declare now; every call reads all definitions, so who asks more keeps it. */
  public Declarations read() {
    return new Declarations(connectors.definitions());
  }

  /** The entity type; empty if no loaded connector declares it. */
  public Optional<ResourceType> find(String name) {
    return read().find(name);
  }

  /**
   * The entity type.
   *
   * @throws dev.sluice.repository.rest.ProblemException if no loaded connector declares it
   */
  public ResourceType get(String name) {
    return read().get(name);
  }

  /** The associations that loaded connectors declare, each once, by name. */
  public List<AssociationDefinition> associations() {
    return read().associations();
  }
}
