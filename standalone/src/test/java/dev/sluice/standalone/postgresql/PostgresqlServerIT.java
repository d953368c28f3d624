package dev.sluice.standalone.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.standalone.process.LoopbackPorts;
import dev.sluice.standalone.process.OrphanedProcesses;
import dev.sluice.standalone.process.Program;
import dev.sluice.standalone.process.ProgramFailedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
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

    // Whoever was killed while the data directory was made has left this behind.
    Path password = Files.writeString(folder.resolve("password-123"), PASSWORD);

    // The first one still runs, as after kill -9 of the JVM, and another link leads to it now.
    PostgresqlServer second = start(Files.createSymbolicLink(temporary.resolve("link"), folder));
    assertThat(names(second)).isEqualTo("Zoë");
    assertThat(password).doesNotExist();
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

  /** However long PostgreSQL needs to bring its data in order, it is not taken for dead. */
  @Test
  void waitsForRecovery() throws Exception {
    Path folder = temporary.resolve("postgresql");
    StuckRecovery recovery = stuckRecovery(folder);

    PostgresqlServer impatient =
        PostgresqlServer.in(folder, said -> recovery.goOn(), Duration.ofSeconds(1));
    impatient.start(LoopbackPorts::anyFree, PASSWORD, PASSWORD);
    assertThat(names(impatient)).isEqualTo("Zoë");
    impatient.close();
  }

  /** The one that an earlier life left is in the middle of it: its work is not thrown away. */
  @Test
  void waitsForLeftoverThatRecovers() throws Exception {
    Path folder = temporary.resolve("postgresql");
    StuckRecovery recovery = stuckRecovery(folder);
    PostgresqlServer killed =
        PostgresqlServer.in(
            folder,
            said -> {
              throw new IllegalStateException("killed");
            },
            Duration.ofSeconds(1));
    assertThatThrownBy(() -> killed.start(LoopbackPorts::anyFree, PASSWORD, PASSWORD))
        .hasMessage("killed");
    ProcessHandle leftover = postmaster(folder);

    List<Boolean> alive = new ArrayList<>();
    PostgresqlServer next =
        PostgresqlServer.in(
            folder,
            said -> {
              alive.add(leftover.isAlive());
              recovery.goOn();
            },
            Duration.ofSeconds(60));
    next.start(LoopbackPorts::anyFree, PASSWORD, PASSWORD);
    assertThat(alive).containsExactly(true);
    assertThat(names(next)).isEqualTo("Zoë");
    next.close();
  }

  /** Who ends Sluice does not have to wait for the recovery. */
  @Test
  void isEndedWhileItRecovers() throws Exception {
    Path folder = temporary.resolve("postgresql");
    stuckRecovery(folder);
    AtomicReference<PostgresqlServer> told = new AtomicReference<>();
    PostgresqlServer server =
        PostgresqlServer.in(folder, said -> told.get().close(), Duration.ofSeconds(1));
    told.set(server);

    assertThatThrownBy(() -> server.start(LoopbackPorts::anyFree, PASSWORD, PASSWORD))
        .isInstanceOf(ProgramFailedException.class);
    assertThat(
            OrphanedProcesses.find("-D", PostgresqlServer.cluster(folder.toRealPath()).toString()))
        .isEmpty();
  }

  /** Details of errors hold values of people, and logs are handed on. */
  @Test
  void keepsValuesOutOfItsLog() throws Exception {
    Path folder = temporary.resolve("postgresql");
    try (PostgresqlServer server = start(folder)) {
      execute(server, "CREATE TABLE person (mail text UNIQUE)");
      execute(server, "INSERT INTO person VALUES ('canary')");
      assertThatThrownBy(() -> execute(server, "INSERT INTO person VALUES ('canary')"))
          .isInstanceOf(SQLException.class);
    }
    assertThat(Files.readString(PostgresqlServer.cluster(folder).resolve("server.log")))
        .contains("duplicate key")
        .doesNotContain("canary");
  }

  /** A cluster whose next start reads its statistics from a pipe that nobody writes to. */
  private static StuckRecovery stuckRecovery(Path folder) throws Exception {
    try (PostgresqlServer server = start(folder)) {
      execute(server, "CREATE TABLE kept (name text)");
      execute(server, "INSERT INTO kept VALUES ('Zoë')");
    }
    Path statistics = PostgresqlServer.cluster(folder).resolve("pg_stat/pgstat.stat");
    Files.deleteIfExists(statistics);
    Program.run(List.of("mkfifo", "-m", "666", statistics.toString()), Duration.ofSeconds(10));
    return new StuckRecovery(statistics);
  }

  /** What keeps PostgreSQL from going on. */
  private record StuckRecovery(Path pipe) {
    void goOn() {
      try {
        // It ends at once: statistics that PostgreSQL cannot read are begun again.
        Files.newOutputStream(pipe, StandardOpenOption.WRITE).close();
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }

  private static ProcessHandle postmaster(Path folder) throws IOException {
    return OrphanedProcesses.find("-D", PostgresqlServer.cluster(folder.toRealPath()).toString())
        .get(0);
  }

  private static PostgresqlServer start(Path folder) throws IOException, SQLException {
    PostgresqlServer server = PostgresqlServer.in(folder, said -> {});
    server.start(LoopbackPorts::anyFree, PASSWORD, PASSWORD);
    return server;
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
