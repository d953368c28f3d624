package dev.sluice.standalone.server;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/** Keeps logs from the terminal that come before the services set up their own. */
public final class StartupLogging {
  private StartupLogging() {}

  /** Lets warnings through until Spring Boot decides. */
  public static void begin() {
    if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
      root.setLevel(Level.WARN);
    }
  }
}
