package dev.sluice.repository.template;

import dev.sluice.contract.definition.AssociationDefinition;
import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.expression.Expression;
import dev.sluice.expression.ExpressionException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The columns that the expressions of a definition read, by what reads them. */
final class ReadColumns {
  private ReadColumns() {}

  static Map<String, List<String>> of(EntityTypeDefinition type) {
    Map<String, List<String>> columns = new LinkedHashMap<>();
    for (PropertyDefinition each : type.properties()) {
      String text = each.expression();
      if (text != null) {
        columns.put(
            "the expression of " + type.name() + "." + each.name(),
            columns(() -> Expression.ofProperty(each.type(), text)));
      }
    }
    addFilter(columns, type.name(), type.filter());
    return columns;
  }

  static Map<String, List<String>> of(AssociationDefinition association) {
    Map<String, List<String>> columns = new LinkedHashMap<>();
    addFilter(columns, association.name(), association.filter());
    return columns;
  }

  private static void addFilter(
      Map<String, List<String>> columns, String name, @Nullable String filter) {
    if (filter != null) {
      columns.put("the filter of " + name, columns(() -> Expression.ofFilter(filter)));
    }
  }

  /** Checks an expression. */
  private interface Source {
    Expression expression() throws ExpressionException;
  }

  private static List<String> columns(Source source) {
    try {
      return source.expression().columns();
    } catch (ExpressionException e) {
      throw new IllegalStateException("a loaded definition has an invalid expression", e);
    }
  }
}
