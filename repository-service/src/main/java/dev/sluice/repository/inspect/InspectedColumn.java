package dev.sluice.repository.inspect;

/**
 * A property of an entity type, and how many updates change, empty or fill it.
 *
 * @param bit its number, which is its place from the left in the masks of changes
 * @param pairs how many different pairs of values before and after there are
 */
public record InspectedColumn(
    int bit, String property, long changed, long emptied, long filled, long pairs) {}
