package dev.sluice.repository.finding.evidence;

import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.contract.definition.PropertyType;
import org.jspecify.annotations.Nullable;

/**
 * A property in the run's definition.
 *
 * @param column what it is read from; null if it is computed
 * @param format how the file writes its dates, if the definition says so
 * @param pivotYear the first of the hundred years that a year of two digits may mean
 * @param timeZone the zone whose clock a time without an offset is read from
 * @param locale the language of the names of months
 */
public record Property(
    String name,
    PropertyType type,
    @Nullable String column,
    @Nullable String format,
    @Nullable Integer pivotYear,
    @Nullable String timeZone,
    @Nullable String locale) {

  /** The property of a definition. */
  public static Property of(PropertyDefinition defined) {
    return new Property(
        defined.name(),
        defined.type(),
        defined.computed() ? null : defined.column(),
        defined.format(),
        defined.pivotYear(),
        defined.timeZone(),
        defined.locale());
  }

  /** The same as a definition would have it whose dates are written like this. */
  public PropertyDefinition written(@Nullable String otherFormat) {
    return new PropertyDefinition(
        name,
        column == null ? name : column,
        type,
        otherFormat,
        pivotYear,
        timeZone,
        locale,
        false,
        false);
  }
}
