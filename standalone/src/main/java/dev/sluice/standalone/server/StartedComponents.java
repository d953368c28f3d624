package dev.sluice.standalone.server;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The components started so far; what is started last is stopped first. */
final class StartedComponents implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StartedComponents.class);

  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private boolean closed;

  /** Takes charge of a part; one that comes while everything is being ended is ended too. */
  synchronized <T extends AutoCloseable> T add(T part) {
    started.push(part);
    if (closed) {
      close();
      throw new IllegalStateException("The server was stopped while it started");
    }
    return part;
  }

  @Override
  public synchronized void close() {
    closed = true;
    while (!started.isEmpty()) {
      AutoCloseable part = started.pop();
      try {
        part.close();
      } catch (Exception failure) {
        // The others still have to end.
        LOG.error("{} did not stop properly", part.getClass().getSimpleName(), failure);
      }
    }
  }
}
