package dev.sluice.repository;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * One real PostgreSQL for all tests of the module, with a migrated database of its own for whoever
 * asks for one: made from a template, so that it costs milliseconds.
 */
public final class TestDatabase {
  private static final EmbeddedPostgres POSTGRES = start();
  private static final AtomicInteger COUNT = new AtomicInteger();

  private TestDatabase() {}

  /** The JDBC URL of a fresh, migrated database; the user is {@code postgres}. */
  public static String freshUrl() {
    String name = "test_" + COUNT.incrementAndGet();
    try (var connection = POSTGRES.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name + " TEMPLATE migrated");
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
    return POSTGRES.getJdbcUrl("postgres", name);
  }

  /** A data source on a fresh, migrated database. */
  public static DataSource fresh() {
    var source = new org.postgresql.ds.PGSimpleDataSource();
    source.setUrl(freshUrl());
    return source;
  }

  private static EmbeddedPostgres start() {
    try {
      EmbeddedPostgres postgres =
          EmbeddedPostgres.builder()
              .setServerConfig("fsync", "off")
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
      return postgres;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
