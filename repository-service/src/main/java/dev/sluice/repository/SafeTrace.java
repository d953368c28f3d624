package dev.sluice.repository;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An unexpected exception in a form that may be logged: its classes, code positions and SQL states,
 * without messages, which may quote statements and values.
 */
public final class SafeTrace {
  private static final int CAUSES = 8;
  private static final int FRAMES = 12;

  private SafeTrace() {}

  public static String of(Throwable thrown) {
    StringBuilder trace = new StringBuilder();
    @Nullable Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < CAUSES; depth++) {
      trace.append(depth == 0 ? "" : "\nCaused by: ").append(cause.getClass().getName());
      if (cause instanceof SQLException sql) {
        trace.append(" [SQL state ").append(sql.getSQLState()).append(']');
      }
      trace.append(
          Arrays.stream(cause.getStackTrace())
              .limit(FRAMES)
              .map(frame -> "\n\tat " + frame)
              .collect(Collectors.joining()));
      cause = cause.getCause();
    }
    return trace.toString();
  }
}
