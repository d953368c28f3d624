package dev.sluice.bench.reference;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Drops and creates the indexes and constraints of Sluice's live tables. */
final class LiveIndexes {
  private static final String CONSTRAINTS =
      """
      SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint
      WHERE conrelid = '%s'::regclass AND contype IN ('p', 'u') ORDER BY contype, conname
      """;
  private static final String OTHER_INDEXES =
      """
      SELECT relname, pg_get_indexdef(indexrelid) FROM pg_index
      JOIN pg_class ON pg_class.oid = indexrelid
      WHERE indrelid = '%s'::regclass
        AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)
      """;

  private final List<Table> tables = new ArrayList<>();

  private record Named(String name, String definition) {}

  private record Table(String name, List<Named> keys, List<Named> indexes) {}

  /** Reads what there is. */
  static LiveIndexes read(Statement statement) throws SQLException {
    LiveIndexes indexes = new LiveIndexes();
    for (String table : List.of("resource", "resource_identifier", "resource_link")) {
      indexes.tables.add(
          new Table(
              table,
              named(statement, CONSTRAINTS.formatted(table)),
              named(statement, OTHER_INDEXES.formatted(table))));
    }
    return indexes;
  }

  /** Takes them away if they are. */
  void drop(Statement statement) throws SQLException {
    for (Table table : tables) {
      for (Named each : table.indexes()) {
        statement.execute("DROP INDEX IF EXISTS " + each.name());
      }
      for (Named each : table.keys()) {
        dropConstraint(statement, table, each);
      }
    }
  }

  /** Makes those of the resources on one connection and those of the rest on the other. */
  void create(Connection connection, boolean resources) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET LOCAL maintenance_work_mem = '512MB'");
      for (Table table : tables) {
        if (table.name().equals("resource") == resources) {
          for (Named each : table.keys()) {
            addConstraint(statement, table, each);
          }
          for (Named each : table.indexes()) {
            statement.execute(each.definition());
          }
        }
      }
    }
  }

  private static void dropConstraint(Statement statement, Table table, Named constraint)
      throws SQLException {
    statement.execute(
        "ALTER TABLE %s DROP CONSTRAINT IF EXISTS %s".formatted(table.name(), constraint.name()));
  }

  private static void addConstraint(Statement statement, Table table, Named constraint)
      throws SQLException {
    statement.execute(
        "ALTER TABLE %s ADD CONSTRAINT %s %s"
            .formatted(table.name(), constraint.name(), constraint.definition()));
  }

  private static List<Named> named(Statement statement, String query) throws SQLException {
    List<Named> named = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        named.add(new Named(rows.getString(1), rows.getString(2)));
      }
    }
    return named;
  }
}
