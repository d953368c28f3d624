package dev.sluice.agent.export;

import static dev.sluice.contract.FailureType.SOURCE_TRUNCATED;

import dev.sluice.agent.files.AttemptFolder;
import dev.sluice.agent.files.Digests;
import dev.sluice.agent.files.Folders;
import dev.sluice.agent.files.RunFolder;
import dev.sluice.agent.files.WorkFolder;
import dev.sluice.agent.io.BackgroundFsyncOutputStream;
import dev.sluice.agent.io.LineEnd;
import dev.sluice.agent.io.WriteBehind;
import dev.sluice.agent.snapshot.Snapshots;
import dev.sluice.agent.step.Progress;
import dev.sluice.agent.step.SourceEncoding;
import dev.sluice.agent.step.SourceException;
import dev.sluice.contract.agent.ExportRequest;
import dev.sluice.contract.agent.ExportResult;
import dev.sluice.contract.agent.ExportResult.ExportedFile;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.ConnectorDefinition.ImportedFile;
import dev.sluice.contract.definition.CsvFile;
import dev.sluice.contract.definition.SourceDefinition;
import dev.sluice.contract.run.Mode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Copies the files of all sources that a connector uses into the run's folder. */
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
          throw new IOException("nobody gives out uploaded files");
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

  /** Exports; a second time for the same run takes new copies. */
  public ExportResult export(ExportRequest request, Progress progress) throws IOException {
    long start = System.nanoTime();
    ConnectorDefinition connector = request.connector();
    oldRuns.prune(connector, request.synchronizationId());
    boolean incremental = request.mode() == Mode.INCREMENTAL;
    Map<SourceDefinition, Optional<Path>> found = new LinkedHashMap<>();
    long total = 0;
    for (SourceDefinition source : usedSources(connector)) {
      Optional<Path> file = find(connector, source, incremental);
      found.put(source, file);
      total += file.isPresent() ? Files.size(file.get()) : 0;
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
      for (Map.Entry<SourceDefinition, Optional<Path>> entry : found.entrySet()) {
        SourceDefinition source = entry.getKey();
        CsvFile csv = source.csv();
        String path = csv.pathFor(incremental);
        Path place = run.source(source.name());
        BytesCopied copied = new BytesCopied(progress, done, total);
        Optional<Path> from = entry.getValue();
        boolean endsWithLineEnd = withLineEnd.contains(path);
        if (connector.imports(source.name())) {
          ImportedFile imported = Objects.requireNonNull(connector.imported());
          Path fetched = attempt.path().resolve("uploaded");
          uploads.fetch(imported.upload(), imported.sha256(), fetched, progress);
          from = Optional.of(fetched);
          path = imported.name();
          // It is whole as it was sent, whatever an exporter's files end with.
          endsWithLineEnd = false;
        }
        ExportedFile file =
            from.isPresent()
                ? copy(
                    source.name(),
                    csv,
                    path,
                    from.get(),
                    attempt.path().resolve(place.getFileName()),
                    place,
                    copied,
                    endsWithLineEnd)
                : absent(source.name(), path, place);
        exported.add(file);
        done += file.bytes();
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
   * A file of changes is there only while there are any. An uploaded file is fetched later, and the
   * files folder may do without what it stands for.
   */
  private Optional<Path> find(
      ConnectorDefinition connector, SourceDefinition source, boolean incremental)
      throws IOException {
    if (connector.recomputes() != null) {
      return Optional.of(snapshots.source(connector, connector.recomputes(), source.name()));
    }
    ImportedFile imported = connector.imported();
    if (imported != null && (imported.alone() || imported.source().equals(source.name()))) {
      return Optional.empty();
    }
    CsvFile csv = source.csv();
    String path = csv.pathFor(incremental);
    return csv.ofChanges(incremental) ? files.findIfPresent(path) : Optional.of(files.find(path));
  }

  private static Map<String, Path> byPath(
      Map<SourceDefinition, Optional<Path>> found, boolean incremental) {
    Map<String, Path> files = new LinkedHashMap<>();
    found.forEach(
        (source, file) ->
            file.ifPresent(each -> files.put(source.csv().pathFor(incremental), each)));
    return files;
  }

  private static ExportedFile absent(String source, String path, Path place) throws IOException {
    Files.createDirectories(place.getParent());
    // The run may have read one before it had to wait, and reads anew.
    Files.deleteIfExists(place);
    return new ExportedFile(source, path, 0, 0, "", true);
  }

  private static ExportedFile copy(
      String source,
      CsvFile csv,
      String path,
      Path from,
      Path unfinished,
      Path to,
      BytesCopied copied,
      boolean endsWithLineEnd)
      throws IOException {
    Files.createDirectories(to.getParent());
    BasicFileAttributes before = attributes(from, path);
    MessageDigest digest = Digests.sha256();
    RowCounter counter = RowCounter.of(SourceEncoding.delimiter(csv), SourceEncoding.charset(csv));
    long bytes = 0;
    try (InputStream in = FilesFolder.open(from, path);
        OutputStream out =
            new WriteBehind(
                new DigestOutputStream(new BackgroundFsyncOutputStream(unfinished), digest))) {
      byte[] buffer = new byte[1 << 16];
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        out.write(buffer, 0, length);
        counter.read(buffer, length);
        bytes += length;
        copied.at(bytes);
        if (bytes > before.size()) {
          // A file that grows while it is read may never end.
          throw changed(path);
        }
      }
    }
    BasicFileAttributes after = attributes(from, path);
    if (bytes != before.size()
        || before.size() != after.size()
        || !before.lastModifiedTime().equals(after.lastModifiedTime())) {
      throw changed(path);
    }
    if (endsWithLineEnd && bytes > 0 && !csv.mayEndWithoutLineEnd()) {
      requireLineEnd(unfinished, csv, path);
    }
    Folders.publish(unfinished, to);
    return new ExportedFile(
        source, path, bytes, counter.rowsAfterHeader(), Digests.hex(digest), false);
  }

  /** A file that is cut in its last cell, or after a row, has nothing else to tell it by. */
  private static void requireLineEnd(Path copy, CsvFile csv, String path) throws IOException {
    if (!LineEnd.ends(copy, SourceEncoding.charset(csv))) {
      throw SourceException.inFile(
          SOURCE_TRUNCATED,
          path,
          "no line end stands after the last row, as it did in the file that was applied before, so"
              + " the file seems to be cut off",
          "Deliver the whole file; write it under another name and rename it when it is complete."
              + " If the exporter no longer writes a line end there, declare"
              + " 'mayEndWithoutLineEnd: true' at the source.");
    }
  }

  /** Half of the old file and half of the new one would look like a wanted change. */
  private static IOException changed(String path) {
    return new IOException(path + " was written to while it was copied");
  }

  private static BasicFileAttributes attributes(Path file, String path) throws IOException {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException gone) {
      // It was there a moment ago: the next attempt looks again.
      throw changed(path);
    }
  }

  private record BytesCopied(Progress progress, long before, long total) {
    void at(long bytes) {
      progress.at(before + bytes, total);
    }
  }
}
