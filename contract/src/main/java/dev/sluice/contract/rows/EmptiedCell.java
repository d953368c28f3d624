package dev.sluice.contract.rows;

/** The cell of a command that empties an attribute; an empty cell may leave it alone. */
public final class EmptiedCell {
  /** What the cell holds. */
  public static final String TEXT = "NULL_NULL";

  private EmptiedCell() {}
}
