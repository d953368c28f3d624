package dev.sluice.contract.definition;

import org.jspecify.annotations.Nullable;

/**
 * One attribute of a resource and the column it is read from.
 *
 * @param format the pattern of {@link java.time.format.DateTimeFormatter} for dates and instants;
 *     ISO 8601 without one
 * @param pivotYear the first of the hundred years that a year of two digits may mean
 * @param timeZone the zone whose clock a time without an offset is read from
 * @param locale the language of the format's names, as a tag; English without one
 * @param required whether a row without a value is rejected
 * @param unique whether two resources of the type may not share a value
 */
public record PropertyDefinition(
    String name,
    String column,
    PropertyType type,
    @Nullable String format,
    @Nullable Integer pivotYear,
    @Nullable String timeZone,
    @Nullable String locale,
    boolean required,
    boolean unique) {

  /** A property whose format, if it has one, leaves nothing open. */
  public PropertyDefinition(
      String name,
      String column,
      PropertyType type,
      @Nullable String format,
      boolean required,
      boolean unique) {
    this(name, column, type, format, null, null, null, required, unique);
  }
}
