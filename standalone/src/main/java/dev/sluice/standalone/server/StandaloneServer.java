package dev.sluice.standalone.server;

import dev.sluice.standalone.command.ServerRefusedException;
import dev.sluice.standalone.postgresql.PostgresqlServer;
import dev.sluice.standalone.process.LoopbackPorts;
import dev.sluice.standalone.process.OrphanedProcesses;
import dev.sluice.standalone.server.ServerFiles.Credentials;
import dev.sluice.standalone.server.Settings.DatabasePasswords;
import dev.sluice.standalone.server.Settings.Secrets;
import dev.sluice.standalone.temporal.TemporalPorts;
import dev.sluice.standalone.temporal.TemporalService;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A running Sluice in one process and its children. What is started last is stopped first: the
 * services finish their work while Temporal and PostgreSQL still run.
 */
public final class StandaloneServer implements AutoCloseable {
  private static final String POSTGRESQL = "postgresql";
  private static final String TEMPORAL = "temporal";

  private final StartedComponents components;
  private final String url;
  private final Path credentialsFile;
  private final Credentials credentials;
  private final TemporalService temporal;

  private StandaloneServer(
      StartedComponents components,
      String url,
      Path credentialsFile,
      Credentials credentials,
      TemporalService temporal) {
    this.components = components;
    this.url = url;
    this.credentialsFile = credentialsFile;
    this.credentials = credentials;
    this.temporal = temporal;
  }

  /**
   * Starts everything and returns when the API answers. A part that has come up ends with this
   * process, also when it is told to end before everything is there. One that is just coming up may
   * outlive it; the next start on the same data directory ends that one.
   *
   * @param progress is told the name of each part before it is started
   * @throws ServerRefusedException if the operator has to do something first
   */
  public static StandaloneServer start(ServerOptions options, Consumer<String> progress)
      throws IOException, SQLException {
    StartedComponents components = new StartedComponents();
    Runtime.getRuntime().addShutdownHook(new Thread(components::close, "sluice-shutdown"));
    try {
      return start(options, progress, components);
    } catch (IOException | SQLException | RuntimeException failure) {
      components.close();
      throw failure;
    }
  }

  private static StandaloneServer start(
      ServerOptions options, Consumer<String> progress, StartedComponents components)
      throws IOException, SQLException {
    int port = port(options.port());
    String url = "http://127.0.0.1:" + port;
    DataDirectory data = components.add(DataDirectory.open(options.data()));
    ServerFiles files = new ServerFiles(data.resolve("."));
    files.forgetAddress();
    requireOwn(data.resolve(Settings.CONFIGURATION));
    Credentials credentials = files.ensureCredentials(options.environment());
    Secrets secrets = Secrets.of(files);
    DatabasePasswords passwords = DatabasePasswords.of(files);
    Ports ports = new Ports(files);
    makeFolder(data, "connectors", options.connectors());
    makeFolder(data, "files", options.files());

    progress.accept("PostgreSQL");
    // It is ended with all else from now on, also while it still recovers.
    PostgresqlServer database =
        components.add(PostgresqlServer.in(data.passableFolder(POSTGRESQL), progress));
    database.start(() -> ports.portOf(POSTGRESQL), passwords.owner(), passwords.service());
    progress.accept("Temporal");
    TemporalService temporal =
        components.add(
            TemporalService.start(
                options.environment(),
                data.privateFolder(TEMPORAL),
                new TemporalPorts(
                    () -> ports.portOf(TEMPORAL),
                    () -> ports.portOf("temporal-pages"),
                    () -> ports.portOf("temporal-http"))));
    progress.accept("the services");
    Settings settings =
        new Settings(
            port,
            database.jdbcUrl(),
            passwords,
            temporal,
            credentials,
            secrets,
            options,
            data.privateFolder("agent"),
            data.privateFolder("logs").resolve("sluice.log"));
    components.add(Services.start(settings.asArguments()));
    files.recordAddress(url);
    components.add(files::forgetAddress);
    return new StandaloneServer(
        components, url, data.resolve(ServerFiles.CREDENTIALS), credentials, temporal);
  }

  /** Ends what a killed server of this data directory has left running. */
  public static void endLeftovers(Path data) throws IOException {
    if (!Files.isDirectory(data)) {
      return;
    }
    Path root = data.toRealPath();
    String cluster = PostgresqlServer.cluster(root.resolve(POSTGRESQL)).toString();
    String runs = TemporalService.database(root.resolve(TEMPORAL)).toString();
    Stream.concat(
            OrphanedProcesses.find("-D", cluster).stream(),
            OrphanedProcesses.find("start-dev", runs).stream())
        .forEach(each -> OrphanedProcesses.stop(each, Duration.ofSeconds(20)));
  }

  /** Where the API is. */
  public String url() {
    return url;
  }

  /** The first user's login. */
  public Credentials credentials() {
    return credentials;
  }

  /** The file that holds the login. */
  public Path credentialsFile() {
    return credentialsFile;
  }

  /** The Temporal service that keeps the runs. */
  public TemporalService temporal() {
    return temporal;
  }

  @Override
  public void close() {
    components.close();
  }

  private static void requireOwn(Path configuration) throws IOException {
    if (Files.exists(configuration, LinkOption.NOFOLLOW_LINKS)
        && !OwnFiles.areOurs(configuration)) {
      throw ServerRefusedException.badUsage(
          configuration
              + " belongs to another account, or others can write to it: fix it with chown and"
              + " chmod go-w.");
    }
  }

  /** Those within the data directory are private like it; elsewhere their owner decides. */
  private static void makeFolder(DataDirectory data, String name, Path folder) throws IOException {
    try {
      Files.createDirectories(folder);
    } catch (FileSystemException failure) {
      throw ServerRefusedException.badUsage(
          folder + " cannot be the folder of the " + name + "; name another one with --" + name);
    }
    if (folder.toRealPath().equals(data.resolve(name))) {
      data.privateFolder(name);
    }
  }

  private static int port(int wanted) throws IOException {
    if (wanted < 0 || wanted > LoopbackPorts.HIGHEST) {
      throw ServerRefusedException.badUsage(
          "--port takes a number from 0 to " + LoopbackPorts.HIGHEST + ".");
    }
    if (wanted == 0) {
      return LoopbackPorts.anyFree();
    }
    if (!LoopbackPorts.isFree(wanted)) {
      throw new ServerRefusedException(
          "Port " + wanted + " of 127.0.0.1 is in use; name another one with --port.");
    }
    return wanted;
  }
}
