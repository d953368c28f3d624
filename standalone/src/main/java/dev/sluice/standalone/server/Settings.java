package dev.sluice.standalone.server;

import dev.sluice.standalone.postgresql.PostgresqlServer;
import dev.sluice.standalone.server.ServerFiles.Credentials;
import dev.sluice.standalone.temporal.TemporalService;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The settings that the services need about each other and about the server. */
record Settings(
    int port,
    String jdbcUrl,
    DatabasePasswords passwords,
    TemporalService temporal,
    Credentials credentials,
    Secrets secrets,
    ServerOptions options,
    Path agentFolder,
    Path log) {

  /**
   * What the parts know each other by, made at random.
   *
   * @param activationKey what the links of activation mails are signed with
   */
  record Secrets(String agentToken, String notificationToken, String activationKey) {
    static Secrets of(ServerFiles files) throws IOException {
      return new Secrets(
          files.ensureSecret("agent-token"),
          files.ensureSecret("notification-token"),
          files.ensureSecret("activation-key"));
    }
  }

  /**
   * What PostgreSQL asks for.
   *
   * @param owner of whoever migrates the schema
   * @param service of whoever works with its rows
   */
  record DatabasePasswords(String owner, String service) {
    static DatabasePasswords of(ServerFiles files) throws IOException {
      return new DatabasePasswords(
          files.ensureSecret("database-password"), files.ensureSecret("service-password"));
    }
  }

  /** Settings that an operator adds, in the data directory. */
  static final String CONFIGURATION = "application.yaml";

  private static final String AGENT = "default";

  /** As arguments of the Spring application, which nothing in the environment overrides. */
  String[] asArguments() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("server.address", "127.0.0.1");
    settings.put("server.port", Integer.toString(port));
    settings.put("logging.file.name", log.toString());
    settings.put("spring.datasource.url", jdbcUrl);
    settings.put("spring.datasource.username", PostgresqlServer.SERVICE);
    settings.put("spring.datasource.password", passwords.service());
    settings.put("spring.flyway.user", PostgresqlServer.NAME);
    settings.put("spring.flyway.password", passwords.owner());
    settings.put("sluice.migration.service-role", PostgresqlServer.SERVICE);
    settings.put("spring.config.location", configuration());
    settings.put("spring.temporal.connection.target", temporal.address());
    temporal.token().ifPresent(token -> settings.put(Services.TEMPORAL_TOKEN, token));
    settings.put(
        "spring.temporal.namespace",
        options.environment().getOrDefault("SLUICE_TEMPORAL_NAMESPACE", "default"));
    // Made at random or known to this process alone, so that hashing it would protect nothing.
    String user = "sluice.security.users." + credentials.user();
    settings.put(user + ".password", "{noop}" + credentials.password());
    settings.put(user + ".roles", "ADMIN");
    settings.put("sluice.repository.connectors-folder", absolute(options.connectors()));
    settings.put("sluice.repository.agents." + AGENT, secrets.agentToken());
    settings.put("sluice.repository.notification.token", secrets.notificationToken());
    settings.put("sluice.activation.key", secrets.activationKey());
    settings.put("sluice.agent.name", AGENT);
    settings.put("sluice.agent.server-url", "http://127.0.0.1:" + port);
    settings.put("sluice.agent.token", secrets.agentToken());
    settings.put("sluice.agent.files", absolute(options.files()));
    settings.put("sluice.agent.work", agentFolder.toString());
    settings.put("sluice.notification.server.url", "http://127.0.0.1:" + port);
    settings.put("sluice.notification.server.token", secrets.notificationToken());
    settings.putAll(options.settings());
    return settings.entrySet().stream()
        .map(each -> "--" + each.getKey() + "=" + literally(each.getValue()))
        .toArray(String[]::new);
  }

  /** Never what lies in the directory that the server happens to be started in. */
  private String configuration() {
    String own = options.data().resolve(CONFIGURATION).toAbsolutePath().toUri().toString();
    return "classpath:/application.yaml,optional:" + own.replace(",", "%2C").replace(";", "%3B");
  }

  /** Spring takes a dollar sign and a brace for a reference to a setting, in a password too. */
  private static String literally(String value) {
    return value.replaceAll("\\$\\{(?=.*})", "\\\\\\${");
  }

  private static String absolute(Path folder) {
    return folder.toAbsolutePath().normalize().toString();
  }
}
