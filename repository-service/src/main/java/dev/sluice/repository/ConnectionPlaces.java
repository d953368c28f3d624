package dev.sluice.repository;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * How many comparisons, applies and inspections a server runs at the same time. Each needs two
 * connections of the pool; without a limit, all connections could be somebody's first one, and
 * everybody would wait for a second one. They share the pool except for some connections that are
 * reserved for everything else.
 *
 * @param comparisons entity types or associations that are compared
 * @param applies plans that are applied
 * @param inspections plans that are inspected
 */
public record ConnectionPlaces(int comparisons, int applies, int inspections) {
  private static final int LEFT_TO_OTHERS = 6;

  /** The pool's usual size, for a source of connections without a limit. */
  private static final int USUAL_POOL = 46;

  public static ConnectionPlaces of(DataSource database) {
    return ofPool(poolSize(database));
  }

  static ConnectionPlaces ofPool(int connections) {
    int pairs = Math.max(2, (connections - LEFT_TO_OTHERS) / 2);
    int applies = Math.max(1, pairs / 5);
    int inspections = Math.max(1, pairs / 10);
    return new ConnectionPlaces(Math.max(1, pairs - applies - inspections), applies, inspections);
  }

  private static int poolSize(DataSource database) {
    try {
      return database.isWrapperFor(HikariDataSource.class)
          ? database.unwrap(HikariDataSource.class).getMaximumPoolSize()
          : USUAL_POOL;
    } catch (SQLException e) {
      throw new IllegalStateException("a source of connections that does not know its kind", e);
    }
  }
}
