package dev.sluice.bench.server;

import dev.sluice.bench.files.ExpectedRows;
import dev.sluice.bench.files.Population;
import dev.sluice.bench.files.RowSum;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Compares the contents of a database with one version of a population. The database computes the
 * sums, so nothing is held in memory and only sums are transferred.
 */
public final class StoredRows {
  private static final String USERS =
      "SELECT concat_ws(E'\\x1f', key, "
          + Population.USER_COLUMNS.subList(1, Population.USER_COLUMNS.size() - 1).stream()
              .map(each -> "attributes ->> '" + each + "'")
              .collect(Collectors.joining(", "))
          + ") AS content FROM resource WHERE entity_type = 'User%s'";

  private static final String LINKS =
      """
      SELECT owner.key || E'\\x1f' || target.key AS content FROM resource_link link
      JOIN resource owner ON owner.id = link.owner_id
      JOIN resource target ON target.id = link.target_id
      WHERE link.association = '%s'
      """;

  private static final String SUM =
      """
      SELECT count(*), sum(('x' || left(digest, 15))::bit(60)::bigint),
        sum(('x' || right(digest, 15))::bit(60)::bigint)
      FROM (SELECT md5(content) AS digest FROM (%s) AS rows) AS digests
      """;

  private StoredRows() {}

  /**
   * What of the expected rows is not there in this form; empty if all is right.
   *
   * @param suffix of the names of the entity types, if there are several populations
   */
  public static List<String> differences(
      Connection connection, ExpectedRows expected, boolean links, String suffix)
      throws SQLException {
    List<String> differences = new ArrayList<>();
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET work_mem = '256MB'");
      compare("users", expected.users(), sum(statement, USERS.formatted(suffix)), differences);
      RowSum none = new RowSum();
      compare(
          "managers",
          links ? expected.managers() : none,
          sum(statement, LINKS.formatted("User" + suffix + ".manager")),
          differences);
      compare(
          "members",
          links ? expected.members() : none,
          sum(statement, LINKS.formatted("Group" + suffix + ".members")),
          differences);
    }
    return differences;
  }

  private static void compare(
      String what, RowSum expected, RowSum stored, List<String> differences) {
    if (!expected.sameAs(stored)) {
      differences.add(
          String.format(
              Locale.ROOT,
              "%s: %d rows expected, %d stored, and their digests differ",
              what,
              expected.rows(),
              stored.rows()));
    }
  }

  private static RowSum sum(Statement statement, String rows) throws SQLException {
    try (ResultSet result = statement.executeQuery(SUM.formatted(rows))) {
      result.next();
      return new RowSum(result.getLong(1), modulo(result, 2), modulo(result, 3));
    }
  }

  private static long modulo(ResultSet result, int column) throws SQLException {
    BigDecimal sum = result.getBigDecimal(column);
    return sum == null ? 0 : sum.toBigInteger().longValue();
  }
}
