package dev.sluice.agent.prepare;

import static dev.sluice.contract.FailureType.INTERNAL;

import dev.sluice.agent.files.Digests;
import dev.sluice.agent.files.RunFolder;
import dev.sluice.agent.prepare.command.Command;
import dev.sluice.agent.prepare.profile.FileProfiler;
import dev.sluice.agent.prepare.reject.Reject;
import dev.sluice.agent.prepare.source.CsvRow;
import dev.sluice.agent.prepare.source.Header;
import dev.sluice.agent.prepare.source.SourceTable;
import dev.sluice.agent.prepare.value.ExcludeLists;
import dev.sluice.agent.step.ProgressTicker;
import dev.sluice.agent.step.SourceException;
import dev.sluice.contract.agent.ExportResult.ExportedFile;
import dev.sluice.contract.agent.PreparedFile;
import dev.sluice.contract.agent.PreparedFile.Content;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.ConnectorDefinition.ImportedFile;
import dev.sluice.contract.definition.source.SourceDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Prepares one dataset: reads its source's file to the end, and lets the rows be sorted and
 * written. Whether the rows are commands, and whether the file is the one that was exported, is
 * decided here.
 */
final class DatasetPreparation {
  private final RunFolder run;
  private final Path folder;
  private final int budget;
  private final ConnectorDefinition connector;
  private final List<Dataset> datasets;
  private final boolean incremental;
  private final OtherwiseRead otherwise;
  private final ExcludeLists lists;
  private final SourceProfiles profiles;

  /**
   * What the datasets of one attempt have in common.
   *
   * @param folder for unfinished files, of this attempt alone
   * @param budget bytes of rows that a sort may hold in memory
   */
  DatasetPreparation(
      RunFolder run,
      Path folder,
      int budget,
      ConnectorDefinition connector,
      List<Dataset> datasets,
      boolean incremental,
      OtherwiseRead otherwise,
      ExcludeLists lists,
      SourceProfiles profiles) {
    this.run = run;
    this.folder = folder;
    this.budget = budget;
    this.connector = connector;
    this.datasets = datasets;
    this.incremental = incremental;
    this.otherwise = otherwise;
    this.lists = lists;
    this.profiles = profiles;
  }

  /**
   * Prepares one dataset.
   *
   * @param kept takes the digest of the file of its keys, by the file's name
   */
  PreparedFile prepare(
      Dataset dataset, @Nullable ExportedFile file, Map<String, String> kept, ProgressTicker ticker)
      throws IOException {
    if (file != null && file.absent()) {
      return withoutFile(dataset, kept, ticker);
    }
    Path source = run.source(dataset.source());
    if (!Files.exists(source)) {
      throw Preparation.exportLost(connector.name());
    }
    MessageDigest digest = Digests.sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(source), digest)) {
      return prepare(dataset, file, in, digest, kept, ticker);
    } catch (SourceException refusal) {
      // Of a copy that was changed nothing else is worth telling.
      if (file != null && !Digests.of(source).equals(file.sha256())) {
        throw changed(file);
      }
      throw refusal;
    }
  }

  /** No change file is a file of no commands: nothing is compared, and nothing missing. */
  private PreparedFile withoutFile(Dataset dataset, Map<String, String> kept, ProgressTicker ticker)
      throws IOException {
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
      Map<String, String> kept,
      ProgressTicker ticker)
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
          boolean any =
              readAll(table, header, incremental ? -1 : commandColumn, rows, profiler, ticker);
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

  /** Export made the copy, and only another run exports again. */
  private static SourceException changed(ExportedFile file) {
    return SourceException.inFile(
        INTERNAL,
        file.path(),
        "the agent's copy has changed since it was exported",
        "Start a new run; only the agent may write to its work folder.");
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
   * What the rows of an incremental run's file ask for. A change file is one of commands; one that
   * gives none merges all its rows. A file that complete runs read as well is one of commands only
   * if a row has one: they leave an empty column alone.
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

  private static boolean readAll(
      SourceTable table,
      Header header,
      int mustBeEmpty,
      DatasetRows rows,
      @Nullable FileProfiler profiler,
      ProgressTicker ticker)
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
