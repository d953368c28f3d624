package dev.sluice.bench;

import dev.sluice.bench.files.MadeFiles;
import dev.sluice.bench.reference.Changes;
import dev.sluice.bench.reference.InitialLoad;
import dev.sluice.bench.reference.Scripts;
import dev.sluice.bench.reference.SpringBatchLoad;
import dev.sluice.bench.report.Results;
import dev.sluice.bench.server.Database;
import dev.sluice.bench.server.Migrations;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The references' runs, from the same state and files as Sluice's, with the same checks. */
final class ReferenceRuns {
  private static final String FIRST = "version-1";
  private static final String SECOND = "version-2";
  private static final String MEASURED = "measured";

  private final Database database;
  private final MadeFiles files;
  private final Facts facts;
  private final Results results;
  private final Checks checks;
  private final Scripts scripts;
  private final Changes changes;
  private final InitialLoad initial;
  private final SpringBatchLoad batch;

  private ReferenceRuns(
      Database database,
      MadeFiles files,
      Facts facts,
      Results results,
      Checks checks,
      Scripts scripts)
      throws SQLException {
    this.database = database;
    this.files = files;
    this.facts = facts;
    this.results = results;
    this.checks = checks;
    this.scripts = scripts;
    changes = new Changes(database);
    initial = InitialLoad.into(database);
    batch = new SpringBatchLoad(database);
  }

  /** Makes the references' database, and the sorted files of both versions. */
  static ReferenceRuns prepare(
      Path serverJar,
      Database database,
      MadeFiles files,
      Facts facts,
      Results results,
      Checks checks,
      Path folder)
      throws IOException, InterruptedException, SQLException {
    database.createReference();
    try (Connection connection = database.connect(Database.REFERENCE);
        Statement statement = connection.createStatement()) {
      Migrations.run(serverJar, connection);
      statement.execute(Scripts.text("tables.sql"));
    }
    Scripts scripts = Scripts.in(folder);
    for (String name : List.of(FIRST, SECOND)) {
      Path raw = files.folder(name.equals(FIRST) ? 1 : 2);
      scripts.prepareUsers(raw, "none", name);
      scripts.prepareLinks(raw, "none", name);
    }
    return new ReferenceRuns(database, files, facts, results, checks, scripts);
  }

  /** R6. */
  void initial() throws IOException, InterruptedException, SQLException {
    initial.prepare();
    time(
        "R6",
        () -> initial.load(scripts.sorted(FIRST), files.file(1, "groups.csv")),
        () -> initial.wrong(facts.rows(1)));
    database.settle(Database.REFERENCE);
  }

  /** R3, R4 and R5, after R6. */
  void complete() throws IOException, InterruptedException, SQLException {
    time(
        "R3",
        () -> changes.compareUsers(scripts.sorted(SECOND)),
        () -> changes.wrongUsers(facts.forward()));
    time(
        "R4",
        () -> changes.compareLinks(scripts.sorted(SECOND)),
        () -> changes.wrongLinks(facts.forward()));
    time("R5", changes::apply, () -> initial.wrong(facts.rows(2)));
    database.settle(Database.REFERENCE);
  }

  /** R1 and R2, back to version 1. */
  void prepareFiles() throws IOException, InterruptedException, SQLException {
    time(
        "R1",
        () -> scripts.prepareUsers(files.folder(1), SECOND, MEASURED),
        () -> scripts.wrongUsers(facts.back(), MEASURED));
    time(
        "R2",
        () -> scripts.prepareLinks(files.folder(1), SECOND, MEASURED),
        () -> scripts.wrongLinks(facts.back(), MEASURED));
  }

  /** R8. */
  void firstUsers() throws IOException, InterruptedException, SQLException {
    batch.prepare();
    time("R8", () -> batch.load(files.file(1, "users.csv")), () -> batch.wrong(facts.first()));
    database.settle(Database.REFERENCE);
  }

  /** R9, after R8. */
  void sameUsers() throws IOException, InterruptedException, SQLException {
    time("R9", () -> batch.load(files.file(1, "users.csv")), () -> batch.wrong(facts.first()));
    database.settle(Database.REFERENCE);
  }

  private interface Work {
    void run() throws IOException, InterruptedException, SQLException;
  }

  private interface Review {
    List<String> wrong() throws IOException, SQLException;
  }

  private void time(String id, Work work, Review review)
      throws IOException, InterruptedException, SQLException {
    database.checkpoint();
    long start = System.nanoTime();
    work.run();
    double milliseconds = (System.nanoTime() - start) / 1e6;
    System.out.printf("  %s %34.2f s%n", id, milliseconds / 1000);
    if (checks.pass(review.wrong())) {
      results.add(id, milliseconds);
    }
  }
}
