package dev.sluice.repository.connector;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.repository.connector.definition.DefinitionProblem;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds where connectors that share an entity type describe it differently: its resources are the
 * same, so its key and its properties must be too.
 */
final class SharedEntityTypes {
  private final String file;
  private final List<DefinitionProblem> problems = new ArrayList<>();

  private SharedEntityTypes(String file) {
    this.file = file;
  }

  static List<DefinitionProblem> problems(
      String file, ConnectorDefinition definition, List<ConnectorDefinition> others) {
    SharedEntityTypes check = new SharedEntityTypes(file);
    for (ConnectorDefinition other : others) {
      for (EntityTypeDefinition theirs : other.entityTypes()) {
        definition.entityTypes().stream()
            .filter(ours -> !other.name().equals(definition.name()))
            .filter(ours -> ours.name().equals(theirs.name()))
            .forEach(ours -> check.compare(ours, theirs, other.name()));
      }
    }
    return check.problems;
  }

  private void compare(EntityTypeDefinition ours, EntityTypeDefinition theirs, String connector) {
    String path = "entityTypes." + ours.name();
    if (!ours.key().equals(theirs.key())) {
      note(path + ".key", "connector `" + connector + "` has the key `" + theirs.key() + "`");
    }
    for (PropertyDefinition property : ours.properties()) {
      theirs.properties().stream()
          .filter(their -> their.name().equals(property.name()))
          .forEach(their -> compare(path, property, their, connector));
    }
  }

  private void compare(
      String path, PropertyDefinition ours, PropertyDefinition theirs, String connector) {
    String property = path + ".properties." + ours.name();
    if (ours.type() != theirs.type()) {
      note(property + ".type", "connector `" + connector + "` has another type");
    }
    if (ours.unique() != theirs.unique()) {
      note(
          property + ".unique",
          "connector `" + connector + "` says " + (theirs.unique() ? "unique" : "not unique"));
    }
  }

  private void note(String key, String message) {
    problems.add(
        new DefinitionProblem(file, 1, 1, key, message, "Say the same in both definitions"));
  }
}
