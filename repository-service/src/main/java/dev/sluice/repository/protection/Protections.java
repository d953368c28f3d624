package dev.sluice.repository.protection;

import static dev.sluice.repository.jooq.Tables.PROTECTED_DECLARATION;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.definition.EntityTypeDefinition.Protection;
import dev.sluice.repository.jooq.tables.records.ProtectedDeclarationRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Which resources of a run's entity types are protected: those in any loaded definition, and those
 * in the run's own definition when the run began.
 */
public final class Protections {
  private final Map<String, List<Declared>> byType;

  private Protections(Map<String, List<Declared>> byType) {
    this.byType = byType;
  }

  /** Puts what a definition says instead of what its connector's definition said before. */
  public static void load(DSLContext dsl, ConnectorDefinition definition) {
    dsl.deleteFrom(PROTECTED_DECLARATION)
        .where(PROTECTED_DECLARATION.CONNECTOR.eq(definition.name()))
        .execute();
    for (EntityTypeDefinition type : definition.entityTypes()) {
      Protection protection = type.protection();
      if (protection != null) {
        dsl.insertInto(PROTECTED_DECLARATION)
            .set(PROTECTED_DECLARATION.CONNECTOR, definition.name())
            .set(PROTECTED_DECLARATION.ENTITY_TYPE, type.name())
            .set(PROTECTED_DECLARATION.KEY_PROPERTY, type.key())
            .set(PROTECTED_DECLARATION.KEYS, protection.keys().toArray(String[]::new))
            .set(PROTECTED_DECLARATION.FILTER, protection.filter())
            .execute();
      }
    }
  }

  /** Those that count for a run with this definition, as they stand now. */
  public static Protections of(DSLContext dsl, ConnectorDefinition definition) {
    Map<String, List<Declared>> byType = new HashMap<>();
    for (EntityTypeDefinition type : definition.entityTypes()) {
      Protection own = type.protection();
      if (own != null) {
        add(byType, type.name(), new Declared(type.key(), Set.copyOf(own.keys()), own.filter()));
      }
    }
    List<String> types = definition.entityTypes().stream().map(EntityTypeDefinition::name).toList();
    dsl.selectFrom(PROTECTED_DECLARATION)
        .where(PROTECTED_DECLARATION.ENTITY_TYPE.in(types))
        .forEach(row -> add(byType, row.getEntityType(), declared(row)));
    return new Protections(byType);
  }

  private static Declared declared(ProtectedDeclarationRecord row) {
    return new Declared(
        row.getKeyProperty(), Set.copyOf(Arrays.asList(row.getKeys())), row.getFilter());
  }

  /** Mostly the run's definition is the loaded one, and says the same twice. */
  private static void add(Map<String, List<Declared>> byType, String type, Declared declared) {
    List<Declared> all = byType.computeIfAbsent(type, each -> new ArrayList<>());
    if (!all.contains(declared)) {
      all.add(declared);
    }
  }

  /** Whether any resource of an entity type may be protected. */
  public boolean any(String entityType) {
    return byType.containsKey(entityType);
  }

  /** The entity types of which resources may be protected. */
  Set<String> types() {
    return byType.keySet();
  }

  /**
   * Whether a resource is protected. If a filter cannot be told for it, it is.
   *
   * @param attributes as JSON, as they are stored before the run; null if nobody knows them
   */
  public boolean cover(String entityType, String key, @Nullable String attributes) {
    List<Declared> declared = byType.get(entityType);
    return declared != null && declared.stream().anyMatch(each -> each.covers(key, attributes));
  }
}
