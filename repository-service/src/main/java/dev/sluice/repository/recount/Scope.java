package dev.sluice.repository.recount;

import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.repository.finding.evidence.Reading;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * The changes that a reading is about: other changes of the entity type do not count for or against
 * it.
 *
 * @param everything whether it is about all changes
 * @param properties otherwise, those whose updates it is about; all updates if there are none
 */
record Scope(boolean everything, Set<String> properties) {
  private static final Scope EVERYTHING = new Scope(true, Set.of());

  /**
   * The scope of a reading.
   *
   * @param shown the properties in which its cause shows
   */
  static Scope of(EntityTypeDefinition type, Reading reading, Collection<String> shown) {
    if (!reading.readsFile() || reading.columns().containsKey(type.key())) {
      return EVERYTHING;
    }
    Set<String> properties = new TreeSet<>(reading.columns().keySet());
    properties.addAll(reading.formats().keySet());
    properties.addAll(reading.shifts().keySet());
    // A character set is that of all columns; those are meant that it spoils.
    if (properties.isEmpty() && !shown.contains(type.key())) {
      properties.addAll(shown);
    }
    return new Scope(false, properties);
  }
}
