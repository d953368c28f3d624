package dev.sluice.expression;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The columns that an expression reads. An expression must name each of them, so that they are
 * known before rows are read.
 */
final class RowColumns {
  /** The variable that has the cells. */
  static final String ROW = "row";

  private static final String REMEDY =
      "Write a column as `row.name`, or as `row['a name']` if it has other characters than letters,"
          + " digits and `_`";

  private final Map<String, Integer> indexes = new HashMap<>();
  private final List<String> names;

  private RowColumns(List<String> names) {
    this.names = names;
    for (String each : names) {
      indexes.put(each, indexes.size());
    }
  }

  static RowColumns of(CelNavigableAst nodes) throws ExpressionException {
    List<CelNavigableExpr> all = nodes.getRoot().allNodes().toList();
    refuse(
        nodes,
        all.stream().filter(RowColumns::namesItemRow),
        "`row` is already the name of the row",
        "Give the item another name");
    refuse(
        nodes,
        all.stream().filter(each -> isRow(each) && column(each).isEmpty()),
        "only columns of a row can be used",
        REMEDY);
    return new RowColumns(
        all.stream()
            .filter(RowColumns::isRow)
            .flatMap(each -> column(each).stream())
            .distinct()
            .toList());
  }

  private static void refuse(
      CelNavigableAst nodes, Stream<CelNavigableExpr> wrong, String message, String remedy)
      throws ExpressionException {
    Optional<CelNavigableExpr> first = wrong.findFirst();
    if (first.isPresent()) {
      throw ExpressionException.at(Position.of(nodes, first.get()), message, remedy);
    }
  }

  private static boolean namesItemRow(CelNavigableExpr node) {
    return node.getKind() == Kind.COMPREHENSION
        && node.expr().comprehension().iterVar().equals(ROW);
  }

  static boolean isRow(CelNavigableExpr node) {
    return node.getKind() == Kind.IDENT && node.expr().ident().name().equals(ROW);
  }

  /** The column that is read of the row that stands here, if one is. */
  private static Optional<String> column(CelNavigableExpr row) {
    CelExpr parent = row.parent().map(CelNavigableExpr::expr).orElse(CelExpr.ofNotSet(0));
    if (parent.getKind() == Kind.SELECT && !parent.select().testOnly()) {
      return Optional.of(parent.select().field());
    }
    if (parent.getKind() == Kind.CALL && parent.call().function().equals("_[_]")) {
      CelExpr key = parent.call().args().get(1);
      if (key.getKind() == Kind.CONSTANT
          && key.constant().getKind() == CelConstant.Kind.STRING_VALUE) {
        return Optional.of(key.constant().stringValue());
      }
    }
    return Optional.empty();
  }

  List<String> names() {
    return names;
  }

  int index(String name) {
    return indexes.getOrDefault(name, -1);
  }
}
