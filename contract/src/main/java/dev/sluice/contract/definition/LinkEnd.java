package dev.sluice.contract.definition;

import org.jspecify.annotations.Nullable;

/**
 * How one end of a link is found.
 *
 * @param entityType the kind of resource at this end
 * @param column the source's column that tells which one
 * @param property the unique property that the column's value is looked up in; the key without one
 */
public record LinkEnd(String entityType, String column, @Nullable String property) {}
