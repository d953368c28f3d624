package dev.sluice.repository;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/**
 * One real PostgreSQL for all tests of the module, with a migrated database of its own for whoever
 * asks for one: made from a template, so that it costs milliseconds.
 */
public final class TestDatabase {
  private static final EmbeddedPostgres POSTGRES = start();
  private static final AtomicInteger COUNT = new AtomicInteger();

  private TestDatabase() {}

  /** Whom the server under test works as: it owns no table. */
  public static final String SERVICE = "sluice_service";

  /** Who owns the tables. */
  public static final String OWNER = "postgres";

  /** The JDBC URL of a database without a table. */
  public static String emptyUrl() {
    return create("template1");
  }

  /** The JDBC URL of a fresh, migrated database; {@code postgres} owns it. */
  public static String freshUrl() {
    return create("migrated");
  }

  private static String create(String template) {
    String name = "test_" + COUNT.incrementAndGet();
    try (var connection = POSTGRES.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name + " TEMPLATE " + template);
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
    return url(name);
  }

  private static String url(String name) {
    return "jdbc:postgresql://127.0.0.1:" + POSTGRES.getPort() + "/" + name;
  }

  /** A data source on a fresh, migrated database, for the service's role. */
  public static DataSource fresh() {
    return source(freshUrl(), SERVICE);
  }

  /** A data source on a database, for a role. */
  public static DataSource source(String url, String role) {
    var source = new org.postgresql.ds.PGSimpleDataSource();
    source.setUrl(url);
    source.setUser(role);
    return source;
  }

  /** The database of the service's connections, for the role that owns its tables. */
  public static DSLContext asOwner(DSLContext service) {
    String name = service.fetchSingle("SELECT current_database()").get(0, String.class);
    DataSource source = source(url(name), OWNER);
    return DSL.using(source, SQLDialect.POSTGRES);
  }

  private static EmbeddedPostgres start() {
    try {
      EmbeddedPostgres postgres =
          EmbeddedPostgres.builder()
              .setServerConfig("fsync", "off")
              .setServerConfig("full_page_writes", "off")
              // It logs to where the server under test does, whose output tests look at.
              .setServerConfig("log_min_messages", "fatal")
              .start();
      try (var connection = postgres.getPostgresDatabase().getConnection();
          var statement = connection.createStatement()) {
        statement.execute("CREATE DATABASE migrated");
      }
      Flyway.configure()
          .dataSource(postgres.getJdbcUrl("postgres", "migrated"), "postgres", "")
          .load()
          .migrate();
      try (var connection = postgres.getDatabase("postgres", "migrated").getConnection();
          var statement = connection.createStatement()) {
        statement.execute("CREATE ROLE " + SERVICE + " LOGIN");
        statement.execute("SELECT grant_to_service('" + SERVICE + "')");
      }
      return postgres;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
