package dev.sluice.repository;

import org.jooq.DSLContext;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The servers that test classes share, since a server takes seconds to start: one of them, a second
 * one on the same database for those that ask for it, and one Temporal. They are started when they
 * are first asked for and end with the last test. Each class begins with empty tables and the
 * connector {@code acme}.
 *
 * <pre>{@code
 * @ExtendWith(SharedServers.Extension.class)
 * class SomethingIT {
 *   @BeforeAll
 *   static void start(SharedServers shared) {
 *     server = shared.server();
 *   }
 * }
 * }</pre>
 */
public final class SharedServers implements AutoCloseable {
  private final TestTemporal temporal = new TestTemporal();
  private final String database = TestDatabase.freshUrl();
  private final RunningServer server = start();
  private RunningServer second;

  public TestTemporal temporal() {
    return temporal;
  }

  public RunningServer server() {
    return server;
  }

  public RunningServer second() {
    if (second == null) {
      second = start("--sluice.uploads.largest=1MB");
    }
    return second;
  }

  @Override
  public void close() {
    if (second != null) {
      second.close();
    }
    server.close();
    temporal.close();
  }

  private RunningServer start(String... more) {
    return new RunningServer(database, temporal.target(), more);
  }

  private void beginAnew() {
    DSLContext tables = TestDatabase.asOwner(server.database());
    tables.execute(
        "TRUNCATE "
            + tables.fetchValue(
                "SELECT string_agg(quote_ident(tablename), ', ') FROM pg_tables"
                    + " WHERE schemaname = 'public' AND tablename <> 'flyway_schema_history'"));
    server.loadConnector();
  }

  /** Gives {@link SharedServers} to a class's {@code @BeforeAll}. */
  public static final class Extension implements BeforeAllCallback, ParameterResolver {
    @Override
    public void beforeAll(ExtensionContext context) {
      servers(context).beginAnew();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == SharedServers.class;
    }

    @Override
    public SharedServers resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return servers(context);
    }

    private static SharedServers servers(ExtensionContext context) {
      return context
          .getRoot()
          .getStore(Namespace.create(SharedServers.class))
          .computeIfAbsent(SharedServers.class, type -> new SharedServers(), SharedServers.class);
    }
  }
}
