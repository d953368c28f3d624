package dev.sluice.repository.resource.manual;

import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.contract.rows.CanonicalValue;
import dev.sluice.contract.rows.Identifiers;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Converts values from people to the canonical form that prepare uses for files. */
final class AttributeValue {
  private static final int LONGEST_TEXT = 1024 * 1024;
  private static final int MOST_DIGITS = CanonicalValue.MAX_DIGITS;
  private static final Pattern NUMBER =
      Pattern.compile("-?[0-9]{1," + MOST_DIGITS + "}(\\.[0-9]{1," + MOST_DIGITS + "})?");
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private AttributeValue() {}

  /** The value in canonical form; empty if there is none: null or an empty text. */
  static Optional<JsonNode> of(PropertyDefinition property, JsonNode value) {
    if (value.isNull() || (value.isString() && value.asString().isEmpty())) {
      return Optional.empty();
    }
    JsonNode canonical =
        switch (property.type()) {
          case STRING -> NODES.stringNode(text(property, value));
          case INTEGER -> NODES.numberNode(number(property, value, true).toBigInteger());
          case DECIMAL -> NODES.numberNode(number(property, value, false));
          case BOOLEAN -> NODES.booleanNode(flag(property, value));
          case DATE -> NODES.stringNode(date(property, text(property, value)));
          case INSTANT -> NODES.stringNode(instant(property, text(property, value)));
          case LOCALE -> NODES.stringNode(locale(property, text(property, value)));
        };
    if (property.unique()) {
      requireIdentifier(property, canonical.asString());
    }
    return Optional.of(canonical);
  }

  /** A key in canonical form, whatever its property's type. */
  static String key(PropertyDefinition property, String key) {
    String text = key.strip();
    String canonical =
        switch (property.type()) {
          case STRING -> key;
          case INTEGER -> number(property, decimal(property, text), true).toPlainString();
          case DECIMAL -> number(property, decimal(property, text), false).toPlainString();
          case BOOLEAN -> {
            if (!text.equals("true") && !text.equals("false")) {
              throw new InvalidAttributeException(property.name(), "must be true or false");
            }
            yield text;
          }
          case DATE -> date(property, text);
          case INSTANT -> instant(property, text);
          case LOCALE -> locale(property, text);
        };
    if (canonical.isBlank()) {
      throw new InvalidAttributeException(property.name(), "is the key and must not be empty");
    }
    requireIdentifier(property, canonical);
    return canonical;
  }

  private static String text(PropertyDefinition property, JsonNode value) {
    if (!value.isString()) {
      throw new InvalidAttributeException(property.name(), "must be a text");
    }
    String text = value.asString();
    if (text.indexOf('\0') >= 0 || text.length() > LONGEST_TEXT) {
      throw new InvalidAttributeException(
          property.name(), "must have at most a million characters and no NUL");
    }
    return text;
  }

  private static void requireIdentifier(PropertyDefinition property, String text) {
    if (text.indexOf('\0') >= 0 || Identifiers.tooLong(text)) {
      throw new InvalidAttributeException(
          property.name(),
          "is unique and must have at most " + Identifiers.MAX_BYTES + " bytes and no NUL");
    }
  }

  private static JsonNode decimal(PropertyDefinition property, String text) {
    if (!NUMBER.matcher(text).matches()) {
      throw new InvalidAttributeException(property.name(), "must be a number");
    }
    return NODES.numberNode(new BigDecimal(text));
  }

  private static BigDecimal number(PropertyDefinition property, JsonNode value, boolean whole) {
    if (!value.isNumber()) {
      throw new InvalidAttributeException(property.name(), "must be a number");
    }
    BigDecimal number = value.decimalValue();
    // Looked at before anything is computed: 1E+999999999 would fill the memory with zeros.
    if ((long) number.precision() - number.scale() > MOST_DIGITS
        || number.precision() > 2 * MOST_DIGITS
        || number.scale() > MOST_DIGITS) {
      throw new InvalidAttributeException(
          property.name(), "must have at most 38 digits before and after the point");
    }
    BigDecimal canonical = CanonicalValue.number(number);
    if (whole && canonical.scale() > 0) {
      throw new InvalidAttributeException(property.name(), "must be a whole number");
    }
    return canonical;
  }

  private static boolean flag(PropertyDefinition property, JsonNode value) {
    if (!value.isBoolean()) {
      throw new InvalidAttributeException(property.name(), "must be true or false");
    }
    return value.booleanValue();
  }

  private static String date(PropertyDefinition property, String text) {
    try {
      return usual(property, CanonicalValue.date(LocalDate.parse(text)));
    } catch (DateTimeException e) {
      throw new InvalidAttributeException(property.name(), "must be a date as in 2020-03-01");
    }
  }

  private static String instant(PropertyDefinition property, String text) {
    try {
      return usual(property, CanonicalValue.instant(OffsetDateTime.parse(text).toInstant()));
    } catch (DateTimeException e) {
      throw new InvalidAttributeException(
          property.name(), "must be a time with its zone as in 2020-03-01T08:30:00Z");
    }
  }

  private static String usual(PropertyDefinition property, @Nullable String canonical) {
    if (canonical == null) {
      throw new InvalidAttributeException(property.name(), "must be in the years 1 to 9999");
    }
    return canonical;
  }

  private static String locale(PropertyDefinition property, String text) {
    String canonical = CanonicalValue.locale(text);
    if (canonical == null) {
      throw new InvalidAttributeException(
          property.name(), "must be a language tag as in en or en-US");
    }
    return canonical;
  }
}
