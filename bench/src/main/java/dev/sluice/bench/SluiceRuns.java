package dev.sluice.bench;

import dev.sluice.bench.files.Expected;
import dev.sluice.bench.files.ExpectedRows;
import dev.sluice.bench.files.MadeFiles;
import dev.sluice.bench.report.Results;
import dev.sluice.bench.server.Database;
import dev.sluice.bench.server.Rest.FinishedRun;
import dev.sluice.bench.server.Server;
import dev.sluice.bench.server.StepTimes;
import dev.sluice.bench.server.StoredRows;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Sluice's runs: each is started over REST, checked, and only then counted. */
final class SluiceRuns {
  private static final String ALL = "bench";
  private static final String USERS = "bench-users";
  private static final String INITIAL = "initial";
  private static final List<String> LIVE =
      List.of("resource", "resource_identifier", "resource_link");
  private static final List<String> PLAN = List.of("resource_change", "resource_link_change");
  private static final String POSTED = "POST to COMPLETED";

  private final Server server;
  private final Database database;
  private final MadeFiles files;
  private final Facts facts;
  private final Results results;
  private final Checks checks;

  SluiceRuns(
      Server server,
      Database database,
      MadeFiles files,
      Facts facts,
      Results results,
      Checks checks) {
    this.server = server;
    this.database = database;
    this.files = files;
    this.facts = facts;
    this.results = results;
    this.checks = checks;
  }

  /** P6: version 1 if nothing was. */
  void initial() throws IOException, InterruptedException, SQLException {
    database.emptySluice();
    StepTimes steps = run(ALL, INITIAL, 1, facts.first(), true);
    add(
        "P6",
        steps.elapsed(
            StepTimes.BEGAN_PLAN,
            StepTimes.compared(Expected.USER),
            StepTimes.compared(Expected.GROUP),
            StepTimes.compared(Expected.MANAGER),
            StepTimes.compared(Expected.MEMBERS),
            StepTimes.COMPLETED_PLAN,
            StepTimes.APPLIED));
  }

  /** P3, P4, P5 and P7: from version 1 to 2. */
  void complete() throws IOException, InterruptedException, SQLException {
    StepTimes steps = run(ALL, "complete", 2, facts.forward(), true);
    add(
        "P3",
        steps.elapsed(
            StepTimes.BEGAN_PLAN, StepTimes.compared(Expected.USER), StepTimes.COMPLETED_PLAN));
    add(
        "P4",
        steps.elapsed(
            StepTimes.compared(Expected.MANAGER),
            StepTimes.compared(Expected.MEMBERS),
            StepTimes.COMPLETED_PLAN));
    add("P5", steps.elapsed(StepTimes.APPLIED));
    add("P7", steps.elapsed(POSTED));
  }

  /** P1 and P2: back to version 1, with the delta computed by the agent. */
  void incremental() throws IOException, InterruptedException, SQLException {
    StepTimes steps = run(ALL, "incremental", 1, facts.back().withoutUnchanged(), true);
    add("P1", steps.elapsed(StepTimes.prepared(Expected.USER), StepTimes.delta(Expected.USER)));
    add(
        "P2",
        steps.elapsed(
            StepTimes.prepared(Expected.MANAGER),
            StepTimes.prepared(Expected.MEMBERS),
            StepTimes.delta(Expected.MANAGER),
            StepTimes.delta(Expected.MEMBERS)));
  }

  /** P8: users alone, where nothing was. */
  void firstUsers() throws IOException, InterruptedException, SQLException {
    database.emptySluice();
    add("P8", run(USERS, INITIAL, 1, facts.first().usersAlone(), false).elapsed(POSTED));
  }

  /** Users alone, for what is measured over them. */
  void users() throws IOException, InterruptedException, SQLException {
    database.emptySluice();
    run(USERS, INITIAL, 1, facts.first().usersAlone(), false);
  }

  /** P9: the same users again. */
  void sameUsers() throws IOException, InterruptedException, SQLException {
    add("P9", run(USERS, "complete", 1, facts.same().usersAlone(), false).elapsed(POSTED));
  }

  private StepTimes run(
      String connector, String mode, int version, Expected expected, boolean links)
      throws IOException, InterruptedException, SQLException {
    files.use(version);
    database.checkpoint();
    double logged = database.writeAheadLog();
    FinishedRun run = server.rest().synchronize(connector, mode);
    logged = database.writeAheadLog() - logged;
    System.out.printf(
        "  Sluice %-12s %-12s %8.2f s%n", connector, mode, run.took().toMillis() / 1000.0);
    database.settle(Database.SLUICE);
    List<String> wrong = run.differences(expected.counters());
    try (Connection connection = database.connect(Database.SLUICE)) {
      ExpectedRows rows = facts.rows(version);
      wrong.addAll(StoredRows.differences(connection, rows, links, ""));
    }
    if (!checks.pass(wrong)) {
      return new StepTimes(Map.of());
    }
    StepTimes steps = server.stepTimes(run.id());
    if (steps.spans().isEmpty()) {
      System.out.println("    the server's log has no times of this run's steps");
    }
    steps
        .spans()
        .forEach(
            (step, span) -> System.out.printf("    %-38s %8d ms%n", step, span.milliseconds()));
    if (links) {
      value("write-ahead log of a run, " + mode, logged);
      if (mode.equals(INITIAL)) {
        value("live tables with their indexes", database.size(LIVE));
        value("the plan of an initial run, kept as its audit", database.size(PLAN));
      }
    }
    return steps.with(POSTED, run.took().toMillis());
  }

  private void value(String name, double bytes) {
    results.values().put(name + ", MiB", bytes / (1 << 20));
  }

  private void add(String id, OptionalLong milliseconds) {
    milliseconds.ifPresent(time -> results.add(id, (double) time));
  }
}
