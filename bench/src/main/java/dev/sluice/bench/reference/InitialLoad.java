package dev.sluice.bench.reference;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.sluice.bench.files.ExpectedRows;
import dev.sluice.bench.files.Population;
import dev.sluice.bench.files.RowSum;
import dev.sluice.bench.server.Database;
import dev.sluice.bench.server.StoredRows;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * R6: sorted files to empty live tables. Resources use one connection, identifiers and links
 * another, numbered by their position in the files; indexes are created afterwards on both.
 */
public final class InitialLoad {
  private static final List<String> PROPERTIES =
      Population.USER_COLUMNS.subList(0, Population.USER_COLUMNS.size() - 1);
  private static final int LOGIN = PROPERTIES.indexOf("login");
  private static final int TITLE = PROPERTIES.indexOf("title");
  private static final int COST_CENTER = PROPERTIES.indexOf("costCenter");

  private final Database database;
  private final LiveIndexes indexes;

  private InitialLoad(Database database, LiveIndexes indexes) {
    this.database = database;
    this.indexes = indexes;
  }

  /** Looks up the tables' indexes, which must all be there. */
  public static InitialLoad into(Database database) throws SQLException {
    try (Connection connection = database.connect(Database.REFERENCE);
        Statement statement = connection.createStatement()) {
      return new InitialLoad(database, LiveIndexes.read(statement));
    }
  }

  /** Leaves the live and change tables empty and the live ones without indexes. */
  public void prepare() throws SQLException {
    try (Connection connection = database.connect(Database.REFERENCE);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "TRUNCATE resource, resource_identifier, resource_link, resource_change,"
              + " resource_link_change");
      indexes.drop(statement);
    }
  }

  /**
   * Loads.
   *
   * @param groups the groups' file, which is in reverse order and small
   */
  public void load(Path sorted, Path groups)
      throws SQLException, IOException, InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try (Connection first = begin();
        Connection second = begin()) {
      inParallel(
          threads,
          () -> {
            first.createStatement().execute("TRUNCATE resource");
            resources(first, sorted, groups);
            indexes.create(first, true);
            first.createStatement().execute("ANALYZE resource");
            first.commit();
            return true;
          },
          () -> {
            second.createStatement().execute("TRUNCATE resource_identifier, resource_link");
            links(second, sorted, groups);
            indexes.create(second, false);
            second.createStatement().execute("ANALYZE resource_identifier, resource_link");
            second.commit();
            return true;
          });
      first.createStatement().execute("SELECT setval('resource_id', max(id)) FROM resource");
      first.commit();
    } finally {
      threads.shutdown();
    }
  }

  /** What is wrong about the live tables. */
  public List<String> wrong(ExpectedRows expected) throws SQLException {
    try (Connection connection = database.connect(Database.REFERENCE)) {
      return StoredRows.differences(connection, expected, true, "");
    }
  }

  private static void inParallel(
      ExecutorService threads, Callable<Boolean> one, Callable<Boolean> other)
      throws IOException, SQLException, InterruptedException {
    for (Future<Boolean> each : threads.invokeAll(List.of(one, other))) {
      try {
        each.get();
      } catch (ExecutionException failure) {
        if (failure.getCause() instanceof SQLException cause) {
          throw cause;
        }
        throw new IOException(failure.getCause());
      }
    }
  }

  private static void resources(Connection connection, Path sorted, Path groups)
      throws SQLException, IOException {
    CopyStream copy =
        new CopyStream(
            connection,
            "resource (id, entity_type, key, attributes, active, origin, connector, source_kind,"
                + " content_hash, updated_at)");
    String now = java.time.Instant.now().toString();
    MessageDigest md5 = md5();
    long id = 0;
    try (CsvReader<CsvRecord> rows = CsvReader.builder().ofCsvRecord(groups)) {
      for (CsvRecord row : rows) {
        if (id > 0) {
          begin(copy, id, "Group", row.getField(0));
          copy.plain("{\"id\":").json(row.getField(0));
          copy.plain(",\"name\":").json(row.getField(1)).plain("}");
          end(copy, md5.digest(bytes(row.getField(1))), now);
        }
        id++;
      }
    }
    StringBuilder hashed = new StringBuilder();
    try (CsvReader<CsvRecord> rows =
        CsvReader.builder().ofCsvRecord(sorted.resolve("users.sorted"))) {
      for (CsvRecord row : rows) {
        begin(copy, id++, "User", row.getField(0));
        hashed.setLength(0);
        for (int column = 0; column < PROPERTIES.size(); column++) {
          String cell = row.getField(column);
          hashed.append(column == 0 ? "" : String.valueOf(RowSum.SEPARATOR)).append(cell);
          copy.plain(column == 0 ? "{\"" : ",\"").plain(PROPERTIES.get(column)).plain("\":");
          if (column == COST_CENTER) {
            copy.plain(cell);
          } else {
            copy.json(column == TITLE ? cell.replace('\u0001', '\n') : cell);
          }
        }
        copy.plain("}");
        end(copy, md5.digest(bytes(hashed.toString())), now);
      }
    }
    copy.end();
  }

  private static void begin(CopyStream copy, long id, String type, String key) {
    copy.number(id).next().plain(type).next().plain(key).next();
  }

  private static void end(CopyStream copy, byte[] hash, String now) throws SQLException {
    copy.plain("\tt\tconnector\tbench\tcsv\t").bytes(hash).next().plain(now).endRow();
  }

  private static void links(Connection connection, Path sorted, Path groups)
      throws SQLException, IOException {
    Map<String, Long> ids = new HashMap<>();
    long id = 0;
    try (CsvReader<CsvRecord> rows = CsvReader.builder().ofCsvRecord(groups)) {
      for (CsvRecord row : rows) {
        ids.put(row.getField(0), id++);
      }
    }
    CopyStream identifiers =
        new CopyStream(
            connection, "resource_identifier (entity_type, property, value, resource_id)");
    try (CsvReader<CsvRecord> rows =
        CsvReader.builder().ofCsvRecord(sorted.resolve("users.sorted"))) {
      for (CsvRecord row : rows) {
        ids.put(row.getField(0), id);
        identifiers.plain("User\tlogin\t").plain(row.getField(LOGIN)).next().number(id++).endRow();
      }
    }
    identifiers.end();
    CopyStream copy =
        new CopyStream(connection, "resource_link (association, owner_id, target_id, connector)");
    pairs(copy, "User.manager", sorted.resolve("managers.sorted"), ids);
    pairs(copy, "Group.members", sorted.resolve("members.sorted"), ids);
    copy.end();
  }

  private static void pairs(CopyStream copy, String association, Path file, Map<String, Long> ids)
      throws SQLException, IOException {
    try (CsvReader<CsvRecord> rows = CsvReader.builder().ofCsvRecord(file)) {
      for (CsvRecord row : rows) {
        long owner = ids.getOrDefault(row.getField(0), 0L);
        long target = ids.getOrDefault(row.getField(1), 0L);
        copy.plain(association).next().number(owner).next().number(target);
        copy.plain("\tbench").endRow();
      }
    }
  }

  private Connection begin() throws SQLException {
    Connection connection = database.connect(Database.REFERENCE);
    connection.setAutoCommit(false);
    return connection;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
