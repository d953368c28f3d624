package dev.sluice.repository.finding.evidence;

/** A number out of those that were checked. */
public record Share(long hits, long tried) {
  public static final Share NONE = new Share(0, 0);

  /** Fewer are chance. */
  public static final int ENOUGH = 30;

  /** Of the normal distribution, for a bound that holds in 99 of 100 cases. */
  private static final double Z = 2.576;

  public Share plus(Share other) {
    return new Share(hits + other.hits, tried + other.tried);
  }

  public double value() {
    return tried == 0 ? 0 : (double) hits / tried;
  }

  /** Wilson's lower bound of the share in all, of which these are a sample. */
  public double atLeast() {
    if (tried == 0) {
      return 0;
    }
    double square = Z * Z;
    double value = value();
    double spread = Z * Math.sqrt((value * (1 - value) + square / (4 * tried)) / tried);
    return Math.max(0, (value + square / (2 * tried) - spread) / (1 + square / tried));
  }

  /** Whether it is nearly all, and enough of them. */
  public boolean nearlyAll() {
    return reaches(0.9, 0.8);
  }

  /** Whether the share is this, and at least that in all. */
  public boolean reaches(double share, double inAll) {
    return tried >= ENOUGH && value() >= share && atLeast() >= inAll;
  }

  /** Whether it is more than chance. */
  public boolean most() {
    return tried >= ENOUGH && value() >= 0.6;
  }
}
