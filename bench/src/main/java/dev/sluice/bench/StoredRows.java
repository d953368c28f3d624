package dev.sluice.bench;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Compares what the server holds with one version of a population, row by row: both sides are
 * summed up in a digest that does not depend on the order, so that neither is held in memory.
 */
final class StoredRows {
  private static final List<String> PROPERTIES =
      Population.USER_COLUMNS.subList(1, Population.USER_COLUMNS.size() - 1);

  private final Population population;
  private final int version;

  StoredRows(Population population, int version) {
    this.population = population;
    this.version = version;
  }

  boolean equalTo(Server server) throws IOException, InterruptedException {
    boolean users = same("users", expectedUsers(), storedUsers(server));
    boolean managers = same("managers", expectedManagers(), storedLinks(server, "User.manager"));
    boolean members = same("members", expectedMembers(), storedLinks(server, "Group.members"));
    return users && managers && members;
  }

  private static boolean same(String what, Sum expected, Sum stored) {
    System.out.printf(
        "%-10s %9d rows expected, %9d stored, digests %s%n",
        what, expected.rows, stored.rows, expected.sameAs(stored) ? "equal" : "DIFFER");
    return expected.sameAs(stored);
  }

  private Sum expectedUsers() {
    Sum sum = new Sum();
    for (int user = 0; user < population.limit(version); user++) {
      if (population.exists(user, version)) {
        String[] cells = population.cells(user, version);
        sum.add(String.join("\u0000", List.of(cells).subList(0, cells.length - 1)));
      }
    }
    return sum;
  }

  private Sum expectedManagers() {
    Sum sum = new Sum();
    for (int user = 0; user < population.limit(version); user++) {
      if (population.exists(user, version)) {
        sum.add(
            population.key(user) + "\u0000" + population.key(population.manager(user, version)));
      }
    }
    return sum;
  }

  private Sum expectedMembers() {
    Sum sum = new Sum();
    for (int user = 0; user < population.limit(version); user++) {
      if (population.exists(user, version)) {
        for (int group : population.memberships(user, version)) {
          sum.add(population.groupKey(group) + "\u0000" + population.key(user));
        }
      }
    }
    return sum;
  }

  private static Sum storedUsers(Server server) throws IOException, InterruptedException {
    Sum sum = new Sum();
    try (CsvReader<NamedCsvRecord> rows = rows(server, "/api/resources?entityType=User")) {
      for (NamedCsvRecord row : rows) {
        StringBuilder text = new StringBuilder(row.getField("key"));
        for (String property : PROPERTIES) {
          text.append('\0').append(plain(row.getField(property)));
        }
        sum.add(text.toString());
      }
    }
    return sum;
  }

  private static Sum storedLinks(Server server, String association)
      throws IOException, InterruptedException {
    Sum sum = new Sum();
    try (CsvReader<NamedCsvRecord> rows = rows(server, "/api/links?association=" + association)) {
      for (NamedCsvRecord row : rows) {
        sum.add(row.getField("ownerKey") + "\u0000" + row.getField("targetKey"));
      }
    }
    return sum;
  }

  private static CsvReader<NamedCsvRecord> rows(Server server, String path)
      throws IOException, InterruptedException {
    return CsvReader.builder()
        .ofNamedCsvRecord(new InputStreamReader(server.csv(path).body(), StandardCharsets.UTF_8));
  }

  /** The server puts an apostrophe before what a spreadsheet would take for a formula. */
  private static String plain(String cell) {
    return cell.startsWith("'+") ? cell.substring(1) : cell;
  }

  /** A sum of row digests: the same for the same rows in any order. */
  private static final class Sum {
    private long rows;
    private long high;
    private long low;

    void add(String row) {
      byte[] digest = SHA_256.get().digest(row.getBytes(StandardCharsets.UTF_8));
      high += Long.parseUnsignedLong(HexFormat.of().formatHex(digest, 0, 8), 16);
      low += Long.parseUnsignedLong(HexFormat.of().formatHex(digest, 8, 16), 16);
      rows++;
    }

    boolean sameAs(Sum other) {
      return rows == other.rows && high == other.high && low == other.low;
    }
  }

  private static final ThreadLocal<MessageDigest> SHA_256 =
      ThreadLocal.withInitial(
          () -> {
            try {
              return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException impossible) {
              throw new IllegalStateException(impossible);
            }
          });
}
