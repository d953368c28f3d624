package dev.sluice.bench.server;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The PostgreSQL server of Sluice and the references. */
public record Database(int port, String password) {
  /** Sluice's own database. */
  public static final String SLUICE = "sluice";

  /** The references' database on the same server. */
  public static final String REFERENCE = "reference";

  private static final List<String> SETTINGS =
      List.of(
          "server_version",
          "shared_buffers",
          "work_mem",
          "maintenance_work_mem",
          "max_wal_size",
          "wal_compression",
          "wal_level",
          "fsync",
          "synchronous_commit",
          "checkpoint_timeout",
          "jit");

  /** A connection to one of the databases, with automatic commit. */
  public Connection connect(String database) throws SQLException {
    return source(database).getConnection();
  }

  /** Where connections to one of the databases come from. */
  public PGSimpleDataSource source(String database) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setURL("jdbc:postgresql://127.0.0.1:" + port + "/" + database);
    source.setUser(SLUICE);
    source.setPassword(password);
    return source;
  }

  /** The same with the driver's rewriting of batched inserts. */
  public DataSource batchingSource(String database) {
    PGSimpleDataSource source = source(database);
    source.setReWriteBatchedInserts(true);
    return source;
  }

  /** Makes the references' database again. */
  public void createReference() throws SQLException {
    try (Connection connection = connect(SLUICE);
        Statement statement = connection.createStatement()) {
      statement.execute("DROP DATABASE IF EXISTS " + REFERENCE);
      statement.execute("CREATE DATABASE " + REFERENCE);
    }
  }

  /** What is dirty is written out, so that nobody pays for what was done before. */
  public void checkpoint() throws SQLException {
    execute(SLUICE, "CHECKPOINT");
  }

  /**
   * Does at once what autovacuum does in the minutes after a run, and would do during the next one,
   * which here is somebody else's and follows within seconds.
   */
  public void settle(String database) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement();
        ResultSet tables =
            statement.executeQuery(
                """
                SELECT string_agg(oid::regclass::text, ', ') FROM pg_class
                WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
                  AND reloptions IS DISTINCT FROM '{autovacuum_enabled=false}'
                """)) {
      tables.next();
      statement.execute("VACUUM (ANALYZE) " + tables.getString(1));
    }
  }

  /**
   * Empties Sluice's tables, so that a first load finds nothing. A table is locked before its
   * parts, as autovacuum does it, which otherwise waits for one while this waits for the other.
   */
  public void emptySluice() throws SQLException {
    execute(
        SLUICE,
        """
        TRUNCATE resource, resource_identifier, waiting_identifier, resource_link,
          stated_association, pending_link, resource_change, resource_link_change,
          pending_link_change, compared_target, reject, unsettled_row;
        DO $$
        DECLARE
          part regclass;
        BEGIN
          FOR part IN SELECT inhrelid FROM pg_inherits
            WHERE inhparent IN ('resource_change'::regclass, 'resource_link_change'::regclass)
          LOOP
            EXECUTE 'DROP TABLE ' || part;
          END LOOP;
        END $$;
        UPDATE connector SET last_applied = NULL, version = version + 1
        """);
  }

  /** The settings that bear on the figures. */
  public Map<String, String> settings() throws SQLException {
    Map<String, String> settings = new LinkedHashMap<>();
    try (Connection connection = connect(SLUICE);
        Statement statement = connection.createStatement()) {
      for (String name : SETTINGS) {
        try (ResultSet value = statement.executeQuery("SHOW " + name)) {
          value.next();
          settings.put(name, value.getString(1));
        }
      }
    }
    return settings;
  }

  /** How much write-ahead log the server has written so far, in bytes. */
  public double writeAheadLog() throws SQLException {
    return number("SELECT pg_current_wal_insert_lsn() - '0/0'");
  }

  /** What these tables and their parts take on disk with their indexes, in bytes. */
  public double size(List<String> tables) throws SQLException {
    double bytes = 0;
    for (String table : tables) {
      bytes +=
          number(
              "SELECT sum(pg_total_relation_size(part)) FROM (SELECT '"
                  + table
                  + "'::regclass AS part UNION ALL SELECT inhrelid FROM pg_inherits"
                  + " WHERE inhparent = '"
                  + table
                  + "'::regclass) parts");
    }
    return bytes;
  }

  private double number(String query) throws SQLException {
    try (Connection connection = connect(SLUICE);
        Statement statement = connection.createStatement();
        ResultSet value = statement.executeQuery(query)) {
      value.next();
      return value.getDouble(1);
    }
  }

  void execute(String database, String sql) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
