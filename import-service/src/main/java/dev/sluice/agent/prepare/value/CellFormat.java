package dev.sluice.agent.prepare.value;

import static dev.sluice.contract.FailureType.INVALID_DEFINITION;

import dev.sluice.agent.step.SourceException;
import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.contract.rows.CanonicalForm;
import dev.sluice.contract.rows.CanonicalValue;

/**
 * The type of a property's cells.
 *
 * @param code names the reason for which a cell is rejected
 * @param reason the same for people; it never quotes a cell
 * @param conversion to the canonical form
 * @param recognition of cells that need no conversion
 */
public record CellFormat(
    String code, String reason, CanonicalForm conversion, Recognition recognition) {
  /** Any text, kept as it is. */
  public static final CellFormat STRING =
      new CellFormat("", "", cell -> cell, CanonicalBytes::text);

  /** Whether a cell is known to stand in its canonical form already. */
  public boolean recognises(byte[] bytes, int start, int end) {
    return recognition.canonical(bytes, start, end);
  }

  /** Looks at a range of bytes. */
  @FunctionalInterface
  public interface Recognition {
    boolean canonical(byte[] bytes, int start, int end);
  }

  /** The format of a property, checked against its definition. */
  public static CellFormat of(PropertyDefinition property) {
    CanonicalForm form = form(property);
    return switch (property.type()) {
      case STRING -> STRING;
      case INTEGER ->
          new CellFormat(
              "not-an-integer",
              "is not a whole number of at most " + CanonicalValue.MAX_DIGITS + " digits",
              form,
              CanonicalBytes::integer);
      case DECIMAL ->
          new CellFormat(
              "not-a-decimal",
              "is not a number with '.' before its decimals, or is too large or too small",
              form,
              CanonicalBytes::none);
      case BOOLEAN ->
          new CellFormat(
              "not-a-boolean",
              "is none of true, false, yes, no, 1 and 0",
              form,
              CanonicalBytes::bool);
      case DATE ->
          new CellFormat(
              "not-a-date",
              expected("date", property),
              form,
              property.format() == null ? CanonicalBytes::date : CanonicalBytes::none);
      case INSTANT ->
          new CellFormat(
              "not-an-instant", expected("instant", property), form, CanonicalBytes::none);
      case LOCALE ->
          new CellFormat(
              "not-a-locale",
              "is not a language tag such as en or en-US",
              form,
              CanonicalBytes::none);
    };
  }

  private static CanonicalForm form(PropertyDefinition property) {
    try {
      return CanonicalForm.of(property);
    } catch (IllegalArgumentException unclear) {
      throw SourceException.of(
          INVALID_DEFINITION,
          "The format of property '"
              + property.name()
              + "' is not a pattern of dates that leaves nothing open.",
          "Write a pattern such as dd/MM/yyyy, and what it does not tell: pivotYear or timeZone.");
    }
  }

  /** What a reader of a rejected row is told to write. */
  private static String expected(String kind, PropertyDefinition property) {
    String article = kind.startsWith("i") ? "an " : "a ";
    String format = property.format();
    if (format != null) {
      String zone = property.timeZone();
      return "is not "
          + article
          + kind
          + " written as "
          + format
          + (zone == null ? "" : ", or no time of " + zone);
    }
    return kind.equals("date")
        ? "is not a date written as in 2020-03-01"
        : "is not an instant written as in 2020-03-01T08:00:00Z";
  }
}
