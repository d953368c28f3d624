package dev.sluice.expression;

import dev.cel.common.CelSource;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;

/** A position in an expression; both numbers start at 1. */
record Position(int line, int column) {
  static Position of(CelSourceLocation location) {
    return new Position(Math.max(1, location.getLine()), Math.max(0, location.getColumn()) + 1);
  }

  static Position of(CelNavigableAst nodes, CelNavigableExpr node) {
    CelSource source = nodes.getAst().getSource();
    Integer offset = source.getPositionsMap().get(node.id());
    return offset == null
        ? new Position(1, 1)
        : source.getOffsetLocation(offset).map(Position::of).orElse(new Position(1, 1));
  }
}
