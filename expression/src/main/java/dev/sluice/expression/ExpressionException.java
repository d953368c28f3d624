package dev.sluice.expression;

/** A text that is not a valid expression, with the position of the error. */
public final class ExpressionException extends Exception {
  private static final long serialVersionUID = 1;

  private final int line;
  private final int column;
  private final String remedy;

  private ExpressionException(int line, int column, String message, String remedy) {
    super(message);
    this.line = line;
    this.column = column;
    this.remedy = remedy;
  }

  static ExpressionException of(String message, String remedy) {
    return new ExpressionException(1, 1, message, remedy);
  }

  static ExpressionException at(Position position, String message, String remedy) {
    return new ExpressionException(position.line(), position.column(), message, remedy);
  }

  /** The line within the expression, from 1. */
  public int line() {
    return line;
  }

  /** The character within the line, from 1. */
  public int column() {
    return column;
  }

  /** What to do about it; like the message, it ends without a full stop. */
  public String remedy() {
    return remedy;
  }
}
