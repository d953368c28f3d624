package dev.sluice.repository.unique;

import static dev.sluice.repository.jooq.Tables.UNIQUE_PROPERTY;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jooq.DSLContext;

/**
 * The unique properties of some entity types, whichever connector declares them, without the keys,
 * which have their own constraint. Writers of identifiers read them while holding the lock of the
 * entity type, so that no property becomes complete unnoticed.
 */
public final class UniqueProperties {
  private final List<String> types = new ArrayList<>();
  private final List<String> names = new ArrayList<>();

  private UniqueProperties() {}

  public static UniqueProperties of(DSLContext dsl, Collection<String> entityTypes) {
    var unique = new UniqueProperties();
    dsl.select(UNIQUE_PROPERTY.ENTITY_TYPE, UNIQUE_PROPERTY.PROPERTY)
        .from(UNIQUE_PROPERTY)
        .where(UNIQUE_PROPERTY.ENTITY_TYPE.in(entityTypes))
        .orderBy(UNIQUE_PROPERTY.ENTITY_TYPE, UNIQUE_PROPERTY.PROPERTY)
        .forEach(row -> unique.add(row.value1(), row.value2()));
    return unique;
  }

  /** Those of them that are not among these, by entity type. */
  public UniqueProperties without(Map<String, Set<String>> others) {
    var rest = new UniqueProperties();
    for (int index = 0; index < names.size(); index++) {
      if (!others.getOrDefault(types.get(index), Set.of()).contains(names.get(index))) {
        rest.add(types.get(index), names.get(index));
      }
    }
    return rest;
  }

  public boolean isEmpty() {
    return names.isEmpty();
  }

  /** The names of one entity type's. */
  public List<String> of(String entityType) {
    var byType = new TreeMap<String, List<String>>();
    for (int index = 0; index < names.size(); index++) {
      byType.computeIfAbsent(types.get(index), type -> new ArrayList<>()).add(names.get(index));
    }
    return byType.getOrDefault(entityType, List.of());
  }

  /** Their entity types, for SQL; parallel to {@link #names}. */
  public String[] types() {
    return types.toArray(String[]::new);
  }

  public String[] names() {
    return names.toArray(String[]::new);
  }

  private void add(String type, String name) {
    types.add(type);
    names.add(name);
  }
}
