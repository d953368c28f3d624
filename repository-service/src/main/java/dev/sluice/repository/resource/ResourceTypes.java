package dev.sluice.repository.resource;

import dev.sluice.contract.definition.AssociationDefinition;
import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.repository.connector.Connectors;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Finds out what the loaded connectors say about an entity type. */
@Component
public final class ResourceTypes {
  private final Connectors connectors;

  ResourceTypes(Connectors connectors) {
    this.connectors = connectors;
  }

  /** The entity type; empty where no loaded connector declares it. */
  public Optional<ResourceType> find(String name) {
    List<EntityTypeDefinition> declarations =
        declarations().stream().filter(each -> each.name().equals(name)).toList();
    if (declarations.isEmpty()) {
      return Optional.empty();
    }
    EntityTypeDefinition first = declarations.get(0);
    Map<String, PropertyDefinition> properties = new LinkedHashMap<>();
    for (EntityTypeDefinition each : declarations) {
      each.properties()
          .forEach(property -> properties.merge(property.name(), property, ResourceTypes::both));
    }
    PropertyDefinition key = first.property(first.key());
    properties.remove(key.name());
    return Optional.of(new ResourceType(name, key, List.copyOf(properties.values())));
  }

  /**
   * The entity type.
   *
   * @throws dev.sluice.repository.rest.ProblemException if no loaded connector declares it
   */
  public ResourceType get(String name) {
    return find(name).orElseThrow(() -> ResourceProblems.unknownEntityType(name));
  }

  /** The associations that loaded connectors declare, each once, by name. */
  public List<AssociationDefinition> associations() {
    Map<String, AssociationDefinition> associations = new TreeMap<>();
    connectors.definitions().stream()
        .flatMap(each -> each.associations().stream())
        .forEach(each -> associations.putIfAbsent(each.name(), each));
    return List.copyOf(associations.values());
  }

  /** The entity types whose key is the property with this name. */
  List<String> withKey(String property) {
    return declarations().stream()
        .filter(each -> each.key().equals(property))
        .map(EntityTypeDefinition::name)
        .distinct()
        .toList();
  }

  private List<EntityTypeDefinition> declarations() {
    return connectors.definitions().stream().flatMap(each -> each.entityTypes().stream()).toList();
  }

  /** What one connector demands of a property, all obey. */
  private static PropertyDefinition both(PropertyDefinition one, PropertyDefinition other) {
    return new PropertyDefinition(
        one.name(),
        one.column(),
        one.type(),
        one.format(),
        one.required() || other.required(),
        one.unique() || other.unique());
  }
}
