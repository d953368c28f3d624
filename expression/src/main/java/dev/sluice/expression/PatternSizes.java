package dev.sluice.expression;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.sluice.expression.function.DateFunctions;
import dev.sluice.expression.function.PatternFunctions;
import java.util.HashMap;
import java.util.Map;

/**
 * Checks the regular expressions and date formats in an expression. They must be constants, so that
 * errors are found before any row is read.
 */
final class PatternSizes {
  private final Map<Long, Integer> sizes = new HashMap<>();

  private PatternSizes() {}

  static PatternSizes of(CelNavigableAst nodes) throws ExpressionException {
    PatternSizes found = new PatternSizes();
    for (CelNavigableExpr node : nodes.getRoot().allNodes().toList()) {
      if (node.getKind() == Kind.CALL && !node.expr().call().args().isEmpty()) {
        found.add(nodes, node);
      }
    }
    return found;
  }

  private void add(CelNavigableAst nodes, CelNavigableExpr node) throws ExpressionException {
    CelExpr.CelCall call = node.expr().call();
    boolean regular = PatternFunctions.NAMES.contains(call.function());
    if (!regular && !DateFunctions.WITH_FORMAT.contains(call.function())) {
      return;
    }
    CelExpr pattern = call.args().get(0);
    if (pattern.getKind() != Kind.CONSTANT
        || pattern.constant().getKind() != CelConstant.Kind.STRING_VALUE) {
      throw ExpressionException.at(
          Position.of(nodes, node),
          "the pattern of `" + call.function() + "` is not a constant",
          "Write it in quotes; it must not come from a cell");
    }
    try {
      if (regular) {
        sizes.put(node.id(), PatternFunctions.size(pattern.constant().stringValue()));
      } else {
        DateFunctions.check(call.function(), pattern.constant().stringValue());
      }
    } catch (IllegalArgumentException wrong) {
      throw ExpressionException.at(
          Position.of(nodes, node),
          "the pattern of `" + call.function() + "` is not valid: " + wrong.getMessage(),
          regular ? "Write it in RE2 syntax" : "Write it as in `dd/MM/yyyy`");
    }
  }

  /** The size of the regular expression that a call uses; 0 if it uses none. */
  int ofCall(long node) {
    return sizes.getOrDefault(node, 0);
  }
}
