package dev.sluice.standalone.command;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/** Keeps logs from the terminal that come before a command or the services set up their own. */
public final class StartupLogging {
  private StartupLogging() {}

  /** Lets warnings through, alone; Spring Boot decides anew when it starts. */
  public static void begin() {
    if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
      root.setLevel(Level.WARN);
    }
  }
}
