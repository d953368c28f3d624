package dev.sluice.expression;

import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.sluice.contract.definition.PropertyType;
import java.util.Locale;
import java.util.Set;

/**
 * The type that the result of an expression must have. A text is then read like the text of a cell.
 *
 * @param subject what the result is for
 */
record ExpectedResult(String subject, Set<CelKind> kinds, String remedy) {
  static final ExpectedResult FILTER =
      new ExpectedResult(
          "a filter", Set.of(CelKind.BOOL), "Write a condition, as in `row.type == 'person'`");

  static ExpectedResult of(PropertyType type) {
    String subject = "a property of type " + type.name().toLowerCase(Locale.ROOT);
    return switch (type) {
      case STRING, LOCALE ->
          new ExpectedResult(
              subject, Set.of(CelKind.STRING), "Convert it to a text with `string(…)`");
      case INTEGER ->
          new ExpectedResult(
              subject, Set.of(CelKind.INT, CelKind.STRING), "Write a number, or a number as text");
      case DECIMAL ->
          new ExpectedResult(
              subject,
              Set.of(CelKind.DOUBLE, CelKind.INT, CelKind.STRING),
              "Write a number, or a number as text");
      case BOOLEAN ->
          new ExpectedResult(
              subject, Set.of(CelKind.BOOL, CelKind.STRING), "Write a condition, or a text");
      case DATE, INSTANT ->
          new ExpectedResult(
              subject,
              Set.of(CelKind.STRING),
              "Write it as text, as in `row.day.date('dd/MM/yyyy')`");
    };
  }

  void check(CelType result) throws ExpressionException {
    if (!kinds.contains(result.kind())) {
      throw ExpressionException.of(
          "the result is " + TypeWords.of(result) + ", which does not fit " + subject, remedy);
    }
  }
}
