package dev.sluice.repository.definition.model;

import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.definition.EntityTypeDefinition.Protection;
import dev.sluice.contract.definition.OnMissing;
import dev.sluice.contract.definition.Scope;
import dev.sluice.contract.definition.Threshold.Subject;
import dev.sluice.repository.definition.source.Sources;
import dev.sluice.repository.definition.threshold.DeleteGuards;
import dev.sluice.repository.definition.threshold.ThresholdReader;
import dev.sluice.repository.definition.threshold.ThresholdReader.Level;
import dev.sluice.repository.definition.yaml.Names;
import dev.sluice.repository.definition.yaml.NearestName;
import dev.sluice.repository.definition.yaml.Section;
import dev.sluice.repository.definition.yaml.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code entityTypes}. */
public final class EntityTypeReader {
  private static final int MOST_PROTECTED_KEYS = 1000;

  private EntityTypeReader() {}

  public static List<EntityTypeDefinition> read(
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
        "protected",
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
        ExpressionReader.filter(section).orElse(null),
        section
            .section("protected")
            .map(each -> protection(each, properties.map(Section::names).orElse(Set.of())))
            .orElse(null));
  }

  private static Protection protection(Section section, Set<String> properties) {
    section.only("keys", "filter");
    if (section.value("keys").isEmpty() && section.value("filter").isEmpty()) {
      section.refuseKey(
          "keys", "this protects nothing", "Add `keys:` or `filter:`, or remove `protected:`");
    }
    List<Value> written = section.value("keys").map(Value::list).orElse(List.of());
    List<String> keys = new ArrayList<>();
    for (Value value : written) {
      value.word().filter(key -> usable(value, key, keys)).ifPresent(keys::add);
    }
    if (written.size() > MOST_PROTECTED_KEYS) {
      section.refuseKey(
          "keys",
          "these are more than " + MOST_PROTECTED_KEYS + " keys",
          "Use `filter:` to say what is protected");
    }
    return new Protection(
        List.copyOf(keys), ExpressionReader.ofStored(section, properties).orElse(null));
  }

  private static boolean usable(Value value, String key, List<String> seen) {
    if (key.isBlank()) {
      value.refuse("no resource has an empty key", "Remove it");
      return false;
    }
    if (seen.contains(key)) {
      value.refuse("`" + NearestName.shorten(key) + "` is named twice", "Keep one of the two");
      return false;
    }
    return true;
  }
}
