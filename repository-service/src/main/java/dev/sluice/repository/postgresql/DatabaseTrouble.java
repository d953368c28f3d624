package dev.sluice.repository.postgresql;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Distinguishes temporary database errors from those that come back on every attempt. */
public final class DatabaseTrouble {
  /**
   * SQL state classes: connection, transaction rollback (deadlock), resources, operator
   * intervention (shutdown), and faults of the machine beneath.
   */
  private static final Set<String> PASSING = Set.of("08", "40", "53", "57", "58");

  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private static final String QUERY_CANCELED = "57014";

  private DatabaseTrouble() {}

  /** Whether trying again may help. */
  public static boolean passes(Throwable thrown) {
    @Nullable Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < 16; depth++) {
      if (cause instanceof TransientDataAccessException
          || cause instanceof ConcurrencyFailureException
          || cause instanceof DataAccessResourceFailureException
          || cause instanceof CannotCreateTransactionException
          || cause instanceof SQLTransientException
          || (cause instanceof SQLException sql && passes(sql.getSQLState()))) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  /** Whether somebody else kept a lock for longer than it was waited for. */
  public static boolean isLocked(Throwable thrown) {
    return has(LOCK_NOT_AVAILABLE, thrown);
  }

  /** Whether a statement took longer than it may. */
  public static boolean isTooSlow(Throwable thrown) {
    return has(QUERY_CANCELED, thrown);
  }

  private static boolean has(String state, Throwable thrown) {
    @Nullable Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < 16; depth++) {
      if (cause instanceof SQLException sql && state.equals(sql.getSQLState())) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  private static boolean passes(@Nullable String state) {
    return state != null
        && state.length() == 5
        && (PASSING.contains(state.substring(0, 2)) || state.equals(LOCK_NOT_AVAILABLE));
  }
}
