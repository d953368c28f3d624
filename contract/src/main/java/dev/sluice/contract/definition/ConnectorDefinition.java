package dev.sluice.contract.definition;

import java.util.List;
import java.util.Map;

/**
 * One managed system as Sluice sees it.
 *
 * @param name the connector's name, unique in a repository
 * @param agent the agent that stands near the managed system
 * @param thresholds connector-level limits by {@link Threshold#label()}; a threshold that is off is
 *     absent
 */
public record ConnectorDefinition(
    String name,
    String agent,
    List<SourceDefinition> sources,
    List<EntityTypeDefinition> entityTypes,
    List<AssociationDefinition> associations,
    Map<String, Double> thresholds,
    ReviewDefinition review,
    NotifyDefinition notifications) {

  /** The source with this name; the definition was checked, so it exists. */
  public SourceDefinition source(String source) {
    return sources.stream().filter(each -> each.name().equals(source)).findFirst().orElseThrow();
  }

  /** The entity type with this name; the definition was checked, so it exists. */
  public EntityTypeDefinition entityType(String entityType) {
    return entityTypes.stream()
        .filter(each -> each.name().equals(entityType))
        .findFirst()
        .orElseThrow();
  }

  /** The association with this name; the definition was checked, so it exists. */
  public AssociationDefinition association(String association) {
    return associations.stream()
        .filter(each -> each.name().equals(association))
        .findFirst()
        .orElseThrow();
  }

  /** Whether the source names the resources at an end of its links by their keys. */
  public boolean namesByKey(LinkEnd end) {
    return end.property() == null
        || entityTypes.stream()
            .anyMatch(
                type -> type.name().equals(end.entityType()) && type.key().equals(end.property()));
  }
}
