package dev.sluice.repository.resource;

import dev.sluice.contract.definition.PropertyDefinition;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Brings values that people send into the form in which prepare writes those of files. */
final class AttributeValue {
  /** As in prepared files: what finds a resource must fit into an index. */
  private static final int LONGEST_IDENTIFIER = 1024;

  private static final int LONGEST_TEXT = 1024 * 1024;
  private static final int MOST_DIGITS = 38;
  private static final Pattern NUMBER =
      Pattern.compile("-?[0-9]{1," + MOST_DIGITS + "}(\\.[0-9]{1," + MOST_DIGITS + "})?");
  private static final Pattern LANGUAGE_TAG =
      Pattern.compile("[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8}){0,8}");
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private AttributeValue() {}

  /** The value in canonical form; empty where there is none: null or an empty text. */
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
              throw ResourceRefusal.invalidAttribute(property.name(), "must be true or false");
            }
            yield text;
          }
          case DATE -> date(property, text);
          case INSTANT -> instant(property, text);
          case LOCALE -> locale(property, text);
        };
    if (canonical.isBlank()) {
      throw ResourceRefusal.invalidAttribute(property.name(), "is the key and must not be empty");
    }
    requireIdentifier(property, canonical);
    return canonical;
  }

  private static String text(PropertyDefinition property, JsonNode value) {
    if (!value.isString()) {
      throw ResourceRefusal.invalidAttribute(property.name(), "must be a text");
    }
    String text = value.asString();
    if (text.indexOf('\0') >= 0 || text.length() > LONGEST_TEXT) {
      throw ResourceRefusal.invalidAttribute(
          property.name(), "must have at most a million characters and no NUL");
    }
    return text;
  }

  private static void requireIdentifier(PropertyDefinition property, String text) {
    if (text.indexOf('\0') >= 0
        || text.getBytes(StandardCharsets.UTF_8).length > LONGEST_IDENTIFIER) {
      throw ResourceRefusal.invalidAttribute(
          property.name(), "is unique and must have at most 1024 bytes and no NUL");
    }
  }

  private static JsonNode decimal(PropertyDefinition property, String text) {
    if (!NUMBER.matcher(text).matches()) {
      throw ResourceRefusal.invalidAttribute(property.name(), "must be a number");
    }
    return NODES.numberNode(new BigDecimal(text));
  }

  private static BigDecimal number(PropertyDefinition property, JsonNode value, boolean whole) {
    if (!value.isNumber()) {
      throw ResourceRefusal.invalidAttribute(property.name(), "must be a number");
    }
    BigDecimal number = value.decimalValue();
    // Looked at before anything is computed: 1E+999999999 would fill the memory with zeros.
    if ((long) number.precision() - number.scale() > MOST_DIGITS
        || number.precision() > 2 * MOST_DIGITS
        || number.scale() > MOST_DIGITS) {
      throw ResourceRefusal.invalidAttribute(
          property.name(), "must have at most 38 digits before and after the point");
    }
    BigDecimal stripped = number.stripTrailingZeros();
    if (whole && stripped.scale() > 0) {
      throw ResourceRefusal.invalidAttribute(property.name(), "must be a whole number");
    }
    // Never in the form 1E+2, which a file could not have either.
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  private static boolean flag(PropertyDefinition property, JsonNode value) {
    if (!value.isBoolean()) {
      throw ResourceRefusal.invalidAttribute(property.name(), "must be true or false");
    }
    return value.booleanValue();
  }

  private static String date(PropertyDefinition property, String text) {
    try {
      LocalDate date = LocalDate.parse(text);
      requireUsual(property, date);
      return date.toString();
    } catch (DateTimeException e) {
      throw ResourceRefusal.invalidAttribute(property.name(), "must be a date as in 2020-03-01");
    }
  }

  private static String instant(PropertyDefinition property, String text) {
    try {
      Instant instant = OffsetDateTime.parse(text).toInstant();
      requireUsual(property, instant.atOffset(ZoneOffset.UTC).toLocalDate());
      return instant.toString();
    } catch (DateTimeException e) {
      throw ResourceRefusal.invalidAttribute(
          property.name(), "must be a time with its zone as in 2020-03-01T08:30:00Z");
    }
  }

  private static void requireUsual(PropertyDefinition property, LocalDate date) {
    if (date.getYear() < 1 || date.getYear() > 9999) {
      throw ResourceRefusal.invalidAttribute(property.name(), "must lie in the years 1 to 9999");
    }
  }

  private static String locale(PropertyDefinition property, String text) {
    try {
      if (LANGUAGE_TAG.matcher(text).matches()) {
        return new Locale.Builder().setLanguageTag(text.replace('_', '-')).build().toLanguageTag();
      }
    } catch (IllformedLocaleException e) {
      // Refused below like everything that only looks like a tag.
    }
    throw ResourceRefusal.invalidAttribute(
        property.name(), "must be a language tag as in en or en-US");
  }
}
