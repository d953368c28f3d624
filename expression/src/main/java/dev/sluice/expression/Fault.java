package dev.sluice.expression;

/** Thrown within an evaluation, through the interpreter. */
final class Fault extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String code;

  private Fault(String code, String reason) {
    super(reason, null, false, false);
    this.code = code;
  }

  static Fault failed(String what, String hint) {
    return new Fault(EvaluationException.FAILED, what + ". " + hint);
  }

  static Fault tooCostly(String what) {
    return new Fault(
        EvaluationException.TOO_COSTLY,
        what + ". Shorten the cell, or what the expression makes of it");
  }

  String code() {
    return code;
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
