package dev.sluice.repository.definition.model;

import dev.sluice.contract.definition.PropertyType;
import dev.sluice.expression.Expression;
import dev.sluice.expression.ExpressionException;
import dev.sluice.repository.definition.yaml.Names;
import dev.sluice.repository.definition.yaml.Place;
import dev.sluice.repository.definition.yaml.Section;
import dev.sluice.repository.definition.yaml.Value;
import java.util.Collection;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads {@code filter} and {@code expression}, and checks them with the agent's compiler. */
final class ExpressionReader {
  private ExpressionReader() {}

  /** The filter of an entity type or association, if it has one. */
  static Optional<String> filter(Section section) {
    return section.value("filter").flatMap(each -> checked(each, Expression::ofFilter));
  }

  /**
   * The filter that stored resources of an entity type are told by, if there is one; it reads their
   * properties.
   */
  static Optional<String> ofStored(Section section, Collection<String> properties) {
    Optional<Value> written = section.value("filter");
    return written.flatMap(
        value -> checked(value, text -> reading(value, Expression.ofFilter(text), properties)));
  }

  private static Expression reading(
      Value value, Expression expression, Collection<String> properties) {
    for (String name : expression.columns()) {
      if (!properties.contains(name)) {
        value.refuse(Names.unknown("property", name), Names.declareOr(name, properties));
      }
    }
    return expression;
  }

  /** The expression of a property, if it has one; such a property has no column. */
  static Optional<String> property(Section section, PropertyType type, boolean key) {
    Optional<Value> expression = section.value("expression");
    if (expression.isPresent() && key) {
      section.refuseKey(
          "expression",
          "the key must be a column, so that a row that cannot be used still identifies its"
              + " resource",
          "Name the column that identifies a row, and keep the expression in another property");
      return Optional.empty();
    }
    if (expression.isPresent() && section.value("column").isPresent()) {
      section.refuseKey(
          "column", "the property has an expression and a column", "Keep `column` or `expression`");
    }
    return expression.flatMap(each -> checked(each, text -> Expression.ofProperty(type, text)));
  }

  @FunctionalInterface
  private interface Compilation {
    Expression of(String text) throws ExpressionException;
  }

  private static Optional<String> checked(Value value, Compilation compilation) {
    Optional<String> text = value.text();
    if (text.isEmpty()) {
      return text;
    }
    try {
      compilation.of(text.get());
      return text;
    } catch (ExpressionException problem) {
      value.refuseAt(place(value, problem), String.valueOf(problem.getMessage()), problem.remedy());
      return Optional.empty();
    }
  }

  /** The character in the file, if YAML writes the expression as it is; else its beginning. */
  private static Place place(Value value, ExpressionException problem) {
    Place start = value.place();
    int quote =
        switch (((ScalarNode) value.node()).getScalarStyle()) {
          case PLAIN -> 0;
          case SINGLE_QUOTED, DOUBLE_QUOTED -> 1;
          default -> -1;
        };
    Optional<Mark> end = value.node().getEndMark();
    boolean asItIs =
        quote >= 0
            && end.isPresent()
            && Place.of(end)
                .equals(
                    new Place(
                        start.line(),
                        start.column()
                            + value.written().codePointCount(0, value.written().length())
                            + 2 * quote));
    if (asItIs) {
      return new Place(start.line(), start.column() + quote + problem.column() - 1);
    }
    // A block begins on the line after its sign.
    return quote < 0 ? new Place(start.line() + problem.line(), 1) : start;
  }
}
