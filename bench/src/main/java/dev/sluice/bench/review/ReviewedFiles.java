package dev.sluice.bench.review;

import dev.sluice.bench.server.Database;
import dev.sluice.bench.server.Server;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/**
 * People before and after: 10 % of all changes are deletes, 20 % inserts, and the others update one
 * to three of eleven properties.
 *
 * @param links whether everybody has a manager, another one afterwards: as many changes of links
 */
public record ReviewedFiles(int changes, boolean links) {
  public static final String CONNECTOR = "bench-review";

  private static final String HEADER =
      "employeeId,login,mail,firstName,lastName,office,team,title,phone,room,hiredOn,kind\n";
  private static final int OFFICES = 100;
  private static final int TEAMS = 15;

  int deletes() {
    return changes / 10;
  }

  int inserts() {
    return changes / 5;
  }

  int updates() {
    return changes - deletes() - inserts();
  }

  /**
   * Starts a server that holds the people before, and is given those after.
   *
   * @param environment more variables of the server's environment
   */
  Server serve(Path jar, String heap, Path folder, Map<String, String> environment)
      throws IOException, InterruptedException, SQLException {
    Path delivered = Files.createDirectories(folder.resolve("files"));
    Path people = delivered.resolve("people.csv");
    Path connectors = Files.createDirectories(folder.resolve("connectors"));
    String definitions = "/" + CONNECTOR + (links ? "-links" : "") + ".yaml";
    try (InputStream definition = getClass().getResourceAsStream(definitions)) {
      Files.copy(Objects.requireNonNull(definition), connectors.resolve(CONNECTOR + ".yaml"));
    }
    before(people);
    managers(delivered, 0, deletes() + updates(), 0);
    Server server =
        Server.start(jar, heap, folder.resolve("data"), connectors, delivered, environment);
    server.rest().synchronize(CONNECTOR, "initial");
    after(people);
    managers(delivered, deletes(), changes, 1);
    server.database().settle(Database.SLUICE);
    return server;
  }

  /** Refuses a review with other numbers. */
  void expect(JsonNode review) throws IOException {
    if (!review.path("state").asString("").equals("DONE")
        || !isExpected(review.path("targets").path(0))
        || (links && !isExpected(review.path("targets").path(1)))) {
      throw new IOException("a wrong review: " + review);
    }
  }

  private boolean isExpected(JsonNode target) {
    return target.path("deletes").asInt() == deletes()
        && target.path("inserts").asInt() == inserts()
        && target.path("updates").asInt() == updates();
  }

  private void before(Path file) throws IOException {
    write(file, 0, deletes() + updates(), false);
  }

  private void after(Path file) throws IOException {
    write(file, deletes(), changes, true);
  }

  /** Managers stay: they are among those who are there before and afterwards. */
  private void managers(Path folder, int from, int to, int shift) throws IOException {
    if (!links) {
      return;
    }
    try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("managers.csv"))) {
      out.write("employeeId,manager\n");
      for (int person = from; person < to; person++) {
        int manager = deletes() + (person + shift) % updates();
        out.write(String.format(Locale.ROOT, "%08d,%08d%n", person, manager));
      }
    }
  }

  private void write(Path file, int from, int to, boolean after) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write(HEADER);
      for (int person = from; person < to; person++) {
        boolean changed = after && person < deletes() + updates();
        out.write(row(person, changed));
      }
    }
  }

  private static String row(int person, boolean changed) {
    int kind = changed ? person % 10 : -1;
    return String.format(
        Locale.ROOT,
        "%08d,u%d,%s,First%d,%s,Office %d,Team %d,%s,+33 1 %08d,%s,%04d-%02d-%02d,%s%n",
        person,
        person,
        kind == 5 ? "" : "u" + person + (kind < 3 && kind >= 0 ? "@example.org" : "@example.com"),
        person % 997,
        "Last" + (person % 7919) + (kind == 3 ? "-Changed" : ""),
        person % OFFICES + (kind == 4 || kind == 6 ? OFFICES : 0),
        person % TEAMS + (kind == 6 ? TEAMS : 0),
        "Title " + (person % 331 + (kind == 6 || kind == 7 ? 1 : 0)),
        person + (kind == 8 ? 1 : 0),
        "R" + (person % 463 + (kind == 9 ? 1 : 0)),
        2000 + person % 25,
        1 + person % 12,
        1 + (person + (kind == 7 ? 1 : 0)) % 28,
        person % 3 == 0 ? "internal" : "external");
  }
}
