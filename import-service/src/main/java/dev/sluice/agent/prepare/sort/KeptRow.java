package dev.sluice.agent.prepare.sort;

/** A copy of a row, since the bytes of a row are overwritten by later rows. */
public final class KeptRow {
  private final SortedRow row = new SortedRow();
  private byte[] copy = {};
  private boolean any;

  public void keep(SortedRow other) {
    if (copy.length < other.size()) {
      copy = new byte[2 * other.size()];
    }
    System.arraycopy(other.bytes(), other.offset(), copy, 0, other.size());
    row.at(copy, 0);
    any = true;
  }

  /** Whether a row with the other's key is kept. */
  public boolean hasKeyOf(SortedRow other) {
    return any && row.hasKeyOf(other);
  }

  public boolean hasLineOf(SortedRow other) {
    return row.hasLineOf(other);
  }

  public byte[] line() {
    return row.line();
  }
}
