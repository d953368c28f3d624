package dev.sluice.agent.connection;

import dev.sluice.agent.export.FilesFolder;
import dev.sluice.agent.export.ListExport;
import dev.sluice.agent.export.SourceExport;
import dev.sluice.agent.files.AttemptFolder;
import dev.sluice.agent.files.WorkFolder;
import dev.sluice.agent.prepare.SourceInspection;
import dev.sluice.agent.prepare.SourceInspection.Inspected;
import dev.sluice.agent.prepare.value.ExcludeLists;
import dev.sluice.agent.step.Progress;
import dev.sluice.agent.step.SourceException;
import dev.sluice.agent.workbook.SheetExport;
import dev.sluice.contract.Failure;
import dev.sluice.contract.FailureType;
import dev.sluice.contract.connection.ConnectionCheckRequest;
import dev.sluice.contract.connection.ConnectionCheckResult;
import dev.sluice.contract.connection.SourceFindings;
import dev.sluice.contract.definition.source.SourceDefinition;
import dev.sluice.contract.definition.source.SourceFile;
import dev.sluice.contract.definition.source.XlsxFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks the files of all sources that a connector uses. The check leaves no traces. */
public final class ConnectionCheck {
  /** As many as a person reads, and few enough for Temporal to carry. */
  private static final int MOST_FAILURES = 100;

  private final FilesFolder files;
  private final WorkFolder work;

  public ConnectionCheck(FilesFolder files, WorkFolder work) {
    this.files = files;
    this.work = work;
  }

  /** Checks; whatever is wrong with a file is part of the answer and not thrown. */
  public ConnectionCheckResult check(ConnectionCheckRequest request, Progress progress) {
    // Two sources may read one file, and have the same to say about it.
    Set<Failure> failures = new LinkedHashSet<>();
    List<SourceFindings> findings = new ArrayList<>();
    long done = 0;
    Path attempts = work.checks(request.connector().name());
    for (SourceDefinition source : SourceExport.usedSources(request.connector())) {
      progress.at(done++, null);
      SourceInspection inspection = new SourceInspection(request.connector(), source);
      SourceFile file = source.file();
      Looked whole = look(inspection, source, file.path(), false, attempts);
      failures.addAll(whole.failures());
      findings.add(whole.findings());
      // Where the folder itself is away, that is told of the whole file already.
      if (file.ofChanges(true) && Files.isDirectory(files.root())) {
        String path = file.pathFor(true);
        Looked changes = look(inspection, source, path, true, attempts);
        failures.addAll(changes.failures());
        if (changes.thereIsOne()) {
          findings.add(changes.findings());
        }
      }
    }
    for (String list : ListExport.paths(request.connector())) {
      failures.addAll(lookAtList(list));
    }
    return new ConnectionCheckResult(readable(new ArrayList<>(failures)), findings);
  }

  private List<Failure> lookAtList(String path) {
    try {
      ExcludeLists.of(new ListExport(files).read(path), path);
      return List.of();
    } catch (SourceException refusal) {
      return List.of(refusal.failure());
    } catch (IOException trouble) {
      return List.of(unreadable(path));
    }
  }

  /**
   * What was found at one path.
   *
   * @param thereIsOne whether there is a file, or should be
   */
  private record Looked(List<Failure> failures, SourceFindings findings, boolean thereIsOne) {}

  private Looked look(
      SourceInspection inspection,
      SourceDefinition source,
      String path,
      boolean incremental,
      Path attempts) {
    try {
      Optional<Path> file = incremental ? files.findIfPresent(path) : Optional.of(files.find(path));
      if (file.isEmpty()) {
        // To a run it means that nothing has changed.
        return new Looked(List.of(), SourceFindings.unreachable(source.name(), path), false);
      }
      XlsxFile xlsx = source.xlsx();
      if (xlsx != null) {
        try (AttemptFolder attempt = AttemptFolder.in(attempts)) {
          return lookAtSheet(
              inspection, source.name(), xlsx, file.get(), path, incremental, attempt.path());
        }
      }
      Inspected seen;
      try (InputStream in = files.open(file.get(), path)) {
        seen = inspection.inspect(path, in, incremental);
      }
      SourceFindings findings =
          LikelyText.added(
              seen.findings(source.name(), path), seen.failures(), source.asCsv(), file.get());
      return new Looked(seen.failures(), findings, true);
    } catch (SourceException refusal) {
      return unreachable(source, path, refusal.failure());
    } catch (IOException trouble) {
      return unreachable(source, path, unreadable(path));
    }
  }

  private static Looked unreachable(SourceDefinition source, String path, Failure failure) {
    return new Looked(List.of(failure), SourceFindings.unreachable(source.name(), path), true);
  }

  private static Failure unreadable(String path) {
    return SourceException.inFile(
            FailureType.SOURCE_UNREADABLE,
            path,
            "the file cannot be read",
            "Check the file and its disk.")
        .failure();
  }

  private static Looked lookAtSheet(
      SourceInspection inspection,
      String source,
      XlsxFile xlsx,
      Path workbook,
      String path,
      boolean incremental,
      Path scratch)
      throws IOException {
    Path rows = scratch.resolve("rows.csv");
    String sheet =
        new SheetExport(xlsx, path)
            .write(
                workbook,
                scratch,
                () -> Files.newOutputStream(rows),
                SourceInspection.ROWS,
                Progress.NONE)
            .sheet();
    try (InputStream in = Files.newInputStream(rows)) {
      Inspected seen = inspection.inspect(path, in, incremental);
      return new Looked(seen.failures(), seen.findings(source, path).inSheet(sheet), true);
    }
  }

  private static List<Failure> readable(List<Failure> failures) {
    if (failures.size() <= MOST_FAILURES) {
      return failures;
    }
    List<Failure> first = new ArrayList<>(failures.subList(0, MOST_FAILURES));
    first.add(
        Failure.of(
            FailureType.SOURCE_MALFORMED,
            "There are " + (failures.size() - MOST_FAILURES) + " more problems with the files.",
            "Solve the problems above and check again."));
    return first;
  }
}
