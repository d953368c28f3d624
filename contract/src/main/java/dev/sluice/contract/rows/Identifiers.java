package dev.sluice.contract.rows;

/** Values that say which resource is meant: keys, unique values, ends of links. */
public final class Identifiers {
  /** The most bytes of UTF-8 that such a value has, since an index must hold it. */
  public static final int MAX_BYTES = 1024;

  private Identifiers() {}
}
