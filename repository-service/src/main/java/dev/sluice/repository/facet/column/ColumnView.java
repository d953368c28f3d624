package dev.sluice.repository.facet.column;

import org.jspecify.annotations.Nullable;

/**
 * How updates change a property.
 *
 * @param changed how many updates change it, in whatever way
 * @param emptied how many of those take its value away
 * @param filled how many of those give it a value if there was none
 * @param pairs how many different pairs of values before and after there are
 * @param shareOfUpdates what part of the updates of the type change it, from 0 to 1
 * @param shareOfAll what part of the resources of the type that the connector owned; null if it
 *     owned none
 */
record ColumnView(
    String entityType,
    String property,
    long changed,
    long emptied,
    long filled,
    long pairs,
    @Nullable Double shareOfUpdates,
    @Nullable Double shareOfAll) {}
