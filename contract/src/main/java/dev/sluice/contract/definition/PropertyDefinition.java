package dev.sluice.contract.definition;

import dev.sluice.contract.cell.CellConstraints;
import dev.sluice.contract.cell.CellConversion;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One attribute of a resource, and the column or the expression that gives its value.
 *
 * @param column the column, or the property's own name if it is computed
 * @param format the pattern of {@link java.time.format.DateTimeFormatter} for dates and instants;
 *     ISO 8601 without one
 * @param pivotYear the first of the hundred years that a two-digit year can mean
 * @param timeZone the zone of times without an offset
 * @param locale the language of the format's names, as a tag; English without one
 * @param required whether a row without a value is rejected
 * @param unique whether two resources of the type may not share a value
 * @param expression computes the text instead of a column; null if there is a column
 * @param conversion how cells are rewritten
 * @param constraints rules for values in addition to their type
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
    boolean unique,
    @Nullable String expression,
    CellConversion conversion,
    CellConstraints constraints) {

  // Definitions that were written before there were any rules lack them.
  public PropertyDefinition {
    conversion = Objects.requireNonNullElse(conversion, CellConversion.NONE);
    constraints = Objects.requireNonNullElse(constraints, CellConstraints.NONE);
  }

  /** A property that is read from a column, without rules for its cells. */
  public PropertyDefinition(
      String name,
      String column,
      PropertyType type,
      @Nullable String format,
      @Nullable Integer pivotYear,
      @Nullable String timeZone,
      @Nullable String locale,
      boolean required,
      boolean unique) {
    this(
        name,
        column,
        type,
        format,
        pivotYear,
        timeZone,
        locale,
        required,
        unique,
        null,
        CellConversion.NONE,
        CellConstraints.NONE);
  }

  /** The same without pivot year and time zone. */
  public PropertyDefinition(
      String name,
      String column,
      PropertyType type,
      @Nullable String format,
      boolean required,
      boolean unique) {
    this(name, column, type, format, null, null, null, required, unique);
  }

  /** The same property, computed by an expression. */
  public PropertyDefinition computedBy(String text) {
    return new PropertyDefinition(
        name,
        name,
        type,
        format,
        pivotYear,
        timeZone,
        locale,
        required,
        unique,
        text,
        conversion,
        constraints);
  }

  /** Whether it is computed by an expression and has no column. */
  public boolean computed() {
    return expression != null;
  }

  /** The same property with these rules for its cells. */
  public PropertyDefinition with(CellConversion rewriting, CellConstraints asked) {
    return new PropertyDefinition(
        name,
        column,
        type,
        format,
        pivotYear,
        timeZone,
        locale,
        required,
        unique,
        expression,
        rewriting,
        asked);
  }
}
