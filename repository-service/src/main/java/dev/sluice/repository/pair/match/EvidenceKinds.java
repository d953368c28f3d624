package dev.sluice.repository.pair.match;

import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.contract.definition.PropertyType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the kind of evidence of each property of an entity type: by its type, by the definition, by
 * a standard name, or else by the form of its values, so that definitions in any language work.
 */
final class EvidenceKinds {
  private final EntityTypeDefinition type;
  private final Map<String, ValueShape> shapes = new HashMap<>();

  EvidenceKinds(EntityTypeDefinition type) {
    this.type = type;
  }

  /** Adds the attributes of one more resource, by property. */
  void add(Map<String, String> attributes) {
    attributes.forEach(
        (property, value) -> shapes.computeIfAbsent(property, name -> new ValueShape()).add(value));
  }

  /** The properties that tell something. The key is an identifier, and is not among them. */
  Map<String, EvidenceKind> byProperty() {
    Map<String, EvidenceKind> kinds = new HashMap<>();
    for (PropertyDefinition property : type.properties()) {
      if (!property.name().equals(type.key())) {
        evidence(property).ifPresent(kind -> kinds.put(property.name(), kind));
      }
    }
    return kinds;
  }

  private Optional<EvidenceKind> evidence(PropertyDefinition property) {
    if (property.type() == PropertyType.DATE || property.type() == PropertyType.INSTANT) {
      return Optional.of(EvidenceKind.DATE);
    }
    if (property.type() != PropertyType.STRING && property.type() != PropertyType.INTEGER) {
      return Optional.empty();
    }
    if (property.unique()) {
      return Optional.of(EvidenceKind.IDENTIFIER);
    }
    return StandardNames.meaning(property.name())
        .or(() -> Optional.ofNullable(shapes.get(property.name())).flatMap(ValueShape::evidence));
  }
}
