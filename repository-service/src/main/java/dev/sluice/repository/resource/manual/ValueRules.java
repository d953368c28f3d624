package dev.sluice.repository.resource.manual;

import com.google.re2j.Pattern;
import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.contract.rows.CellFault;
import dev.sluice.contract.rows.ValueConstraints;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rules of definitions for the values of an entity type, as far as the server knows them:
 * agents have the exclude lists.
 */
final class ValueRules {
  private final List<EntityTypeDefinition> definitions;

  /**
   * The rules of all that count.
   *
   * @param definitions of one entity type
   */
  ValueRules(List<EntityTypeDefinition> definitions) {
    this.definitions = definitions;
  }

  /** Everything that is wrong with a value in its canonical form. */
  List<String> faults(String property, String value) {
    return properties()
        .filter(each -> each.name().equals(property))
        .flatMap(each -> constraints(each).faults(value, value).stream())
        .map(CellFault::message)
        .distinct()
        .toList();
  }

  /** The properties that need a value. */
  Set<String> required() {
    return properties()
        .filter(PropertyDefinition::required)
        .map(PropertyDefinition::name)
        .collect(Collectors.toSet());
  }

  private Stream<PropertyDefinition> properties() {
    return definitions.stream().flatMap(each -> each.properties().stream());
  }

  private static ValueConstraints constraints(PropertyDefinition property) {
    String pattern = property.constraints().pattern();
    Predicate<String> matching = pattern == null ? text -> true : Pattern.compile(pattern)::matches;
    return new ValueConstraints(property, matching, text -> false);
  }
}
