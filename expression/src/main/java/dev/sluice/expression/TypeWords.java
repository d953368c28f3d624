package dev.sluice.expression;

import dev.cel.common.types.CelType;

/** The names of the value types in messages. */
final class TypeWords {
  private TypeWords() {}

  static String of(CelType type) {
    return switch (type.kind()) {
      case STRING -> "a text";
      case INT -> "a whole number";
      case DOUBLE -> "a decimal number";
      case BOOL -> "true or false";
      case LIST -> "a list";
      default -> "another value";
    };
  }

  /** The same of the name that CEL has for a type. */
  static String of(String name) {
    return switch (name) {
      case "string" -> "a text";
      case "int" -> "a whole number";
      case "double" -> "a decimal number";
      case "bool" -> "true or false";
      default ->
          name.startsWith("list(") ? "a list" : name.startsWith("map(") ? "a row" : "another value";
    };
  }
}
