package dev.sluice.repository.postgresql;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Locale;
import javax.sql.DataSource;

/**
 * The oldest supported PostgreSQL version. Before 18, the links of an owner cannot be found with
 * the primary key of {@code resource_link}, which begins with the association: an older server
 * would work, but read the whole index for each owner.
 */
public final class LowestVersion {
  private static final int MAJOR = 18;

  private LowestVersion() {}

  /**
   * Looks which PostgreSQL this is.
   *
   * @throws IllegalStateException if it is older
   */
  public static void require(DataSource source) throws SQLException {
    try (Connection connection = source.getConnection()) {
      DatabaseMetaData server = connection.getMetaData();
      require(server.getDatabaseMajorVersion(), server.getDatabaseProductVersion());
    }
  }

  static void require(int major, String version) {
    if (major < MAJOR) {
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "PostgreSQL %s is too old: Sluice needs PostgreSQL %d or later. Upgrade the server,"
                  + " or use another one in spring.datasource.url.",
              version,
              MAJOR));
    }
  }
}
