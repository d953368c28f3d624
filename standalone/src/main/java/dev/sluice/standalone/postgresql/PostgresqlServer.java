package dev.sluice.standalone.postgresql;

import dev.sluice.standalone.process.Port;
import dev.sluice.standalone.process.Program;
import dev.sluice.standalone.process.ProgramFailedException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
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
import java.util.function.Consumer;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server that listens only on loopback, requires a password and keeps its data. It
 * runs in its own session, so that Ctrl-C in a terminal reaches Sluice first. A server that still
 * runs on the same directory is stopped before a new one is started.
 */
public final class PostgresqlServer implements AutoCloseable {
  /** The database, and the user who owns all that is in it. */
  public static final String NAME = "sluice";

  /** The user that the services work as, who owns nothing. */
  public static final String SERVICE = "sluice_service";

  private static final Logger LOG = LoggerFactory.getLogger(PostgresqlServer.class);
  private static final String PASSWORD_FILES = "password-";
  private static final String DEFAULT_DATABASE = "postgres";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** How long a program of PostgreSQL may take beyond the patience that it was told. */
  private static final Duration MARGIN = Duration.ofSeconds(30);

  private final Account account;
  private final Path home;
  private final Path binaries;
  private final Path cluster;
  private final Recovery recovery;
  private final Duration patience;
  private int port;

  private PostgresqlServer(
      Account account, Path home, Path binaries, Consumer<String> progress, Duration patience) {
    this.account = account;
    this.home = home;
    this.binaries = binaries;
    this.cluster = cluster(home);
    this.recovery = new Recovery(new Postmaster(cluster), progress);
    this.patience = patience;
  }

  /**
   * A server that is not started yet. It can be closed from here on, also while it starts.
   *
   * @param folder holds the programs and the data
   * @param progress is told if the start takes longer than usual, and why
   */
  public static PostgresqlServer in(Path folder, Consumer<String> progress) throws IOException {
    return in(folder, progress, PATIENCE);
  }

  static PostgresqlServer in(Path folder, Consumer<String> progress, Duration patience)
      throws IOException {
    Files.createDirectories(folder);
    Account account = Account.find();
    // The one name of the folder, whichever links led here: a leftover is known by it.
    Path home = folder.toRealPath();
    Path binaries = Binaries.unpack(home.resolve("binaries"));
    return new PostgresqlServer(account, home, binaries, progress, patience);
  }

  /**
   * Starts the server, and makes its data directory and database if they are missing. After a crash
   * this takes as long as PostgreSQL needs to recover: stopped in between, it would have to begin
   * again.
   *
   * @param password of the user {@link #NAME}; it counts when the data directory is made
   * @param servicePassword of the user {@link #SERVICE}
   */
  public void start(Port anyPort, String password, String servicePassword)
      throws IOException, SQLException {
    deletePasswordFiles();
    if (Files.exists(cluster)) {
      stopLeftover();
      account.own(cluster);
    } else {
      initialize(password);
    }
    launch(anyPort.pick());
    createDatabase(password, servicePassword);
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
    if (!postmaster().runs()) {
      return;
    }
    try {
      control("stop", "-m", "fast");
    } catch (ProgramFailedException hangs) {
      LOG.warn("PostgreSQL did not stop in time and is stopped immediately", hangs);
      control("stop", "-m", "immediate");
    }
  }

  /** A half-made directory never gets the cluster's name. */
  private void initialize(String password) throws IOException {
    Path unfinished = Files.createTempDirectory(home, "unfinished-");
    Path passwordFile = Files.createTempFile(home, PASSWORD_FILES, "");
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

  /** Whoever was killed while the data directory was made has left one. */
  private void deletePasswordFiles() throws IOException {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(home, PASSWORD_FILES + "*")) {
      for (Path each : left) {
        Files.delete(each);
      }
    }
  }

  private void stopLeftover() throws IOException {
    if (postmaster().runs()) {
      LOG.warn("PostgreSQL still runs from an earlier start; it is stopped");
      recovery.await();
      close();
    } else {
      // PostgreSQL would take a stranger who has the number now for a server of its own.
      postmaster().forget();
    }
  }

  private void launch(int onPort) {
    this.port = onPort;
    try {
      control(
          "start",
          "-l",
          cluster.resolve("server.log").toString(),
          "-o",
          "-p "
              + port
              + " -c listen_addresses=127.0.0.1 -c unix_socket_directories='' "
              + ServerSettings.asOptions());
    } catch (ProgramFailedException notYet) {
      if (!recovery.await()) {
        throw notYet;
      }
    }
  }

  private void createDatabase(String password, String servicePassword) throws SQLException {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setURL("jdbc:postgresql://127.0.0.1:" + port + "/" + DEFAULT_DATABASE);
    source.setUser(NAME);
    source.setPassword(password);
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "DO $$ BEGIN CREATE ROLE "
              + SERVICE
              + " LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
      statement.execute(
          "ALTER ROLE " + SERVICE + " PASSWORD " + statement.enquoteLiteral(servicePassword));
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
    command.addAll(List.of("-D", cluster.toString(), "-w", "-s"));
    command.addAll(List.of("-t", Long.toString(patience.toSeconds())));
    run(command);
  }

  private void run(List<String> command) {
    Program.run(account.command(command), PATIENCE.plus(MARGIN));
  }

  private Postmaster postmaster() {
    return new Postmaster(cluster);
  }

  private String program(String name) {
    return binaries.resolve("bin").resolve(name).toString();
  }
}
