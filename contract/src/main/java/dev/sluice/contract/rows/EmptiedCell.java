package dev.sluice.contract.rows;

/** The cell that empties an attribute. An empty cell may leave the attribute unchanged. */
public final class EmptiedCell {
  /** What the cell holds. */
  public static final String TEXT = "NULL_NULL";

  private EmptiedCell() {}
}
