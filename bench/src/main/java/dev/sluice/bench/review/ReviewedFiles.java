package dev.sluice.bench.review;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * People before and after: of all changes a tenth deletes, a fifth inserts, and the others update
 * one to three of eleven properties.
 */
record ReviewedFiles(int changes) {
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

  /** Writes the people whom the first run finds. */
  void before(Path file) throws IOException {
    write(file, 0, deletes() + updates(), false);
  }

  /** Writes the people whom the second run finds. */
  void after(Path file) throws IOException {
    write(file, deletes(), changes, true);
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
