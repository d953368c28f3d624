package dev.sluice.repository.resource;

import dev.sluice.contract.definition.PropertyDefinition;
import java.util.List;
import java.util.Optional;

/**
 * An entity type as the loaded connectors describe it together.
 *
 * @param key the property that the key is
 * @param properties all properties but the key
 */
record ResourceType(String name, PropertyDefinition key, List<PropertyDefinition> properties) {

  Optional<PropertyDefinition> property(String property) {
    return properties.stream().filter(each -> each.name().equals(property)).findFirst();
  }
}
