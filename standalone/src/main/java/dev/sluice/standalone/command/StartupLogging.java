package dev.sluice.standalone.command;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/** Suppresses early logs on the terminal until a command or the services configure logging. */
public final class StartupLogging {
  private StartupLogging() {}

  /** Lets warnings through, alone; Spring Boot decides again when it starts. */
  public static void begin() {
    if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
      root.setLevel(Level.WARN);
    }
  }
}
