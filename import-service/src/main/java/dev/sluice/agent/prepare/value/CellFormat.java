package dev.sluice.agent.prepare.value;

import static dev.sluice.contract.FailureType.INVALID_DEFINITION;

import dev.sluice.agent.step.SourceException;
import dev.sluice.contract.cell.CellConstraints;
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

  /** Whether a cell is known to be in its canonical form already. */
  public boolean recognises(byte[] bytes, int start, int end) {
    return recognition.canonical(bytes, start, end);
  }

  /** The same, of which no cell is taken as it stands. */
  public CellFormat alwaysConverted() {
    return new CellFormat(code, reason, conversion, CanonicalBytes::none);
  }

  /** Looks at a range of bytes. */
  @FunctionalInterface
  public interface Recognition {
    boolean canonical(byte[] bytes, int start, int end);
  }

  /** The format of a property, checked against its definition. */
  public static CellFormat of(PropertyDefinition property) {
    CanonicalForm form = form(property);
    CellFormat type = ofType(property, form);
    return new CellFormat(type.code(), type.reason(), form, recognition(property, type));
  }

  /** Cells that must be rewritten or judged are never taken as they stand. */
  private static Recognition recognition(PropertyDefinition property, CellFormat type) {
    CellConstraints constraints = property.constraints();
    if (property.conversion().rewrites() || constraints.judgesMoreThanMaxLength()) {
      return CanonicalBytes::none;
    }
    Integer max = constraints.maxLength();
    if (max == null) {
      return type.recognition();
    }
    // No character takes less than a byte.
    int most = max;
    return (bytes, start, end) -> end - start <= most && type.recognises(bytes, start, end);
  }

  private static CellFormat ofType(PropertyDefinition property, CanonicalForm form) {
    return switch (property.type()) {
      case STRING -> STRING;
      case INTEGER ->
          new CellFormat(
              "not-an-integer",
              "expected a whole number of at most "
                  + CanonicalValue.MAX_DIGITS
                  + " digits, found other text. Write only digits.",
              form,
              CanonicalBytes::integer);
      case DECIMAL ->
          new CellFormat(
              "not-a-decimal",
              property.conversion().decimalComma()
                  ? decimal("','", "without a point between thousands")
                  : decimal("'.'", "without a separator between thousands"),
              form,
              CanonicalBytes::none);
      case BOOLEAN ->
          new CellFormat(
              "not-a-boolean",
              "expected one of true, false, yes, no, 1 and 0, found another word. Write one of"
                  + " them.",
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
              "expected a language tag such as en or en-US, found other text. Write the tag.",
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
          "The format of property '" + property.name() + "' is not an unambiguous date pattern.",
          "Write a pattern such as dd/MM/yyyy, and add pivotYear or timeZone if it lacks them.");
    }
  }

  private static String decimal(String sign, String thousands) {
    return "expected a number with "
        + sign
        + " before its decimals, found other text, or a number that is too large or too small."
        + " Write it "
        + thousands
        + ".";
  }

  /** What a reader of a rejected row is told to write. */
  private static String expected(String kind, PropertyDefinition property) {
    String article = kind.startsWith("i") ? "an " : "a ";
    String format = property.format();
    if (format == null) {
      String example = kind.equals("date") ? "2020-03-01" : "2020-03-01T08:00:00Z";
      return expected(article + kind + " written as in " + example, kind);
    }
    String zone = property.timeZone();
    return expected(
        article
            + kind
            + " written as "
            + format
            + (zone == null ? "" : " in the time zone " + zone),
        kind);
  }

  private static String expected(String what, String kind) {
    return "expected "
        + what
        + ", found other text, or "
        + (kind.equals("date") ? "a day" : "a time")
        + " that does not exist. Write it in this form.";
  }
}
