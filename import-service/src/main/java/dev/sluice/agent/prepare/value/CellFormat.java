package dev.sluice.agent.prepare.value;

import dev.sluice.contract.definition.PropertyDefinition;
import org.jspecify.annotations.Nullable;

/**
 * The type of a property's cells.
 *
 * @param code names the reason for which a cell is rejected
 * @param reason the same for people; it never quotes a cell
 * @param conversion to the canonical form
 * @param recognition of cells that need no conversion
 */
public record CellFormat(
    String code, String reason, Conversion conversion, Recognition recognition) {
  /** Any text, kept as it is. */
  public static final CellFormat STRING =
      new CellFormat("", "", cell -> cell, CanonicalBytes::text);

  /** Rewrites a cell that is not empty. */
  @FunctionalInterface
  public interface Conversion {
    /** The canonical form, or null for a cell that is not of the type. */
    @Nullable String canonical(String cell);
  }

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
    return switch (property.type()) {
      case STRING -> STRING;
      case INTEGER ->
          new CellFormat(
              "not-an-integer",
              "is not a whole number of at most " + Numbers.MOST_DIGITS + " digits",
              Numbers::integer,
              CanonicalBytes::integer);
      case DECIMAL ->
          new CellFormat(
              "not-a-decimal",
              "is not a number with '.' before its decimals, or is too large or too small",
              Numbers::decimal,
              CanonicalBytes::none);
      case BOOLEAN ->
          new CellFormat(
              "not-a-boolean",
              "is none of true, false, yes, no, 1 and 0",
              Words::bool,
              CanonicalBytes::bool);
      case DATE ->
          new CellFormat(
              "not-a-date",
              Times.expected("date", property),
              Times.date(property),
              property.format() == null ? CanonicalBytes::date : CanonicalBytes::none);
      case INSTANT ->
          new CellFormat(
              "not-an-instant",
              Times.expected("instant", property),
              Times.instant(property),
              CanonicalBytes::none);
      case LOCALE ->
          new CellFormat(
              "not-a-locale",
              "is not a language tag such as en or en-US",
              Words::locale,
              CanonicalBytes::none);
    };
  }
}
