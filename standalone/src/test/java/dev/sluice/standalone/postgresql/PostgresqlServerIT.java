package dev.sluice.standalone.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.standalone.process.LoopbackPorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresqlServerIT {
  private static final String PASSWORD = "not a word";

  @TempDir private Path temporary;

  @Test
  void keepsDataAsksForPasswordAndSurvivesItsOwnLeftovers() throws Exception {
    Path folder = temporary.resolve("postgresql");
    PostgresqlServer first = start(folder);
    execute(first, "CREATE TABLE kept (name text)");
    execute(first, "INSERT INTO kept VALUES ('Zoë')");

    assertThatThrownBy(() -> DriverManager.getConnection(first.jdbcUrl(), "sluice", "guess"))
        .isInstanceOf(SQLException.class);
    assertThatThrownBy(() -> DriverManager.getConnection(first.jdbcUrl(), "postgres", ""))
        .isInstanceOf(SQLException.class);

    // The first one still runs, as after kill -9 of the JVM, and another link leads to it now.
    PostgresqlServer second = start(Files.createSymbolicLink(temporary.resolve("link"), folder));
    assertThat(names(second)).isEqualTo("Zoë");
    second.close();

    // The number in the file now belongs to somebody else: to this very process.
    Files.writeString(
        PostgresqlServer.cluster(folder).resolve("postmaster.pid"),
        ProcessHandle.current().pid() + "\n" + folder + "\n0\n1\n\n127.0.0.1\n");
    try (PostgresqlServer third = start(folder)) {
      assertThat(names(third)).isEqualTo("Zoë");
    }
  }

  @Test
  void foldsCaseOfAllLettersAndSurvivesPowerCuts() throws Exception {
    try (PostgresqlServer server = start(temporary.resolve("postgresql"))) {
      assertThat(ask(server, "SELECT lower('ÉØŻ')")).isEqualTo("éøż");
      assertThat(ask(server, "SHOW fsync")).isEqualTo("on");
      assertThat(ask(server, "SHOW full_page_writes")).isEqualTo("on");
      assertThat(ask(server, "SHOW synchronous_commit")).isEqualTo("on");
      assertThat(ask(server, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(ask(server, "SHOW max_wal_size")).isEqualTo("4GB");
    }
  }

  private static PostgresqlServer start(Path folder) throws IOException, SQLException {
    return PostgresqlServer.start(folder, LoopbackPorts::anyFree, PASSWORD);
  }

  private static String names(PostgresqlServer server) throws SQLException {
    return ask(server, "SELECT string_agg(name, ',') FROM kept");
  }

  private static String ask(PostgresqlServer server, String question) throws SQLException {
    try (Connection connection = connect(server);
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(question)) {
      answer.next();
      return answer.getString(1);
    }
  }

  private static void execute(PostgresqlServer server, String command) throws SQLException {
    try (Connection connection = connect(server);
        Statement statement = connection.createStatement()) {
      statement.execute(command);
    }
  }

  private static Connection connect(PostgresqlServer server) throws SQLException {
    return DriverManager.getConnection(server.jdbcUrl(), "sluice", PASSWORD);
  }
}
