package dev.sluice.repository.postgresql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jooq.DSLContext;

/**
 * How long a comparison waits for a lock: otherwise rows that have arrived must be sent again, so
 * it is as long as the first load of another connector may take.
 */
public final class Patience {
  private static final Duration LONG = Duration.ofMinutes(10);

  private Patience() {}

  /** Has a transaction wait longer than others. */
  public static void take(DSLContext dsl) {
    LocalSettings.lockTimeout(dsl, LONG);
  }

  /**
   * A connection that reads beside the transaction, and has the usual patience again afterwards.
   */
  public static Reading reading(DataSource database) throws SQLException {
    return new Reading(database.getConnection());
  }

  /** The connection and what it had before. */
  public static final class Reading implements AutoCloseable {
    private final Connection connection;
    private final String usual;

    private Reading(Connection connection) throws SQLException {
      this.connection = connection;
      try {
        connection.setAutoCommit(true);
        usual = set(LONG.toMillis() + "ms");
      } catch (SQLException failure) {
        connection.close();
        throw failure;
      }
    }

    public Connection connection() {
      return connection;
    }

    @Override
    public void close() throws SQLException {
      try (connection) {
        set(usual);
      }
    }

    private String set(String timeout) throws SQLException {
      try (var statement =
          connection.prepareStatement(
              "SELECT current_setting('lock_timeout'), set_config('lock_timeout', ?, false)")) {
        statement.setString(1, timeout);
        try (var before = statement.executeQuery()) {
          before.next();
          return before.getString(1);
        }
      }
    }
  }
}
