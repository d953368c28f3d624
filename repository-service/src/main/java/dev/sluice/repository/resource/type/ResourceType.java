package dev.sluice.repository.resource.type;

import dev.sluice.contract.definition.PropertyDefinition;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An entity type as all loaded connectors together describe it.
 *
 * @param key the property that the key is
 * @param properties all properties but the key
 */
public record ResourceType(
    String name, PropertyDefinition key, List<PropertyDefinition> properties) {

  /** A property beside the key. */
  public Optional<PropertyDefinition> property(String property) {
    return properties.stream().filter(each -> each.name().equals(property)).findFirst();
  }

  /** All properties, the key first. */
  public List<PropertyDefinition> all() {
    return Stream.concat(Stream.of(key), properties.stream()).toList();
  }
}
