package dev.sluice.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelVariableResolver;
import dev.sluice.contract.definition.PropertyType;
import java.math.BigDecimal;
import java.util.List;

/** A checked expression over the cells of one row. It is thread-safe. */
public final class Expression {
  private final CelRuntime.Program program;
  private final RowColumns columns;
  private final PatternSizes patterns;

  private Expression(CelRuntime.Program program, RowColumns columns, PatternSizes patterns) {
    this.program = program;
    this.columns = columns;
    this.patterns = patterns;
  }

  /** The cells of a row. */
  @FunctionalInterface
  public interface Cells {
    /**
     * The text of a cell, empty if it has no value.
     *
     * @param column index of one of {@link Expression#columns}
     */
    String text(int column);
  }

  /**
   * The expression of a property.
   *
   * @throws ExpressionException if it is none, or its result is nothing for such a property
   */
  public static Expression ofProperty(PropertyType type, String text) throws ExpressionException {
    return compile(text, ExpectedResult.of(type));
  }

  /**
   * The expression of a filter.
   *
   * @throws ExpressionException if it is none, or its result is not true or false
   */
  public static Expression ofFilter(String text) throws ExpressionException {
    return compile(text, ExpectedResult.FILTER);
  }

  private static Expression compile(String text, ExpectedResult expected)
      throws ExpressionException {
    try {
      CelValidationResult result = Language.CEL.compile(text);
      if (result.hasError()) {
        throw CheckerWords.of(result.getErrors());
      }
      CelAbstractSyntaxTree ast = result.getAst();
      CelNavigableAst nodes = CelNavigableAst.fromAst(ast);
      RowColumns columns = RowColumns.of(nodes);
      AllowedTypes.check(nodes);
      PatternSizes patterns = PatternSizes.of(nodes);
      expected.check(ast.getResultType());
      return new Expression(Language.CEL.createProgram(ast), columns, patterns);
    } catch (CelValidationException | CelEvaluationException notOne) {
      throw ExpressionException.of("this is not an expression", "See docs/expressions.md");
    }
  }

  /** The columns that it reads, each once, in the order in which they are named first. */
  public List<String> columns() {
    return columns.names();
  }

  /**
   * What a filter says of a row.
   *
   * @throws EvaluationException if it cannot be told for this row
   */
  public boolean holds(Cells cells) throws EvaluationException {
    return (Boolean) evaluate(cells);
  }

  /**
   * The value of a property, written as in a cell; empty for none.
   *
   * @throws EvaluationException if it cannot be computed for this row
   */
  public String text(Cells cells) throws EvaluationException {
    Object value = evaluate(cells);
    return value instanceof Double number ? decimal(number) : value.toString();
  }

  private static String decimal(double number) throws EvaluationException {
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      throw EvaluationException.failed("the result is not a number", "Avoid a division by zero");
    }
    return BigDecimal.valueOf(number).toPlainString();
  }

  private Object evaluate(Cells cells) throws EvaluationException {
    Meter meter = new Meter(patterns);
    try {
      CelVariableResolver row = new RowVariable(columns, cells);
      Object result = program.trace(row, meter);
      // Where one side of a condition decides alone, what the other side throws is dropped.
      meter.requireWithinLimits();
      return result;
    } catch (CelEvaluationException | RuntimeException failure) {
      throw EvaluationException.of(failure);
    }
  }
}
