package dev.sluice.repository.connector;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.repository.definition.DefinitionReader;
import dev.sluice.repository.definition.yaml.DefinitionProblem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * Finds differences between connectors that share an entity type: its key and the types of its
 * properties must be the same. If only one declares a property unique, it is unique for all, which
 * is a warning for the others.
 */
public final class SharedEntityTypes {
  private final DefinitionFile file;
  private final ConnectorDefinition definition;
  private final List<DefinitionProblem> problems = new ArrayList<>();
  private final List<DefinitionProblem> warnings = new ArrayList<>();

  /** Compares a definition with those of other connectors. */
  public SharedEntityTypes(
      DefinitionFile file, ConnectorDefinition definition, Collection<ConnectorDefinition> others) {
    this.file = file;
    this.definition = definition;
    for (ConnectorDefinition other : others) {
      for (EntityTypeDefinition theirs : other.entityTypes()) {
        definition.entityTypes().stream()
            .filter(ours -> !other.name().equals(definition.name()))
            .filter(ours -> ours.name().equals(theirs.name()))
            .forEach(ours -> compare(ours, theirs, other.name()));
      }
    }
  }

  /** What keeps the definition from being loaded beside the others. */
  public List<DefinitionProblem> problems() {
    return List.copyOf(problems);
  }

  public List<DefinitionProblem> warnings() {
    return List.copyOf(warnings);
  }

  private void compare(EntityTypeDefinition ours, EntityTypeDefinition theirs, String other) {
    if (!ours.key().equals(theirs.key())) {
      problems.add(
          problem(
              "connector `%s` has the key `%s`, but connector `%s` the key `%s`"
                  .formatted(definition.name(), ours.key(), other, theirs.key()),
              "entityTypes",
              ours.name(),
              "key"));
      return;
    }
    for (PropertyDefinition property : ours.properties()) {
      theirs.properties().stream()
          .filter(their -> their.name().equals(property.name()))
          .forEach(their -> compare(ours, property, their, other));
    }
  }

  private void compare(
      EntityTypeDefinition type, PropertyDefinition ours, PropertyDefinition theirs, String other) {
    if (ours.type() != theirs.type()) {
      problems.add(
          problem(
              "connector `%s` has the type %s, but connector `%s` the type %s"
                  .formatted(definition.name(), typeOf(ours), other, typeOf(theirs)),
              "entityTypes",
              type.name(),
              "properties",
              ours.name(),
              "type"));
    }
    boolean isKey = ours.name().equals(type.key());
    if (!isKey && ours.unique() != theirs.unique()) {
      warnings.add(
          problem(
              "connector `%s` says unique, but connector `%s` does not: its values are unique for both"
                  .formatted(
                      ours.unique() ? definition.name() : other,
                      ours.unique() ? other : definition.name()),
              "entityTypes",
              type.name(),
              "properties",
              ours.name(),
              "unique"));
    }
  }

  private static String typeOf(PropertyDefinition property) {
    return property.type().name().toLowerCase(Locale.ROOT);
  }

  private DefinitionProblem problem(String message, String... path) {
    return DefinitionReader.problem(
        file.file(), file.yaml(), List.of(path), message, "Make both definitions the same");
  }
}
