package dev.sluice.standalone.postgresql;

import dev.sluice.standalone.process.Leftovers;
import dev.sluice.standalone.process.Port;
import dev.sluice.standalone.process.Program;
import dev.sluice.standalone.process.ProgramFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server that listens on loopback alone, asks for a password and keeps its data. It
 * runs in a session of its own, so that a terminal's Ctrl-C reaches Sluice first. One that an
 * earlier life left running on the same directory is stopped before a new one is started.
 */
public final class PostgresqlServer implements AutoCloseable {
  /** The user and the database that Sluice works with. */
  public static final String NAME = "sluice";

  private static final Logger LOG = LoggerFactory.getLogger(PostgresqlServer.class);
  private static final String DEFAULT_DATABASE = "postgres";
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Account account;
  private final Path binaries;
  private final Path cluster;
  private int port;

  private PostgresqlServer(Account account, Path binaries, Path cluster) {
    this.account = account;
    this.binaries = binaries;
    this.cluster = cluster;
  }

  /**
   * Starts the server, and makes its data directory and database where they are missing.
   *
   * @param folder holds the programs and the data
   * @param password of the user {@link #NAME}; it counts when the data directory is made
   */
  public static PostgresqlServer start(Path folder, Port port, String password)
      throws IOException, SQLException {
    Files.createDirectories(folder);
    Account account = Account.find();
    // The one name of the folder, whichever links led here: a leftover is known by it.
    Path home = folder.toRealPath();
    Path binaries = Binaries.unpack(home.resolve("binaries"));
    Path cluster = cluster(home);
    PostgresqlServer server = new PostgresqlServer(account, binaries, cluster);
    if (Files.exists(cluster)) {
      account.own(cluster);
      server.stopLeftover();
    } else {
      server.initialize(home, password);
    }
    server.launch(port.pick());
    try {
      server.createDatabase(password);
    } catch (SQLException failure) {
      server.close();
      throw failure;
    }
    return server;
  }

  /** The data directory within {@code folder}, which a running server has on its command line. */
  public static Path cluster(Path folder) {
    return folder.resolve("cluster");
  }

  /** Where the database is, for JDBC. */
  public String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + NAME;
  }

  @Override
  public void close() {
    try {
      control("stop", "-m", "fast");
    } catch (ProgramFailedException hangs) {
      LOG.warn("PostgreSQL did not end in time and is stopped at once", hangs);
      control("stop", "-m", "immediate");
    }
  }

  /** A half-made directory never gets the cluster's name. */
  private void initialize(Path folder, String password) throws IOException {
    Path unfinished = Files.createTempDirectory(folder, "unfinished-");
    Path passwordFile = Files.createTempFile(folder, "password-", "");
    try {
      Files.writeString(passwordFile, password + "\n");
      account.own(passwordFile);
      account.own(unfinished);
      run(
          List.of(
              program("initdb"),
              "--pgdata=" + unfinished,
              "--username=" + NAME,
              "--auth=scram-sha-256",
              "--pwfile=" + passwordFile,
              "--encoding=UTF8",
              "--locale=C",
              // Upper and lower case of all letters, whatever the machine's own locales are.
              "--locale-provider=builtin",
              "--builtin-locale=C.UTF-8",
              "--no-instructions"));
    } finally {
      Files.delete(passwordFile);
    }
    Files.move(unfinished, cluster, StandardCopyOption.ATOMIC_MOVE);
  }

  private void stopLeftover() throws IOException {
    Path pidFile = cluster.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
    if (Leftovers.runs(pid, "-D", cluster.toString())) {
      LOG.warn("PostgreSQL still runs from an earlier life as process {}; it is stopped", pid);
      close();
    } else if (ProcessHandle.of(pid).isPresent()) {
      // PostgreSQL would take the stranger who has the number now for a server of its own.
      Files.delete(pidFile);
    }
  }

  private void launch(int onPort) {
    this.port = onPort;
    control(
        "start",
        "-l",
        cluster.resolve("server.log").toString(),
        "-o",
        "-p "
            + port
            + " -c listen_addresses=127.0.0.1 -c unix_socket_directories='' "
            + ServerSettings.asOptions());
  }

  private void createDatabase(String password) throws SQLException {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setURL("jdbc:postgresql://127.0.0.1:" + port + "/" + DEFAULT_DATABASE);
    source.setUser(NAME);
    source.setPassword(password);
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      try (ResultSet found =
          statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + NAME + "'")) {
        if (found.next()) {
          return;
        }
      }
      statement.execute("CREATE DATABASE " + NAME);
    }
  }

  private void control(String action, String... options) {
    List<String> command = new ArrayList<>(List.of(program("pg_ctl"), action));
    command.addAll(List.of(options));
    command.addAll(List.of("-D", cluster.toString(), "-w", "-t", "60", "-s"));
    run(command);
  }

  private void run(List<String> command) {
    Program.run(account.command(command), PATIENCE);
  }

  private String program(String name) {
    return binaries.resolve("bin").resolve(name).toString();
  }
}
