package dev.sluice.bench.probe;

import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The allocations of a server in one step of a run, from measurements at its begin and end. A
 * measurement takes some time, so nothing is reported for short steps.
 */
public final class StepAllocations implements Consumer<String> {
  /** A step of so many looks is told of; what the first one may miss is a tenth then. */
  private static final int LOOKS = 10;

  private final String step;
  private final DoubleSupplier allocated;
  private final LongSupplier nanoTime;
  private @Nullable Look begin;
  private @Nullable Look end;

  /**
   * Makes one that has not seen anything.
   *
   * @param step the status of a run that is in the step
   * @param allocated the bytes that the server has allocated so far
   */
  public StepAllocations(String step, DoubleSupplier allocated) {
    this(step, allocated, System::nanoTime);
  }

  StepAllocations(String step, DoubleSupplier allocated, LongSupplier nanoTime) {
    this.step = step;
    this.allocated = allocated;
    this.nanoTime = nanoTime;
  }

  /** Is told the run's status, as often as possible. */
  @Override
  public void accept(String status) {
    boolean inStep = status.equals(step);
    if (inStep && begin == null) {
      begin = look();
    } else if (!inStep && begin != null && end == null) {
      end = look();
    }
  }

  /** The bytes of the step; empty if it was too short for its looks, or was not seen. */
  public OptionalDouble bytes() {
    if (begin == null || end == null || begin.took() * LOOKS > end.start() - begin.start()) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(end.bytes() - begin.bytes());
  }

  private Look look() {
    long start = nanoTime.getAsLong();
    double bytes = allocated.getAsDouble();
    return new Look(start, nanoTime.getAsLong() - start, bytes);
  }

  private record Look(long start, long took, double bytes) {}
}
