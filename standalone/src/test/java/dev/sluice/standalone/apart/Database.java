package dev.sluice.standalone.apart;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A PostgreSQL with a role that owns the tables and one that the services work under. */
final class Database implements AutoCloseable {
  static final String OWNER = "sluice_owner";
  static final String SERVICE = "sluice_service";

  private final EmbeddedPostgres server;

  private Database(EmbeddedPostgres server) {
    this.server = server;
  }

  static Database start() throws IOException, SQLException {
    Database database =
        new Database(EmbeddedPostgres.builder().setServerConfig("fsync", "off").start());
    try (Connection connection = database.server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE ROLE " + OWNER + " LOGIN");
      statement.execute("CREATE ROLE " + SERVICE + " LOGIN");
      statement.execute("CREATE DATABASE sluice OWNER " + OWNER);
    }
    return database;
  }

  String url() {
    return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/sluice";
  }

  /** The first column of what a role is answered. */
  List<String> ask(String role, String question) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url(), role, "");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(question)) {
      List<String> answers = new ArrayList<>();
      while (rows.next()) {
        answers.add(rows.getString(1));
      }
      return answers;
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
