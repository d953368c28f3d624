package dev.sluice.bench;

import dev.sluice.bench.files.MadeFiles;
import dev.sluice.bench.files.PeopleFiles;
import dev.sluice.bench.files.Population;
import dev.sluice.bench.probe.PrepareProbe;
import dev.sluice.bench.probe.SmallRuns;
import dev.sluice.bench.probe.StepAllocations;
import dev.sluice.bench.report.Growth;
import dev.sluice.bench.report.Machine;
import dev.sluice.bench.report.Results;
import dev.sluice.bench.report.ResultsTable;
import dev.sluice.bench.report.Summary;
import dev.sluice.bench.server.Database;
import dev.sluice.bench.server.Processes;
import dev.sluice.bench.server.Server;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures one size. Exits with 1 if a counter, a row or a reference's result is wrong. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = "Measure one size; no time makes it fail, only a wrong result does.")
final class RunCommand implements Callable<Integer> {
  private static final int QUICK_USERS = 20_000;
  private static final int QUICK_REPEAT = 2;

  @Option(
      names = "--users",
      description = "how many users version 1 has (default ${DEFAULT-VALUE})")
  private int users = 1_000_000;

  @Option(names = "--seed", description = "what the files are made from")
  private long seed = 42;

  @Option(names = "--heap", description = "the server's heap (default ${DEFAULT-VALUE})")
  private String heap = "512m";

  @Option(names = "--repeat", description = "how often each time is taken")
  private int repeat = 5;

  @Option(names = "--quick", description = "two repetitions over 20,000 users")
  private boolean quick;

  @Option(names = "--only", split = ",", description = "the figures wanted, as in P3,P4")
  private Set<String> only = Set.of();

  @Option(names = "--no-references", description = "measure Sluice alone")
  private boolean alone;

  @Option(names = "--jar", description = "the standalone server (default ${DEFAULT-VALUE})")
  private Path jar = Path.of("standalone/target/sluice.jar");

  @Option(names = "--folder", required = true, description = "where files and data go")
  private Path folder = Path.of("bench-data");

  @Option(names = "--results", description = "the stored results (default ${DEFAULT-VALUE})")
  private Path stored = Path.of("bench/results");

  @Option(names = "--store", description = "keep this table as the one to compare with")
  private boolean store;

  private final Checks checks = new Checks();

  @Override
  public Integer call() throws IOException, InterruptedException, SQLException {
    if (quick) {
      users = QUICK_USERS;
      repeat = QUICK_REPEAT;
    }
    Population population = new Population(seed, users);
    MadeFiles files = new MadeFiles(population, folder.resolve("files"));
    long start = System.nanoTime();
    files.make();
    Facts facts = Facts.of(population);
    System.out.printf(
        "Files of %d users made in %.1f s%n", users, (System.nanoTime() - start) / 1e9);
    files.use(1);
    Files.writeString(files.current().resolve("small.csv"), "id,name\n");
    Path connectors = definitions();
    Results results;
    try (Server server =
        Server.start(jar, heap, folder.resolve("data"), connectors, files.current())) {
      Database database = server.database();
      results =
          Results.empty(
              users,
              LocalDate.now(ZoneOffset.UTC).toString(),
              Machine.describe(database.settings(), "-Xmx" + heap));
      results.machine().forEach((name, value) -> System.out.println(name + ": " + value));
      results.values().put("bytes per row of the users' file", files.bytesPerUser());
      Selection wanted = new Selection(only);
      SluiceRuns sluice = new SluiceRuns(server, database, files, facts, results, checks);
      Optional<ReferenceRuns> references =
          alone
              ? Optional.empty()
              : Optional.of(
                  ReferenceRuns.prepare(
                      jar, database, files, facts, results, checks, folder.resolve("sorted")));
      for (int round = 1; round <= repeat; round++) {
        System.out.println("Round " + round + " of " + repeat);
        measure(wanted, sluice, references);
      }
      if (wanted.sheets()) {
        sheets(wanted, sluice, server, population, results);
      }
      if (wanted.any("P12")) {
        new SmallRuns(files.current())
            .measure(server.rest())
            .forEach(time -> results.add("P12", time));
      }
      if (wanted.any("P11")) {
        double peak = server.peakResidentMebibytes();
        results.values().put(Summary.PEAK, peak);
      }
      if (wanted.any("P13")) {
        compareAllocations(server, database, files, facts, results);
      }
    }
    if (wantsPrepareProbe()) {
      prepareAlone(files, connectors, results);
    }
    return report(results);
  }

  /** One of everything that is wanted: Sluice, then the reference, in the same minute. */
  private static void measure(
      Selection wanted, SluiceRuns sluice, Optional<ReferenceRuns> references)
      throws IOException, InterruptedException, SQLException {
    if (wanted.wholeRuns()) {
      sluice.initial();
      if (references.isPresent() && (wanted.complete() || wanted.any("P6"))) {
        references.get().initial();
      }
    }
    if (wanted.complete() || wanted.incremental()) {
      sluice.complete();
      if (references.isPresent() && wanted.complete()) {
        references.get().complete();
      }
    }
    if (wanted.incremental()) {
      sluice.incremental();
    }
    if (references.isPresent() && wanted.any("P1", "P2", "P7")) {
      references.get().prepareFiles();
    }
    if (wanted.usersAlone()) {
      sluice.firstUsers();
      if (references.isPresent()) {
        references.get().firstUsers();
      }
      sluice.sameUsers();
      if (references.isPresent()) {
        references.get().sameUsers();
      }
    }
  }

  /** P14, P15 and P16, which begin with the same users. */
  private void sheets(
      Selection wanted, SluiceRuns sluice, Server server, Population population, Results results)
      throws IOException, InterruptedException, SQLException {
    PeopleFiles people = new PeopleFiles(population, folder.resolve("people"));
    people.makeCsv();
    SheetRuns sheets = new SheetRuns(people, results, checks, !alone);
    boolean read = wanted.any("P14") && people.fitASheet();
    boolean write = wanted.any("P15") && people.fitASheet();
    if (read) {
      people.makeWorkbook();
    }
    if (write) {
      sluice.users();
    }
    for (int round = 1; round <= repeat; round++) {
      if (read) {
        sheets.read();
      }
      if (write) {
        sheets.template(server);
      }
      if (wanted.any("P16")) {
        sheets.draft(jar);
      }
    }
  }

  /** P13 for compare: a run more, with a look at the threads where the step begins and ends. */
  private static void compareAllocations(
      Server server, Database database, MadeFiles files, Facts facts, Results results)
      throws IOException, InterruptedException, SQLException {
    database.emptySluice();
    files.use(1);
    server.rest().synchronize("bench", "initial");
    files.use(2);
    StepAllocations compare = new StepAllocations("COMPARING", () -> allocatedBytes(server.pid()));
    server.rest().synchronizeClosely("bench", "complete", compare);
    if (compare.bytes().isPresent()) {
      long rows = facts.rows(2).users().rows() + facts.rows(2).managers().rows();
      rows += facts.rows(2).members().rows();
      results
          .values()
          .put("P13 bytes allocated per row in compare", compare.bytes().getAsDouble() / rows);
    } else {
      System.out.println("P13: compare was over before anybody could look; take more users");
    }
  }

  private static double allocatedBytes(long pid) {
    try {
      return Processes.allocatedBytes(pid);
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }

  private boolean wantsPrepareProbe() {
    return new Selection(only).any("P1", "P13");
  }

  /** P13 for prepare, and the resident size of P1. */
  private void prepareAlone(MadeFiles files, Path connectors, Results results)
      throws IOException, InterruptedException {
    files.use(1);
    PrepareProbe.Report report =
        PrepareProbe.fork(
            "256m", connectors.resolve("bench.yaml"), files.current(), folder.resolve("probe"));
    results.values().put("P13 bytes allocated per row in prepare", report.bytesPerRow());
    results
        .values()
        .put(
            "P1 peak resident size of prepare alone (-Xmx256m), MiB",
            (double) report.residentMebibytes());
  }

  private int report(Results results) throws IOException {
    System.out.println();
    System.out.print(new ResultsTable(results).text());
    Optional<Results> before = Results.stored(stored, users);
    if (before.isPresent()) {
      List<String> grown = Growth.between(before.get(), results);
      System.out.println(
          grown.isEmpty()
              ? "Nothing has grown by more than 10 % since " + before.get().measuredAt()
              : "Grown by more than 10 % since " + before.get().measuredAt() + ":");
      grown.forEach(line -> System.out.println("  " + line));
    }
    if (store && checks.passed()) {
      (before.isPresent() ? results.over(before.get()) : results).store(stored);
    }
    System.out.println(checks.passed() ? "Every result is as expected" : "NOT as expected");
    return checks.passed() ? 0 : 1;
  }

  private Path definitions() throws IOException {
    Path connectors = Files.createDirectories(folder.resolve("connectors"));
    for (String name : List.of("bench.yaml", "bench-users.yaml", "bench-small.yaml")) {
      try (InputStream definition = RunCommand.class.getResourceAsStream("/" + name)) {
        if (definition == null) {
          throw new IOException("no definition " + name);
        }
        Files.write(connectors.resolve(name), definition.readAllBytes());
      }
    }
    return connectors;
  }
}
