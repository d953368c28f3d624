package dev.sluice.agent.export;

import dev.sluice.agent.files.AttemptFolder;
import dev.sluice.agent.files.RunFolder;
import dev.sluice.agent.files.WorkFolder;
import dev.sluice.agent.snapshot.KeptSource;
import dev.sluice.agent.snapshot.Snapshots;
import dev.sluice.agent.step.Progress;
import dev.sluice.agent.workbook.SheetExport;
import dev.sluice.contract.agent.ExportRequest;
import dev.sluice.contract.agent.ExportResult;
import dev.sluice.contract.agent.ExportResult.ExportedFile;
import dev.sluice.contract.agent.ExportResult.ExportedSheet;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.ConnectorDefinition.ImportedFile;
import dev.sluice.contract.definition.source.CsvFile;
import dev.sluice.contract.definition.source.SourceDefinition;
import dev.sluice.contract.definition.source.SourceFile;
import dev.sluice.contract.run.Mode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies the files of all sources of a connector into the run's folder: CSV files unchanged, sheets
 * of workbooks as CSV source files.
 */
public final class SourceExport {
  private static final Logger LOG = LoggerFactory.getLogger(SourceExport.class);

  private final FilesFolder files;
  private final WorkFolder work;
  private final RunFolderCleanup oldRuns;
  private final Settling settling;
  private final Snapshots snapshots;
  private final UploadedFiles uploads;

  /** An export that nobody uploads files for. */
  public SourceExport(
      Path files, WorkFolder work, Snapshots snapshots, Clock clock, Settling settling) {
    this(
        files,
        work,
        snapshots,
        clock,
        settling,
        (upload, sha256, file, progress) -> {
          throw new IOException("uploaded files are not available");
        });
  }

  /**
   * Makes an export.
   *
   * @param clock tells which runs are forgotten
   */
  public SourceExport(
      Path files,
      WorkFolder work,
      Snapshots snapshots,
      Clock clock,
      Settling settling,
      UploadedFiles uploads) {
    this.files = new FilesFolder(files);
    this.work = work;
    oldRuns = new RunFolderCleanup(work, clock);
    this.snapshots = snapshots;
    this.settling = settling;
    this.uploads = uploads;
  }

  /**
   * A file that is to be copied.
   *
   * @param folder where it is
   * @param workbook whether a sheet of it is
   * @param sheet what an earlier run wrote the file from, if that was a sheet of a workbook
   */
  private record Found(
      FilesFolder folder, Path file, boolean workbook, @Nullable ExportedSheet sheet) {
    CsvFile csv(SourceDefinition source) {
      return sheet == null
          ? source.asCsv()
          : new CsvFile(source.file().path(), null, ",", StandardCharsets.UTF_8.name());
    }
  }

  /** Exports; a second time for the same run takes new copies. */
  public ExportResult export(ExportRequest request, Progress progress) throws IOException {
    long start = System.nanoTime();
    ConnectorDefinition connector = request.connector();
    oldRuns.prune(connector, request.synchronizationId());
    boolean incremental = request.mode() == Mode.INCREMENTAL;
    Map<SourceDefinition, Optional<Found>> found = new LinkedHashMap<>();
    long total = 0;
    for (SourceDefinition source : usedSources(connector)) {
      Optional<Found> file = find(connector, source, incremental);
      found.put(source, file);
      total += file.isPresent() ? Files.size(file.get().file()) : 0;
    }
    Set<String> withLineEnd = Set.of();
    if (connector.recomputes() == null) {
      settling.await(byPath(found, incremental), progress);
      withLineEnd = snapshots.pathsWithLineEnd(connector.name());
    }
    RunFolder run = work.run(connector.name(), request.synchronizationId());
    RunFolderCleanup.note(run, connector);
    List<ExportedFile> exported = new ArrayList<>();
    long done = 0;
    try (AttemptFolder attempt = AttemptFolder.in(run)) {
      new ListExport(files).copy(connector, run, attempt.path());
      for (Map.Entry<SourceDefinition, Optional<Found>> entry : found.entrySet()) {
        SourceDefinition source = entry.getKey();
        String path = source.file().pathFor(incremental);
        Path place = run.source(source.name());
        Files.createDirectories(place.getParent());
        Optional<Found> from = entry.getValue();
        boolean endsWithLineEnd = withLineEnd.contains(path);
        if (connector.imports(source.name())) {
          ImportedFile imported = Objects.requireNonNull(connector.imported());
          Path fetched = attempt.path().resolve("uploaded");
          uploads.fetch(imported.upload(), imported.sha256(), fetched, progress);
          total += Files.size(fetched);
          // People upload what they have, whatever the source's own files are.
          from =
              Optional.of(
                  new Found(
                      new FilesFolder(attempt.path()),
                      fetched.toRealPath(),
                      SheetExport.mayBeWorkbook(fetched),
                      null));
          path = imported.name();
          // It is whole as it was sent, whatever an exporter's files end with.
          endsWithLineEnd = false;
        }
        if (from.isEmpty()) {
          exported.add(absent(source.name(), path, place));
          continue;
        }
        long before = done;
        long all = total;
        StableCopy copy =
            new StableCopy(
                path,
                from.get().folder(),
                from.get().file(),
                bytes -> progress.at(before + bytes, all));
        exported.add(
            from.get().workbook()
                ? new SheetCopy(source.name(), source.asXlsx(), path, attempt.path(), place)
                    .of(copy)
                : new CsvCopy(
                        source.name(),
                        from.get().csv(source),
                        path,
                        attempt.path(),
                        place,
                        endsWithLineEnd,
                        from.get().sheet())
                    .of(copy));
        done += copy.bytes();
      }
    }
    LOG.info(
        "Exported run {}: {} bytes in {} ms",
        request.synchronizationId(),
        done,
        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    return new ExportResult(exported);
  }

  /** The sources whose rows become resources or links. */
  public static List<SourceDefinition> usedSources(ConnectorDefinition connector) {
    Set<String> used =
        Stream.concat(
                connector.entityTypes().stream().map(each -> each.source()),
                connector.associations().stream().map(each -> each.source()))
            .collect(Collectors.toSet());
    return connector.sources().stream().filter(each -> used.contains(each.name())).toList();
  }

  /**
   * A change file is there only while there are any. An uploaded file is fetched later, and the
   * files folder may do without what it stands for.
   */
  private Optional<Found> find(
      ConnectorDefinition connector, SourceDefinition source, boolean incremental)
      throws IOException {
    if (connector.recomputes() != null) {
      KeptSource kept = snapshots.source(connector, connector.recomputes(), source.name());
      Path file = kept.file().toRealPath();
      FilesFolder own = new FilesFolder(Objects.requireNonNull(file.getParent()));
      return Optional.of(new Found(own, file, false, kept.sheet()));
    }
    ImportedFile imported = connector.imported();
    if (imported != null && (imported.alone() || imported.source().equals(source.name()))) {
      return Optional.empty();
    }
    SourceFile file = source.file();
    String path = file.pathFor(incremental);
    Optional<Path> place =
        file.ofChanges(incremental) ? files.findIfPresent(path) : Optional.of(files.find(path));
    return place.map(each -> new Found(files, each, source.csv() == null, null));
  }

  private static Map<String, Path> byPath(
      Map<SourceDefinition, Optional<Found>> found, boolean incremental) {
    Map<String, Path> files = new LinkedHashMap<>();
    found.forEach(
        (source, file) ->
            file.ifPresent(each -> files.put(source.file().pathFor(incremental), each.file())));
    return files;
  }

  private static ExportedFile absent(String source, String path, Path place) throws IOException {
    // The run may have read one before it had to wait, and reads again.
    Files.deleteIfExists(place);
    return new ExportedFile(source, path, 0, 0, "", true);
  }
}
