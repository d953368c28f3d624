package dev.sluice.agent.prepare;

import static dev.sluice.contract.FailureType.INTERNAL;

import dev.sluice.agent.files.AttemptFolder;
import dev.sluice.agent.files.Digests;
import dev.sluice.agent.files.FileDigests;
import dev.sluice.agent.files.RunFolder;
import dev.sluice.agent.files.WorkFolder;
import dev.sluice.agent.prepare.command.Command;
import dev.sluice.agent.prepare.profile.FileProfiler;
import dev.sluice.agent.prepare.reject.Reject;
import dev.sluice.agent.prepare.source.CsvRow;
import dev.sluice.agent.prepare.source.Header;
import dev.sluice.agent.prepare.source.SourceTable;
import dev.sluice.agent.prepare.value.ExcludeLists;
import dev.sluice.agent.step.Progress;
import dev.sluice.agent.step.ProgressTicker;
import dev.sluice.agent.step.SourceException;
import dev.sluice.contract.agent.ExportResult.ExportedFile;
import dev.sluice.contract.agent.PrepareRequest;
import dev.sluice.contract.agent.PrepareResult;
import dev.sluice.contract.agent.PreparedFile;
import dev.sluice.contract.agent.PreparedFile.Content;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.ConnectorDefinition.ImportedFile;
import dev.sluice.contract.definition.source.SourceDefinition;
import dev.sluice.contract.run.Mode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Prepares the exported files of a run: all entity types, then all associations. */
public final class Preparation {
  private static final Logger LOG = LoggerFactory.getLogger(Preparation.class);

  private final WorkFolder work;
  private final int budget;
  private final OtherwiseRead otherwise;

  /**
   * Makes a preparation.
   *
   * @param budget bytes of rows that a sort may hold in memory
   */
  public Preparation(WorkFolder work, int budget) {
    this(work, budget, OtherwiseRead.NOTHING);
  }

  /**
   * Makes a preparation that reads files otherwise than the definition says.
   *
   * @param budget bytes of rows that a sort may hold in memory
   */
  public Preparation(WorkFolder work, int budget, OtherwiseRead otherwise) {
    this.work = work;
    this.budget = budget;
    this.otherwise = otherwise;
  }

  /** Prepares; a second time for the same run writes the same files. */
  public PrepareResult prepare(PrepareRequest request, Progress progress) throws IOException {
    ConnectorDefinition connector = request.connector();
    RunFolder run = work.run(connector.name(), request.synchronizationId());
    if (!Files.isDirectory(run.path())) {
      throw exportLost(connector.name());
    }
    Map<String, ExportedFile> exported =
        request.exported().files().stream()
            .collect(Collectors.toMap(ExportedFile::source, each -> each));
    List<Dataset> datasets = Dataset.all(connector, otherwise.shifts());
    long total =
        datasets.stream()
            .map(each -> exported.get(each.source()))
            .mapToLong(Preparation::rows)
            .sum();
    boolean incremental = request.mode() == Mode.INCREMENTAL;
    // Files of an attempt that was given up may still be written to, so each has its own folder.
    try (AttemptFolder unfinished = AttemptFolder.in(run)) {
      Path folder = unfinished.path();
      List<PreparedFile> prepared = new ArrayList<>();
      ExcludeLists lists = new ExcludeLists(run);
      SourceProfiles profiles = new SourceProfiles(connector, datasets);
      Map<String, String> kept = new TreeMap<>();
      long done = 0;
      for (Dataset dataset : datasets) {
        long start = System.nanoTime();
        Attempt attempt =
            new Attempt(
                run,
                folder,
                connector,
                datasets,
                incremental,
                lists,
                profiles,
                new ProgressTicker(progress, done, total));
        ExportedFile file = exported.get(dataset.source());
        PreparedFile written = attempt.prepare(dataset, file, kept);
        prepared.add(written);
        LOG.info(
            "Prepared {} of run {}: {} rows in {} ms",
            written.target(),
            request.synchronizationId(),
            written.read(),
            TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
        done += rows(file);
      }
      profiles.write(run);
      new FileDigests(kept).write(run.preparedDigests());
      return new PrepareResult(prepared);
    }
  }

  private static long rows(@Nullable ExportedFile file) {
    return file == null ? 0 : file.rows();
  }

  /** Export made the copy, and only another run exports again. */
  private static SourceException changed(ExportedFile file) {
    return SourceException.inFile(
        INTERNAL,
        file.path(),
        "the agent's copy was changed since it was exported",
        "Start a new run; let nobody but the agent write to its work folder.");
  }

  private static SourceException exportLost(String connector) {
    return SourceException.of(
        INTERNAL,
        "The exported files of this run of " + connector + " are no longer on the agent.",
        "Start a new run; keep the agent's work folder on a volume that outlives it.");
  }

  /** One attempt at one dataset. */
  private final class Attempt {
    private final RunFolder run;
    private final Path folder;
    private final ConnectorDefinition connector;
    private final List<Dataset> datasets;
    private final boolean incremental;
    private final ExcludeLists lists;
    private final SourceProfiles profiles;
    private final ProgressTicker ticker;

    Attempt(
        RunFolder run,
        Path folder,
        ConnectorDefinition connector,
        List<Dataset> datasets,
        boolean incremental,
        ExcludeLists lists,
        SourceProfiles profiles,
        ProgressTicker ticker) {
      this.run = run;
      this.folder = folder;
      this.connector = connector;
      this.datasets = datasets;
      this.incremental = incremental;
      this.lists = lists;
      this.profiles = profiles;
      this.ticker = ticker;
    }

    PreparedFile prepare(Dataset dataset, @Nullable ExportedFile file, Map<String, String> kept)
        throws IOException {
      if (file != null && file.absent()) {
        return withoutFile(dataset, kept);
      }
      Path source = run.source(dataset.source());
      if (!Files.exists(source)) {
        throw exportLost(connector.name());
      }
      MessageDigest digest = Digests.sha256();
      try (InputStream in = new DigestInputStream(Files.newInputStream(source), digest)) {
        return prepare(dataset, file, in, digest, kept);
      } catch (SourceException refusal) {
        // Of a copy that was changed nothing else is worth telling.
        if (file != null && !Digests.of(source).equals(file.sha256())) {
          throw changed(file);
        }
        throw refusal;
      }
    }

    /** No file of changes is a file of no commands: nothing is compared, and nothing missing. */
    private PreparedFile withoutFile(Dataset dataset, Map<String, String> kept) throws IOException {
      try (PreparedDataset prepared =
          new PreparedDataset(run, folder, dataset, true, null, budget, ticker)) {
        return finished(
            dataset, prepared, UnaryOperator.identity(), true, Content.NO_FILE, null, kept);
      }
    }

    private PreparedFile prepare(
        Dataset dataset,
        @Nullable ExportedFile file,
        InputStream in,
        MessageDigest digest,
        Map<String, String> kept)
        throws IOException {
      try (SourceTable table = table(dataset.source(), file, in)) {
        Header read = table.header();
        Header header = read == null ? null : otherwise.named().apply(read);
        if (header != null) {
          header.refuseDuplicates();
        }
        int commandColumn = header == null ? -1 : commandColumn(dataset.source(), header);
        RowCommands commands =
            incremental && header != null
                ? commands(dataset.source(), file, commandColumn)
                : RowCommands.NONE;
        try (PreparedDataset prepared =
            new PreparedDataset(run, folder, dataset, commands.given(), header, budget, ticker)) {
          Content content = Content.EMPTY;
          UnaryOperator<List<String>> retold = UnaryOperator.identity();
          if (header != null) {
            DatasetRows rows = dataset.rows(header, commands, prepared, lists);
            retold = rows::retold;
            FileProfiler profiler = profiles.begin(dataset, header, file);
            boolean any = readAll(table, header, incremental ? -1 : commandColumn, rows, profiler);
            profiles.end(profiler, dataset, commands.given());
            // Rows of which none can be used are no table, whatever a run is forced to do.
            content =
                any && (commands.given() || prepared.tellsAnything())
                    ? Content.ROWS
                    : Content.HEADER_ONLY;
          }
          // The file was read to its end, so that its digest is known before anything is written.
          if (file != null && !Digests.hex(digest).equals(file.sha256())) {
            throw changed(file);
          }
          return finished(dataset, prepared, retold, commands.given(), content, file, kept);
        }
      }
    }

    private PreparedFile finished(
        Dataset dataset,
        PreparedDataset prepared,
        UnaryOperator<List<String>> retold,
        boolean commands,
        Content content,
        @Nullable ExportedFile file,
        Map<String, String> kept)
        throws IOException {
      PreparedDataset.Summary summary = prepared.finish(!dataset.association(), retold);
      kept.put(String.valueOf(run.keep(dataset.name()).getFileName()), summary.keepSha256());
      return new PreparedFile(
          dataset.name(),
          dataset.association(),
          dataset.source(),
          summary.read(),
          summary.rejected(),
          summary.duplicates(),
          summary.rows(),
          commands,
          content,
          summary.sha256(),
          file == null ? null : file.originalSha256(),
          summary.filtered(),
          file == null || file.notes().isEmpty() ? null : file.notes(),
          file == null || file.sheet() == null ? null : file.sheet().name());
    }

    private SourceTable table(String source, @Nullable ExportedFile file, InputStream in)
        throws IOException {
      SourceDefinition definition = connector.source(source);
      String path = file == null ? "" : file.path();
      return file != null && file.sheet() != null
          ? SourceTable.ofSheet(path, in, Dataset.columns(datasets, source))
          : new SourceTable(path, in, definition.asCsv());
    }

    private int commandColumn(String source, Header header) {
      return header.commandColumn(Dataset.columns(datasets, source));
    }

    /**
     * What the rows of an incremental run's file ask for. A file of changes is one of commands; one
     * that gives none merges all its rows. A file that complete runs read as well is one of
     * commands only if a row has one: they leave an empty column alone.
     */
    private RowCommands commands(String source, @Nullable ExportedFile file, int column)
        throws IOException {
      ImportedFile imported = connector.imported();
      if (imported != null && imported.source().equals(source) && imported.merging()) {
        return new RowCommands(column, Command.MERGE);
      }
      if (column >= 0 && givesCommands(source, file, column)) {
        return new RowCommands(column, null);
      }
      return connector.source(source).file().ofChanges(true)
          ? new RowCommands(column, Command.MERGE)
          : RowCommands.NONE;
    }

    /** Whether a row has a command; a file without rows has as many as it was to have. */
    private boolean givesCommands(String source, @Nullable ExportedFile exported, int column)
        throws IOException {
      boolean any = false;
      InputStream in = Files.newInputStream(run.source(source));
      try (SourceTable table = table(source, exported, in)) {
        for (CsvRow row = table.next(); row != null; row = table.next()) {
          any = true;
          if (column < row.size() && !row.namesNothing(column)) {
            return true;
          }
        }
      }
      return !any;
    }

    private boolean readAll(
        SourceTable table,
        Header header,
        int mustBeEmpty,
        DatasetRows rows,
        @Nullable FileProfiler profiler)
        throws IOException {
      long read = 0;
      for (CsvRow row = table.next(); row != null; row = table.next()) {
        header.refuseCommand(row, mustBeEmpty);
        if (profiler != null && Reject.ofRow(row, header) == null) {
          profiler.see(row);
        }
        rows.accept(row);
        read++;
        ticker.row();
      }
      return read > 0;
    }
  }
}
