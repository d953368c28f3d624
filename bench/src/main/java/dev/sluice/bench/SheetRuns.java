package dev.sluice.bench;

import dev.sluice.bench.files.PeopleFiles;
import dev.sluice.bench.files.Population;
import dev.sluice.bench.files.SameRows;
import dev.sluice.bench.probe.SheetProbe;
import dev.sluice.bench.probe.SheetProbe.Work;
import dev.sluice.bench.probe.Usage;
import dev.sluice.bench.report.Results;
import dev.sluice.bench.server.Processes;
import dev.sluice.bench.server.Server;
import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.repository.definition.DefinitionReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Work with people's files, compared with Apache POI's user model. */
final class SheetRuns {
  private static final String HEAP = "256m";
  private static final String REFERENCE_HEAP = "4g";

  /** These take most of that heap. */
  private static final int MOST_REFERENCE_ROWS = 100_000;

  /** Those of a template: the last column of the file is mapped to no property. */
  private static final List<String> MAPPED =
      Population.USER_COLUMNS.subList(0, Population.USER_COLUMNS.size() - 1);

  private final PeopleFiles people;
  private final Results results;
  private final Checks checks;
  private final boolean references;
  private final Path read;
  private final Path template;

  SheetRuns(PeopleFiles people, Results results, Checks checks, boolean references) {
    this.people = people;
    this.results = results;
    this.checks = checks;
    this.references = references && people.population().users() <= MOST_REFERENCE_ROWS;
    read = people.folder().resolve("read.csv");
    template = people.folder().resolve("template.xlsx");
  }

  /** P14 and R14: the workbook becomes a CSV source file. */
  void read() throws IOException, InterruptedException {
    note("P14", SheetProbe.fork(HEAP, Work.READ, people.workbook(), read, List.of()));
    check(Population.USER_COLUMNS);
    if (references) {
      note(
          "R14",
          SheetProbe.fork(
              REFERENCE_HEAP, Work.READ_BY_REFERENCE, people.workbook(), read, List.of()));
      check(Population.USER_COLUMNS);
    }
  }

  /** P15 and R15: all stored users become a template, from the request to its last byte. */
  void template(Server server) throws IOException, InterruptedException {
    Processes.forgetPeak(server.pid());
    Duration before = Processes.processorTime(server.pid());
    Duration took =
        server
            .rest()
            .download("/api/connectors/bench-users/templates/users.xlsx?data=all", template);
    note(
        "P15",
        new Usage(
            took.toNanos() / 1e6,
            Processes.processorTime(server.pid()).minus(before).toMillis(),
            server.peakResidentMebibytes()));
    checkTemplate();
    if (references) {
      note(
          "R15",
          SheetProbe.fork(REFERENCE_HEAP, Work.WRITE_BY_REFERENCE, people.csv(), template, MAPPED));
      checkTemplate();
    }
  }

  /** P16: a definition is drafted, with the options that ./sluice gives it. */
  void draft(Path jar) throws IOException, InterruptedException {
    Path draft = people.folder().resolve("people.yaml");
    Files.deleteIfExists(draft);
    List<String> command =
        List.of(
            Server.java(),
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-jar",
            jar.toAbsolutePath().toString(),
            "init",
            "people.csv",
            "--out",
            draft.toAbsolutePath().toString());
    note("P16", Usage.of(command, people.folder(), people.folder().resolve("init.log")));
    EntityTypeDefinition drafted =
        DefinitionReader.read("people.yaml", Files.readString(draft)).entityTypes().get(0);
    boolean whole =
        drafted.key().equals("employeeId")
            && drafted.properties().size() == Population.USER_COLUMNS.size();
    checks.pass(whole ? List.of() : List.of("the draft is another one: " + draft));
  }

  private void checkTemplate() throws IOException {
    SheetProbe.read(template, read);
    check(MAPPED);
  }

  private void check(List<String> columns) throws IOException {
    checks.pass(SameRows.differences(people.csv(), read, columns));
  }

  private void note(String id, Usage usage) {
    System.out.printf(
        "  %s %34.2f s, %.2f s of processors, %d MiB%n",
        id,
        usage.milliseconds() / 1000,
        usage.processorMilliseconds() / 1000.0,
        usage.residentMebibytes());
    results.add(id, usage.milliseconds());
    most(id + " processor time, ms", usage.processorMilliseconds());
    most(id + " peak resident size, MiB", usage.residentMebibytes());
  }

  private void most(String name, long value) {
    results.values().merge(name, (double) value, Math::max);
  }
}
