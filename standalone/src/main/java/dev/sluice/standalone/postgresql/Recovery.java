package dev.sluice.standalone.postgresql;

import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Waits while PostgreSQL recovers from a crash. Stopping it would make the next start take as long
 * again, so this waits as long as the process lives.
 *
 * @param progress is told once that there is something to wait for
 */
record Recovery(Postmaster postmaster, Consumer<String> progress) {
  private static final long NANOSECONDS_BETWEEN_LOOKS = 100_000_000;

  /** Whether PostgreSQL is ready in the end; false if it has ended. */
  boolean await() {
    if (postmaster.runs() && postmaster.starts()) {
      progress.accept(
          "PostgreSQL, which recovers from a crash; after a large run this takes minutes");
    }
    while (postmaster.runs()) {
      if (!postmaster.starts()) {
        return true;
      }
      LockSupport.parkNanos(NANOSECONDS_BETWEEN_LOOKS);
    }
    return false;
  }
}
