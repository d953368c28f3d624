package dev.sluice.contract.definition;

import org.jspecify.annotations.Nullable;

/**
 * How to find one end of a link.
 *
 * @param entityType the kind of resource at this end
 * @param column the source's column that identifies the resource
 * @param property the unique property in which the column's value is looked up; by default the key
 */
public record LinkEnd(String entityType, String column, @Nullable String property) {}
