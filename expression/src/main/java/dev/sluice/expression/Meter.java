package dev.sluice.expression;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.runtime.CelEvaluationListener;
import dev.sluice.expression.function.FunctionException;
import dev.sluice.expression.function.TextFunctions;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Measures the work of one evaluation, in characters processed, and stops it beyond a limit. It
 * counts work instead of time, so that a row has the same result on every machine.
 */
final class Meter implements CelEvaluationListener {
  /** The most items of a list. */
  static final int MAX_ITEMS = 10_000;

  /** The most characters that an evaluation goes through. */
  private static final long MAX_WORK = 1_000_000;

  /** How many characters a search compares for what one step of the interpreter takes. */
  private static final int COMPARED_AT_ONCE = 8;

  /** They may look at the one text at each place of the other. */
  private static final Set<String> SEARCHES =
      Set.of("contains", "indexOf", "lastIndexOf", "split", "replace", "before", "after");

  private final PatternSizes patterns;
  private int[] lengths = new int[64];
  private long work;
  private @Nullable FunctionException exceeded;

  Meter(PatternSizes patterns) {
    this.patterns = patterns;
  }

  @Override
  public void callback(CelExpr node, Object result) {
    requireWithinLimits();
    work++;
    if (result instanceof String text) {
      measure(node, text.length());
      work += text.length();
      if (text.length() > TextFunctions.MAX_CHARACTERS) {
        exceed("a text in it has more than " + TextFunctions.MAX_CHARACTERS + " characters");
      }
    } else if (result instanceof Collection<?> items && items.size() > MAX_ITEMS) {
      exceed("a list in it has more than " + MAX_ITEMS + " items");
    }
    if (node.getKind() == Kind.CALL) {
      work += search(node) / COMPARED_AT_ONCE;
    }
    if (work > MAX_WORK) {
      exceed("it does more work than allowed for one row");
    }
  }

  private void exceed(String how) {
    exceeded = exceeded == null ? FunctionException.tooCostly(how) : exceeded;
    throw exceeded;
  }

  /** Throws if a limit was exceeded, whoever may have dropped that since. */
  void requireWithinLimits() {
    if (exceeded != null) {
      throw exceeded;
    }
  }

  private void measure(CelExpr node, int length) {
    int id = (int) node.id();
    if (id >= lengths.length) {
      lengths = Arrays.copyOf(lengths, 2 * id);
    }
    lengths[id] = length;
  }

  private long search(CelExpr node) {
    CelExpr.CelCall call = node.call();
    if (call.target().isEmpty() || call.args().isEmpty()) {
      return 0;
    }
    long searched = length(call.target().get());
    int size = patterns.ofCall(node.id());
    if (size > 0) {
      return searched * size;
    }
    return SEARCHES.contains(call.function()) ? searched * length(call.args().get(0)) : 0;
  }

  private int length(CelExpr node) {
    return node.id() < lengths.length ? lengths[(int) node.id()] : 0;
  }
}
