package dev.sluice.repository.apply;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.definition.PropertyDefinition;
import java.util.ArrayList;
import java.util.List;

/** The unique properties of a connector, but for the keys, as two parallel arrays for SQL. */
final class UniqueProperties {
  private final List<String> types = new ArrayList<>();
  private final List<String> names = new ArrayList<>();

  private UniqueProperties() {}

  static UniqueProperties of(ConnectorDefinition connector) {
    var unique = new UniqueProperties();
    for (EntityTypeDefinition type : connector.entityTypes()) {
      for (PropertyDefinition property : type.properties()) {
        if (property.unique() && !property.name().equals(type.key())) {
          unique.types.add(type.name());
          unique.names.add(property.name());
        }
      }
    }
    return unique;
  }

  boolean isEmpty() {
    return names.isEmpty();
  }

  String[] types() {
    return types.toArray(String[]::new);
  }

  String[] names() {
    return names.toArray(String[]::new);
  }
}
