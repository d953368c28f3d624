package dev.sluice.bench.report;

/** Numbers of users in words. */
final class Size {
  private Size() {}

  /** As in {@code 100 k} and {@code 5 M}. */
  static String label(int users) {
    if (users >= 1_000_000 && users % 1_000_000 == 0) {
      return users / 1_000_000 + " M";
    }
    return users >= 1000 && users % 1000 == 0 ? users / 1000 + " k" : Integer.toString(users);
  }
}
