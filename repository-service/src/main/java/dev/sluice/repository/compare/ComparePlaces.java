package dev.sluice.repository.compare;

import dev.sluice.repository.BusyException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Limits how many compares receive rows at the same time. Rows come only as fast as their agent
 * sends them, so one agent never gets all places.
 */
final class ComparePlaces {
  /** The agent sends all of its rows again after that. */
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

  private final Semaphore all;
  private final int mostOfOneAgent;
  private final Duration longestWait;
  private final Map<String, Semaphore> byAgent = new ConcurrentHashMap<>();

  ComparePlaces(int places) {
    this(places, LONGEST_WAIT);
  }

  ComparePlaces(int places, Duration longestWait) {
    this.all = new Semaphore(places, true);
    this.mostOfOneAgent = places - places / 4;
    this.longestWait = longestWait;
  }

  /**
   * Does some work in a place.
   *
   * @throws BusyException if none was free for long
   */
  void use(String agent, Runnable work) {
    Semaphore own = byAgent.computeIfAbsent(agent, name -> new Semaphore(mostOfOneAgent, true));
    use(own, () -> use(all, work));
  }

  private void use(Semaphore places, Runnable work) {
    if (!take(places)) {
      throw new BusyException("This server is already comparing as much as it can");
    }
    try {
      work.run();
    } finally {
      places.release();
    }
  }

  private boolean take(Semaphore places) {
    try {
      return places.tryAcquire(longestWait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
