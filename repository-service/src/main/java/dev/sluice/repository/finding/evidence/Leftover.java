package dev.sluice.repository.finding.evidence;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How many resources change in some properties, and how many would if the file were read
 * differently.
 *
 * @param repaired how many more rows could be used then
 */
public record Leftover(long now, long then, long repaired) {
  /** More left than this says that it is not the cause. */
  private static final double REFUTES = 0.5;

  /** At most this left says that it is. */
  private static final double PROVES = 0.05;

  /** Of which no row would be used that is rejected now. */
  public Leftover(long now, long then) {
    this(now, then, 0);
  }

  /**
   * The estimate that a sample gives.
   *
   * @param reading what a row would be, given what it is as the file was read
   */
  public static Leftover estimate(
      Sample sample, Collection<String> properties, UnaryOperator<Map<String, String>> reading) {
    long now = 0;
    long changed = 0;
    long spoilt = 0;
    for (Update update : sample.updates()) {
      now += differs(update.before(), update.after(), properties);
      changed += differs(update.before(), reading.apply(update.after()), properties);
    }
    for (Row row : sample.unchanged()) {
      spoilt += differs(row.values(), reading.apply(row.values()), properties);
    }
    return new Leftover(
        Math.round(now * sample.updateWeight()),
        Math.round(changed * sample.updateWeight() + spoilt * sample.unchangedWeight()));
  }

  private static long differs(
      Map<String, String> before, Map<String, String> after, Collection<String> properties) {
    return properties.stream().anyMatch(each -> !Objects.equals(before.get(each), after.get(each)))
        ? 1
        : 0;
  }

  /** What it says if both were counted; null if there are too few to say anything. */
  public @Nullable Word word() {
    if (proves()) {
      return Word.PROVEN;
    }
    return refutes() ? Word.REFUTED : wrong() < Share.ENOUGH ? null : Word.POSSIBLE;
  }

  /** Whether hardly anything is left, of enough that it is no chance. */
  public boolean proves() {
    return wrong() >= Share.ENOUGH && then <= PROVES * wrong();
  }

  public boolean refutes() {
    return then > REFUTES * wrong();
  }

  /** What the reading is to put right: changes, and rows that cannot be used as they are read. */
  private long wrong() {
    return now + repaired;
  }
}
