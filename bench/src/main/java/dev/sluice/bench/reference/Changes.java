package dev.sluice.bench.reference;

import dev.sluice.bench.files.Expected;
import dev.sluice.bench.server.Database;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;

/** R3, R4 and R5: sorted files to change tables, and the changes to the live tables, set-based. */
public final class Changes {
  // Ample, so that no hash of a million narrow rows goes to disk.
  private static final String MEMORY = "SET LOCAL work_mem = '256MB'";

  private final Database database;

  public Changes(Database database) {
    this.database = database;
  }

  /** R3: the users' sorted file. */
  public void compareUsers(Path sorted) throws SQLException, IOException {
    try (Connection connection = begin();
        Statement statement = connection.createStatement()) {
      statement.execute("TRUNCATE user_stage, resource_change");
      copy(
          connection, "user_stage", "FORMAT csv, FORCE_NOT_NULL *", sorted.resolve("users.sorted"));
      statement.execute("ANALYZE user_stage");
      statement.execute(Scripts.text("compare-users.sql"));
      connection.commit();
    }
  }

  /** R4: the links' sorted files, after the users'. */
  public void compareLinks(Path sorted) throws SQLException, IOException {
    try (Connection connection = begin();
        Statement statement = connection.createStatement()) {
      statement.execute("TRUNCATE manager_stage, member_stage, resource_link_change");
      copy(connection, "manager_stage", "FORMAT csv", sorted.resolve("managers.sorted"));
      copy(connection, "member_stage", "FORMAT csv", sorted.resolve("members.sorted"));
      statement.execute("ANALYZE manager_stage, member_stage, resource_change");
      statement.execute(Scripts.text("compare-links.sql"));
      connection.commit();
    }
  }

  /** R5: what the change tables hold. */
  public void apply() throws SQLException, IOException {
    try (Connection connection = begin();
        Statement statement = connection.createStatement()) {
      statement.execute("ANALYZE resource_change, resource_link_change");
      statement.execute(Scripts.text("apply.sql"));
      connection.commit();
    }
  }

  /** What is wrong about the planned changes of users. */
  public List<String> wrongUsers(Expected expected) throws SQLException {
    return wrong("R3", "resource_change", "entity_type", List.of(Expected.USER), expected);
  }

  /** What is wrong about the planned changes of links. */
  public List<String> wrongLinks(Expected expected) throws SQLException {
    return wrong(
        "R4",
        "resource_link_change",
        "association",
        List.of(Expected.MANAGER, Expected.MEMBERS),
        expected);
  }

  private List<String> wrong(
      String reference, String table, String column, List<String> datasets, Expected expected)
      throws SQLException {
    List<String> wrong = new ArrayList<>();
    Check check = new Check(reference, wrong);
    try (Connection connection = database.connect(Database.REFERENCE);
        Statement statement = connection.createStatement()) {
      for (String dataset : datasets) {
        for (String operation : List.of("insert", "update", "delete")) {
          try (ResultSet count =
              statement.executeQuery(
                  "SELECT count(*) FROM %s WHERE %s = '%s' AND operation = '%s'"
                      .formatted(table, column, dataset, operation))) {
            count.next();
            check.equal(
                dataset + " to " + operation,
                expected.of(dataset, Check.counter(operation)),
                count.getLong(1));
          }
        }
      }
    }
    return wrong;
  }

  private Connection begin() throws SQLException {
    Connection connection = database.connect(Database.REFERENCE);
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute(MEMORY);
    }
    return connection;
  }

  private static void copy(Connection connection, String table, String options, Path file)
      throws SQLException, IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn("COPY %s FROM STDIN (%s)".formatted(table, options), in, 1 << 16);
    }
  }
}
