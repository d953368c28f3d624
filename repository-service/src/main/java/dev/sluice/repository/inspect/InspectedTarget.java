package dev.sluice.repository.inspect;

import java.util.List;
import java.util.Optional;

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
    List<InspectedSegment> segments) {

  /** The property with this name, if there is one. */
  public Optional<InspectedColumn> column(String property) {
    return columns.stream().filter(each -> each.property().equals(property)).findFirst();
  }

  /** The segment of this property, if there is one. */
  public Optional<InspectedSegment> segment(String property) {
    return segments.stream().filter(each -> each.property().equals(property)).findFirst();
  }
}
