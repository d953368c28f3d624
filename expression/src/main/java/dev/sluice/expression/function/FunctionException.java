package dev.sluice.expression.function;

/**
 * A function cannot compute its result, or the evaluation exceeds a limit. It passes through the
 * interpreter and becomes an {@code EvaluationException}.
 */
public final class FunctionException extends RuntimeException {
  /** The expression cannot be computed from what the row holds. */
  public static final String FAILED = "expression-failed";

  /** The expression takes more than it may, for this row. */
  public static final String TOO_COSTLY = "expression-too-costly";

  private static final long serialVersionUID = 1;

  private final String code;

  private FunctionException(String code, String reason) {
    super(reason, null, false, false);
    this.code = code;
  }

  static FunctionException failed(String what, String hint) {
    return new FunctionException(FAILED, what + ". " + hint);
  }

  /** What exceeds a limit. */
  public static FunctionException tooCostly(String what) {
    return new FunctionException(
        TOO_COSTLY, what + ". Shorten the cell, or the result of the expression");
  }

  /** Names the reason for programs. */
  public String code() {
    return code;
  }

  /** What is wrong and what to do, without a full stop at its end. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
