package dev.sluice.repository.rest.export;

import static dev.sluice.repository.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.repository.RunningServer;
import dev.sluice.repository.TestDatabase;
import dev.sluice.repository.TestTemporal;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ExportsIT {
  private static final int ROWS = 60_000;

  private static String database;
  private static TestTemporal temporal;
  private static RunningServer server;

  @BeforeAll
  static void start() {
    database = TestDatabase.freshUrl();
    temporal = new TestTemporal();
    server =
        new RunningServer(
            database,
            temporal.target(),
            "--sluice.reads.exports=1",
            "--sluice.reads.timeout=300ms");
    server
        .database()
        .execute(
            "INSERT INTO resource (entity_type, key, attributes, active, origin, content_hash,"
                + " updated_at) SELECT 'Person', 'p' || n, jsonb_build_object('name',"
                + " repeat('x', 400)), true, 'manual', ''::bytea, now()"
                + " FROM generate_series(1, "
                + ROWS
                + ") n");
  }

  @AfterAll
  static void stop() {
    server.close();
    temporal.close();
  }

  @Test
  void endsAPageThatTakesTooLong() throws SQLException {
    try (Connection other = locked()) {
      HttpResponse<String> answer = server.get("viewer", "/api/resources?q=x");

      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(json(answer).get("detail").asString())
          .isEqualTo("Reading took longer than this server allows. Request less.");
      other.rollback();
    }
    assertThat(server.get("viewer", "/api/resources?limit=1").statusCode()).isEqualTo(200);
  }

  @Test
  void asksThoseBeyondTheLimitToComeAgain() throws SQLException, IOException {
    try (Connection other = locked()) {
      CompletableFuture<HttpResponse<InputStream>> first = export("/api/resources");
      awaitExport(other);

      HttpResponse<String> second =
          server.send(server.request("viewer", "/api/links").header("Accept", "text/csv"));

      assertThat(second.statusCode()).isEqualTo(503);
      assertThat(second.headers().firstValue("Retry-After")).contains("5");
      assertThat(json(second).get("detail").asString())
          .isEqualTo("The maximum number of exports, 1, are running. Try again.");
      other.rollback();
      try (InputStream rows = first.join().body()) {
        assertThat(lines(rows)).isEqualTo(ROWS + 1);
      }
    }
  }

  @Test
  void keepsNoTransactionForASlowReader() throws SQLException, IOException {
    try (Connection other = DriverManager.getConnection(database, "postgres", "");
        InputStream rows = export("/api/resources").join().body()) {
      assertThat(rows.read()).isPositive();

      assertThat(transactions(other)).isZero();
      assertThat(lines(rows)).isEqualTo(ROWS + 1);
    }
  }

  private static CompletableFuture<HttpResponse<InputStream>> export(String path) {
    HttpRequest request = server.request("viewer", path).header("Accept", "text/csv").GET().build();
    return HttpClient.newHttpClient().sendAsync(request, BodyHandlers.ofInputStream());
  }

  /** A connection in whose transaction nobody else may read resources. */
  private static Connection locked() throws SQLException {
    Connection connection = DriverManager.getConnection(database, "postgres", "");
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("LOCK TABLE resource IN ACCESS EXCLUSIVE MODE");
    }
    return connection;
  }

  /** Until somebody waits for the table. */
  private static void awaitExport(Connection connection) throws SQLException {
    while (number(
            connection,
            "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'resource'::regclass")
        == 0) {
      Thread.onSpinWait();
    }
  }

  private static long transactions(Connection connection) throws SQLException {
    return number(
        connection,
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            + " AND pid <> pg_backend_pid() AND xact_start IS NOT NULL");
  }

  private static long number(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getLong(1);
    }
  }

  private static long lines(InputStream rows) throws IOException {
    long lines = 0;
    byte[] bytes = new byte[8192];
    for (int read = rows.read(bytes); read >= 0; read = rows.read(bytes)) {
      for (int at = 0; at < read; at++) {
        lines += bytes[at] == '\n' ? 1 : 0;
      }
    }
    return lines;
  }
}
