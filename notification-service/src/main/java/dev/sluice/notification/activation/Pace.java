package dev.sluice.notification.activation;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Limits the rate of mails from this process. */
final class Pace {
  /** So soon a wait notices that nobody wants the mail any more. */
  private static final long LONGEST_NAP_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private final long interval;
  private long next = System.nanoTime();

  Pace(int mailsPerMinute) {
    interval = TimeUnit.MINUTES.toNanos(1) / mailsPerMinute;
  }

  /** Waits for the next place, and says whether it is still wanted. */
  boolean await(BooleanSupplier wanted) {
    long place = reserve();
    while (wanted.getAsBoolean() && !Thread.currentThread().isInterrupted()) {
      long left = place - System.nanoTime();
      if (left <= 0) {
        return true;
      }
      LockSupport.parkNanos(Math.min(left, LONGEST_NAP_NANOS));
    }
    return false;
  }

  private synchronized long reserve() {
    long now = System.nanoTime();
    // What was not used is gone: a pause must not be made up for with a burst.
    long place = next - now < 0 ? now : next;
    next = place + interval;
    return place;
  }
}
