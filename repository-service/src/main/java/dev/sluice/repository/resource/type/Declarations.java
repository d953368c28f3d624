package dev.sluice.repository.resource.type;

import dev.sluice.contract.definition.AssociationDefinition;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.repository.rest.ProblemCode;
import dev.sluice.repository.rest.ProblemException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What all loaded connectors declare, at the time they were read. */
public final class Declarations {
  private final List<ConnectorDefinition> connectors;

  Declarations(List<ConnectorDefinition> connectors) {
    this.connectors = connectors;
  }

  /** The entity type; empty if no loaded connector declares it. */
  Optional<ResourceType> find(String name) {
    List<EntityTypeDefinition> declared = named(name);
    if (declared.isEmpty()) {
      return Optional.empty();
    }
    EntityTypeDefinition first = declared.get(0);
    Map<String, PropertyDefinition> properties = new LinkedHashMap<>();
    for (EntityTypeDefinition each : declared) {
      each.properties()
          .forEach(property -> properties.merge(property.name(), property, Declarations::both));
    }
    PropertyDefinition key = first.property(first.key());
    properties.remove(key.name());
    return Optional.of(new ResourceType(name, key, List.copyOf(properties.values())));
  }

  /**
   * The entity type.
   *
   * @throws ProblemException if no loaded connector declares it
   */
  public ResourceType get(String name) {
    return find(name).orElseThrow(() -> unknown(name));
  }

  private static ProblemException unknown(String name) {
    return new ProblemException(
        ProblemCode.UNKNOWN_ENTITY_TYPE,
        "No loaded connector declares the entity type `" + name + "`");
  }

  /**
   * What a connector declares of an entity type; what all do if it declares nothing of it, or there
   * is none.
   */
  public List<EntityTypeDefinition> of(String name, @Nullable String connector) {
    List<EntityTypeDefinition> own =
        connectors.stream()
            .filter(each -> each.name().equals(connector))
            .flatMap(each -> each.entityTypes().stream())
            .filter(each -> each.name().equals(name))
            .toList();
    return own.isEmpty() ? named(name) : own;
  }

  private List<EntityTypeDefinition> named(String name) {
    return entityTypes().stream().filter(each -> each.name().equals(name)).toList();
  }

  /** The associations, each once, by name. */
  public List<AssociationDefinition> associations() {
    Map<String, AssociationDefinition> associations = new TreeMap<>();
    connectors.stream()
        .flatMap(each -> each.associations().stream())
        .forEach(each -> associations.putIfAbsent(each.name(), each));
    return List.copyOf(associations.values());
  }

  /** The entity types whose key is the property with this name. */
  public List<String> withKey(String property) {
    return entityTypes().stream()
        .filter(each -> each.key().equals(property))
        .map(EntityTypeDefinition::name)
        .distinct()
        .toList();
  }

  private List<EntityTypeDefinition> entityTypes() {
    return connectors.stream().flatMap(each -> each.entityTypes().stream()).toList();
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
