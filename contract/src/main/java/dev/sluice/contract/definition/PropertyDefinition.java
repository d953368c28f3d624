package dev.sluice.contract.definition;

import org.jspecify.annotations.Nullable;

/**
 * One attribute of a resource and the column it is read from.
 *
 * @param format the pattern of {@link java.time.format.DateTimeFormatter} for dates and instants;
 *     ISO 8601 without one
 * @param required whether a row without a value is rejected
 * @param unique whether two resources of the type may not share a value
 */
public record PropertyDefinition(
    String name,
    String column,
    PropertyType type,
    @Nullable String format,
    boolean required,
    boolean unique) {}
