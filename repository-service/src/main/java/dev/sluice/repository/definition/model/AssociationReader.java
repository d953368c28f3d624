package dev.sluice.repository.definition.model;

import dev.sluice.contract.cell.LinkConstraints;
import dev.sluice.contract.definition.AssociationDefinition;
import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.definition.LinkEnd;
import dev.sluice.contract.definition.Multiplicity;
import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.contract.definition.Threshold.Subject;
import dev.sluice.repository.definition.source.ColumnName;
import dev.sluice.repository.definition.source.Sources;
import dev.sluice.repository.definition.threshold.DeleteGuards;
import dev.sluice.repository.definition.threshold.ThresholdReader;
import dev.sluice.repository.definition.threshold.ThresholdReader.Level;
import dev.sluice.repository.definition.yaml.Names;
import dev.sluice.repository.definition.yaml.NearestName;
import dev.sluice.repository.definition.yaml.Section;
import dev.sluice.repository.definition.yaml.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code associations}, whose ends are entity types of the same definition. */
public final class AssociationReader {
  private static final int LONGEST_SEPARATOR = 16;

  /** The agent holds the links of one owner in memory to count them. */
  private static final int MOST_TARGETS = 100_000;

  private final List<EntityTypeDefinition> entityTypes;
  private final List<String> entityTypeNames;
  private final Sources sources;

  public AssociationReader(
      List<EntityTypeDefinition> entityTypes, List<String> entityTypeNames, Sources sources) {
    this.entityTypes = entityTypes;
    this.entityTypeNames = entityTypeNames;
    this.sources = sources;
  }

  public List<AssociationDefinition> read(
      Section associations, Map<String, Double> connectorLimits) {
    List<AssociationDefinition> definitions =
        associations.names().stream()
            .flatMap(
                name ->
                    associations.section(name).stream()
                        .map(section -> one(associations, name, section)))
            .toList();
    for (AssociationDefinition each : definitions) {
      DeleteGuards.check(
          associations, each.name(), Subject.LINK, connectorLimits, each.thresholds());
    }
    return definitions;
  }

  private AssociationDefinition one(Section associations, String name, Section section) {
    section.only(
        "source",
        "owner",
        "target",
        "multiplicity",
        "separator",
        "maxTargets",
        "targetMustExist",
        "filter",
        "thresholds");
    Multiplicity multiplicity =
        section
            .required("multiplicity")
            .flatMap(value -> value.choice(Multiplicity.class))
            .orElse(Multiplicity.MANY);
    return new AssociationDefinition(
        name,
        sources.readBy(section),
        owner(section, ownerType(associations, name)),
        target(section),
        multiplicity,
        section.value("separator").flatMap(each -> separator(each, multiplicity)).orElse(null),
        ThresholdReader.read(section, Level.ASSOCIATION),
        ExpressionReader.filter(section).orElse(null),
        new LinkConstraints(
            maxTargets(section, multiplicity),
            section.value("targetMustExist").flatMap(Value::flag).orElse(false)));
  }

  private static @Nullable Integer maxTargets(Section section, Multiplicity multiplicity) {
    Integer most =
        section.value("maxTargets").flatMap(each -> each.integer(1, MOST_TARGETS)).orElse(null);
    if (most != null && multiplicity == Multiplicity.ONE) {
      section.refuseKey(
          "maxTargets",
          "an association with one target needs no limit",
          "Write `multiplicity: many`, or remove `maxTargets`");
    }
    return most;
  }

  /** The part of the name before the dot; empty if that is no entity type. */
  private String ownerType(Section associations, String name) {
    int dot = name.indexOf('.');
    String owner = name.substring(0, Math.max(dot, 0));
    if (!Names.wellFormed(owner) || !Names.wellFormed(name.substring(dot + 1))) {
      associations.refuseKey(
          name,
          "`" + NearestName.shorten(name) + "` is not the name of an association",
          "Write the owner's entity type, a dot and a name, as in `Group.members`");
      return "";
    }
    if (!entityTypeNames.contains(owner)) {
      associations.refuseKey(
          name, Names.unknown("entity type", owner), Names.declareOr(owner, entityTypeNames));
      return "";
    }
    return owner;
  }

  private LinkEnd owner(Section section, String entityType) {
    Optional<Value> owner = section.required("owner");
    if (owner.isPresent() && owner.get().isText()) {
      return new LinkEnd(entityType, owner.flatMap(ColumnName::read).orElse(""), null);
    }
    if (owner.isPresent() && owner.get().isScalar()) {
      owner.get().refuseKind("a column or a map", "Write the column's name as a text");
      return new LinkEnd(entityType, "", null);
    }
    return owner
        .flatMap(Value::section)
        .map(end -> end(end.only("column", "property"), entityType))
        .orElseGet(() -> new LinkEnd(entityType, "", null));
  }

  private LinkEnd target(Section section) {
    return section
        .required("target")
        .flatMap(Value::section)
        .map(
            end ->
                end(
                    end.only("entityType", "column", "property"),
                    end.required("entityType")
                        .flatMap(each -> Names.refer(each, "entity type", entityTypeNames))
                        .orElse("")))
        .orElseGet(() -> new LinkEnd("", "", null));
  }

  private LinkEnd end(Section end, String entityType) {
    return new LinkEnd(
        entityType,
        end.required("column").flatMap(ColumnName::read).orElse(""),
        end.value("property").map(value -> property(value, entityType)).orElse(null));
  }

  /** The unique property that finds this end; null for the key, which finds it anyway. */
  private @Nullable String property(Value value, String entityTypeName) {
    Optional<EntityTypeDefinition> entityType =
        entityTypes.stream().filter(each -> each.name().equals(entityTypeName)).findFirst();
    if (entityType.isEmpty() || entityType.get().properties().isEmpty()) {
      return null;
    }
    List<String> names =
        entityType.get().properties().stream().map(PropertyDefinition::name).toList();
    Optional<PropertyDefinition> property =
        Names.refer(value, "property", names).map(entityType.get()::property);
    if (property.isPresent() && !property.get().unique()) {
      value.refuse(
          "`" + property.get().name() + "` is not unique, so it cannot find one end of a link",
          "Declare it `unique: true` in `" + entityTypeName + "`, or name another property");
    }
    return property
        .map(PropertyDefinition::name)
        .filter(name -> !name.equals(entityType.get().key()))
        .orElse(null);
  }

  private static Optional<String> separator(Value value, Multiplicity multiplicity) {
    if (!value.isText()) {
      value.refuseKind("a text", "Put the separator in quotes");
      return Optional.empty();
    }
    String separator = value.written();
    if (separator.isEmpty() || separator.length() > LONGEST_SEPARATOR || separator.contains("\0")) {
      value.refuse(
          "a separator has 1 to " + LONGEST_SEPARATOR + " characters",
          "Write the text between two targets in a cell, as in `\",\"`");
      return Optional.empty();
    }
    if (multiplicity == Multiplicity.ONE) {
      value.refuse(
          "an association with one target needs no separator",
          "Write `multiplicity: many`, or remove the separator");
    }
    return Optional.of(separator);
  }
}
