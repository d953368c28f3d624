package dev.sluice.bench.probe;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The bytes that all threads of this process allocate while it is open. Threads are polled often,
 * so that little is missed of threads that end in between.
 */
final class Allocations implements AutoCloseable {
  private static final long PAUSE = 20;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final Map<Long, Long> before = new ConcurrentHashMap<>();
  private final Map<Long, Long> latest = new ConcurrentHashMap<>();
  private final Thread watch = new Thread(this::watch, "allocations");

  Allocations() {
    look();
    before.putAll(latest);
    watch.setDaemon(true);
    watch.start();
  }

  /** What was allocated so far, except the watching itself. */
  long bytes() {
    look();
    long bytes = 0;
    for (Map.Entry<Long, Long> each : latest.entrySet()) {
      if (each.getKey() != watch.getId()) {
        bytes += each.getValue() - before.getOrDefault(each.getKey(), 0L);
      }
    }
    return bytes;
  }

  @Override
  public void close() {
    watch.interrupt();
  }

  private void watch() {
    try {
      while (true) {
        look();
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    long[] ids = threads.getAllThreadIds();
    long[] bytes = threads.getThreadAllocatedBytes(ids);
    for (int each = 0; each < ids.length; each++) {
      if (bytes[each] >= 0) {
        latest.merge(ids[each], bytes[each], Math::max);
      }
    }
  }
}
