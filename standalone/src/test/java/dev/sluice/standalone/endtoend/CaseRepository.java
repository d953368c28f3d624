package dev.sluice.standalone.endtoend;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;

/** Lets a server forget all that it was told, so that each case begins with nothing. */
final class CaseRepository {
  private static final Duration PAUSE = Duration.ofMillis(10);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path data;

  CaseRepository(Path data) {
    this.data = data;
  }

  /**
   * Waits until no run has its turn, since one that has been applied still has its snapshot to
   * keep, and empties all tables. The snapshots of connectors that are gone are nobody's.
   */
  void empty() throws IOException, SQLException {
    Properties ports = new Properties();
    try (Reader reader = Files.newBufferedReader(data.resolve("ports.properties"))) {
      ports.load(reader);
    }
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + ports.getProperty("postgresql") + "/sluice",
                "sluice",
                Files.readString(data.resolve("database-password")).strip());
        Statement statement = connection.createStatement()) {
      String open = "SELECT count(*) FROM synchronization WHERE turn IN ('WAITING', 'GRANTED')";
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (!answer(statement, open).equals("0")) {
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException("a test has left runs open");
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
      String tables =
          answer(
              statement,
              "SELECT string_agg(quote_ident(tablename), ', ') FROM pg_tables"
                  + " WHERE schemaname = 'public' AND tablename <> 'flyway_schema_history'");
      statement.execute("TRUNCATE " + tables + " CASCADE");
    }
  }

  private static String answer(Statement statement, String question) throws SQLException {
    try (ResultSet row = statement.executeQuery(question)) {
      row.next();
      return row.getString(1);
    }
  }
}
