package dev.sluice.expression;

import dev.cel.common.CelErrorCode;
import dev.cel.runtime.CelEvaluationException;
import dev.sluice.expression.function.FunctionException;
import org.jspecify.annotations.Nullable;

/** An expression cannot be computed for a row. The message never contains a cell. */
public final class EvaluationException extends Exception {
  /** The expression cannot be computed from what the row holds. */
  public static final String FAILED = FunctionException.FAILED;

  /** The expression takes more than it may, for this row. */
  public static final String TOO_COSTLY = FunctionException.TOO_COSTLY;

  private static final long serialVersionUID = 1;

  private final String code;

  private EvaluationException(String code, String reason) {
    super(reason);
    this.code = code;
  }

  static EvaluationException failed(String what, String hint) {
    return new EvaluationException(FAILED, what + ". " + hint);
  }

  /** Names the reason for programs. */
  public String code() {
    return code;
  }

  /** What is wrong and what to do, for people, without a full stop at its end. */
  public String reason() {
    return String.valueOf(getMessage());
  }

  /** What CEL threw, in our words: its own ones quote values. */
  static EvaluationException of(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof FunctionException fault) {
        return new EvaluationException(fault.code(), fault.reason());
      }
    }
    CelErrorCode code =
        failure instanceof CelEvaluationException evaluation ? evaluation.getErrorCode() : null;
    return code == CelErrorCode.ITERATION_BUDGET_EXCEEDED
        ? of(FunctionException.tooCostly("it goes through too many items"))
        : of(code);
  }

  private static EvaluationException of(@Nullable CelErrorCode code) {
    if (code == null) {
      return failed(
          "a function in it got a value that it does not accept", "Test the cell with `? :` first");
    }
    return switch (code) {
      case BAD_FORMAT ->
          failed(
              "a text does not have the form that the conversion needs",
              "Test the cell first, as in `row.n == '' ? 0 : int(row.n)`");
      case INDEX_OUT_OF_BOUNDS ->
          failed(
              "it uses a part that does not exist",
              "Test the size first, or use `left`, `right`, `before` or `after`");
      case DIVIDE_BY_ZERO -> failed("it divides by zero", "Test the number first");
      case NUMERIC_OVERFLOW -> failed("a number in it becomes too large", "Keep it as a text");
      default ->
          failed(
              "a function in it got a value that it does not accept",
              "Test the cell with `? :` first");
    };
  }
}
