package dev.sluice.repository.inspect;

/**
 * A property by which changes are grouped.
 *
 * @param number from 1 to 4, which is its column in the tables of inspections
 * @param cube whether the cube tells its values
 */
public record InspectedSegment(int number, String property, boolean cube) {}
