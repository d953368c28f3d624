package dev.sluice.agent.prepare;

import static dev.sluice.contract.FailureType.INVALID_DEFINITION;

import dev.sluice.agent.prepare.source.Header;
import dev.sluice.agent.step.SourceException;
import dev.sluice.contract.definition.AssociationDefinition;
import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.contract.definition.PropertyType;
import dev.sluice.expression.Expression;
import dev.sluice.expression.ExpressionException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The expressions of an entity type or association, compiled once for all files of a run.
 *
 * @param filter tells which rows are taken; all without one
 * @param properties what computes properties, by their names
 */
record RowExpressions(@Nullable Expression filter, Map<String, Expression> properties) {

  static RowExpressions of(EntityTypeDefinition type) {
    Map<String, Expression> properties = new LinkedHashMap<>();
    for (PropertyDefinition each : type.properties()) {
      if (each.expression() != null) {
        properties.put(each.name(), compiled(each.name(), each.type(), each.expression()));
      }
    }
    return new RowExpressions(filter(type.name(), type.filter()), properties);
  }

  static RowExpressions of(AssociationDefinition links) {
    return new RowExpressions(filter(links.name(), links.filter()), Map.of());
  }

  /** The columns that they read. */
  Stream<String> columns() {
    return Stream.concat(Stream.ofNullable(filter), properties.values().stream())
        .map(Expression::columns)
        .flatMap(List::stream);
  }

  /** What computes a property from the rows of a file; null for one that has a column. */
  @Nullable RowExpression property(PropertyDefinition property, Header header) {
    Expression expression = properties.get(property.name());
    return expression == null ? null : new RowExpression(expression, header);
  }

  /** The same rows without those that the filter drops. */
  DatasetRows filtered(
      DatasetRows rows, Header header, RowCommands commands, PreparedDataset prepared) {
    return filter == null
        ? rows
        : new FilteredRows(new RowExpression(filter, header), header, commands, rows, prepared);
  }

  private static @Nullable Expression filter(String dataset, @Nullable String text) {
    try {
      return text == null ? null : Expression.ofFilter(text);
    } catch (ExpressionException problem) {
      throw invalid("filter of '" + dataset + "'", problem);
    }
  }

  private static Expression compiled(String name, PropertyType type, String text) {
    try {
      return Expression.ofProperty(type, text);
    } catch (ExpressionException problem) {
      throw invalid("expression of property '" + name + "'", problem);
    }
  }

  /** The server checked it, so that it knows other expressions than this agent. */
  private static SourceException invalid(String what, ExpressionException problem) {
    return SourceException.of(
        INVALID_DEFINITION,
        "This agent does not understand the " + what + ": " + problem.getMessage() + ".",
        problem.remedy() + ", or run the same version of agent and server.");
  }
}
