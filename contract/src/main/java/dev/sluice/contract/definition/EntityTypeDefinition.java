package dev.sluice.contract.definition;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the rows of a source become resources of one kind.
 *
 * @param key name of the property that identifies a resource
 * @param adopt whether a row may take over a resource of another connector
 * @param status the column that switches accounts on and off, if the source has one
 * @param thresholds limits for this entity type alone, by {@link Threshold#label()}
 */
public record EntityTypeDefinition(
    String name,
    String source,
    String key,
    OnMissing onMissing,
    Scope scope,
    boolean adopt,
    @Nullable StatusColumn status,
    List<PropertyDefinition> properties,
    Map<String, Double> thresholds) {

  /** The property with this name; the definition was checked, so it exists. */
  public PropertyDefinition property(String property) {
    return properties.stream()
        .filter(each -> each.name().equals(property))
        .findFirst()
        .orElseThrow();
  }
}
