package dev.sluice.repository.inspect;

import java.util.List;

/**
 * An entity type or association whose changes were inspected.
 *
 * @param number the number of the dataset in the tables of inspections
 * @param owned how many resources or links the connector owned before the run
 * @param cube whether the cube counts all changes
 * @param columns the properties in the order of their bits; none of an association
 */
public record InspectedDataset(
    int number,
    String name,
    boolean association,
    long owned,
    boolean cube,
    List<InspectedColumn> columns,
    List<InspectedSegment> segments) {}
