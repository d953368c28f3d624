package dev.sluice.repository.inspect;

import java.util.List;

/**
 * An entity type or association whose changes were inspected.
 *
 * @param number the number of the target in the tables of inspections
 * @param held how many resources or links the connector held before the run
 * @param cube whether the cube counts all changes
 * @param columns the properties in the order of their bits; none of an association
 */
public record InspectedTarget(
    int number,
    String name,
    boolean association,
    long held,
    boolean cube,
    List<InspectedColumn> columns,
    List<InspectedSegment> segments) {}
