package dev.sluice.repository.definition;

import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.definition.OnMissing;
import dev.sluice.contract.definition.Scope;
import dev.sluice.contract.definition.Threshold.Subject;
import dev.sluice.repository.definition.ThresholdReader.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code entityTypes}. */
final class EntityTypeReader {
  private EntityTypeReader() {}

  static List<EntityTypeDefinition> read(
      Section entityTypes, Sources sources, Map<String, Double> connectorLimits) {
    Names.check(entityTypes);
    List<EntityTypeDefinition> definitions =
        entityTypes.names().stream()
            .flatMap(
                name ->
                    entityTypes.section(name).stream().map(section -> one(name, section, sources)))
            .toList();
    for (EntityTypeDefinition each : definitions) {
      DeleteGuards.check(
          entityTypes, each.name(), Subject.RESOURCE, connectorLimits, each.thresholds());
    }
    return definitions;
  }

  private static EntityTypeDefinition one(String name, Section section, Sources sources) {
    section.only(
        "source",
        "key",
        "filter",
        "onMissing",
        "scope",
        "adopt",
        "status",
        "properties",
        "thresholds");
    Optional<Section> properties = section.required("properties").flatMap(Value::section);
    Optional<Value> written = section.required("key");
    String key =
        properties
            .flatMap(each -> written.flatMap(value -> Names.refer(value, "property", each.names())))
            .orElse("");
    return new EntityTypeDefinition(
        name,
        sources.readBy(section),
        key,
        section
            .value("onMissing")
            .flatMap(value -> value.choice(OnMissing.class))
            .orElse(OnMissing.DELETE),
        section.value("scope").flatMap(value -> value.choice(Scope.class)).orElse(Scope.CONNECTOR),
        section.value("adopt").flatMap(Value::flag).orElse(false),
        section.section("status").map(StatusReader::read).orElse(null),
        properties.map(each -> PropertyReader.read(each, key)).orElse(List.of()),
        ThresholdReader.read(section, Level.ENTITY_TYPE),
        ExpressionReader.filter(section).orElse(null));
  }
}
