package dev.sluice.expression;

import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import java.util.Set;

/**
 * Restricts an expression to texts, numbers, booleans and lists of them. Nested lists are not
 * allowed, since a short expression could create a very large one.
 */
final class AllowedTypes {
  private static final Set<CelKind> SIMPLE =
      Set.of(CelKind.STRING, CelKind.INT, CelKind.DOUBLE, CelKind.BOOL);

  private AllowedTypes() {}

  static void check(CelNavigableAst nodes) throws ExpressionException {
    for (CelNavigableExpr node : nodes.getRoot().allNodes().toList()) {
      CelType type = nodes.getAst().getType(node.id()).orElse(null);
      if (type != null && !RowColumns.isRow(node) && !allowed(type) && !emptyList(node)) {
        throw ExpressionException.at(
            Position.of(nodes, node),
            "only texts, numbers, booleans and lists of one of them are allowed",
            "Write texts in quotes, and lists as in `['a', 'b']`");
      }
    }
  }

  private static boolean allowed(CelType type) {
    return SIMPLE.contains(type.kind())
        || (type instanceof ListType list
            && list.hasElemType()
            && SIMPLE.contains(list.elemType().kind()));
  }

  /** Of what it is a list, nothing tells. */
  private static boolean emptyList(CelNavigableExpr node) {
    return node.getKind() == Kind.LIST && node.expr().list().elements().isEmpty();
  }
}
