package dev.sluice.agent.prepare;

import dev.sluice.agent.files.Folders;
import dev.sluice.agent.files.RunFolder;
import dev.sluice.agent.prepare.command.CommandLog;
import dev.sluice.agent.prepare.reject.LazyCsv;
import dev.sluice.agent.prepare.reject.Reject;
import dev.sluice.agent.prepare.reject.RejectFiles;
import dev.sluice.agent.prepare.sort.ExternalSort;
import dev.sluice.agent.prepare.sort.KeptRow;
import dev.sluice.agent.prepare.sort.KeyedRows;
import dev.sluice.agent.prepare.sort.SortedRow;
import dev.sluice.agent.prepare.source.CsvRow;
import dev.sluice.agent.prepare.source.Header;
import dev.sluice.agent.prepare.source.SourceRow;
import dev.sluice.agent.sorted.Line;
import dev.sluice.agent.sorted.LineEncoder;
import dev.sluice.agent.sorted.SortedFileWriter;
import dev.sluice.agent.step.ProgressTicker;
import dev.sluice.contract.rows.SortedHeader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Collects the rows of one entity type or association, good and bad, and writes its files at the
 * end.
 */
final class PreparedDataset implements Closeable {
  /** What was written. */
  record Summary(
      long read,
      long filtered,
      long rejected,
      long duplicates,
      long rows,
      String sha256,
      String keepSha256) {}

  private final RunFolder run;
  private final Path folder;
  private final Dataset dataset;
  private final boolean commands;
  private final List<String> header;
  private final @Nullable Header sourceHeader;
  private final ProgressTicker ticker;
  private final ExternalSort rows;
  private final RejectedKeys keep;
  private final RejectFiles rejects;
  private final RejectFiles nullKeys;
  private final LazyCsv duplicates;
  private long read;
  private long filtered;
  private long rejected;
  private long duplicated;
  private boolean usable;

  /**
   * @param folder for unfinished files, of this attempt alone
   * @param commands whether its rows are commands
   * @param sourceHeader of the source's file; null if there is none
   */
  PreparedDataset(
      RunFolder run,
      Path folder,
      Dataset dataset,
      boolean commands,
      @Nullable Header sourceHeader,
      int budget,
      ProgressTicker ticker) {
    this.run = run;
    this.folder = folder;
    this.dataset = dataset;
    this.commands = commands;
    this.sourceHeader = sourceHeader;
    this.ticker = ticker;
    header = commands ? SortedHeader.withCommand(dataset.sortedHeader()) : dataset.sortedHeader();
    rows = new ExternalSort(folder.resolve("rows"), budget, ticker::uncountedRow);
    keep = new RejectedKeys(folder.resolve("keys"), budget / 4, ticker);
    String name = dataset.name();
    List<String> columns = sourceHeader == null ? List.of() : sourceHeader.names();
    rejects = new RejectFiles(folder, run.sentRejects(name), run.rejects(name), columns);
    nullKeys = new RejectFiles(folder, run.sentNullKeys(name), run.nullKeys(name), columns);
    List<String> duplicatesHeader = new ArrayList<>(List.of("line"));
    duplicatesHeader.addAll(header);
    duplicates = LazyCsv.forPeople(folder, run.duplicates(name), duplicatesHeader);
  }

  /** Notes that a row was understood, though nothing is written of it. */
  void usable() {
    usable = true;
  }

  /** Whether any row was understood, or tells at least whom it is about. */
  boolean tellsAnything() {
    return usable;
  }

  /** Counts a row that the filter drops: it is not one of this dataset, and not read. */
  void filtered() {
    filtered++;
  }

  /** Counts rows, or single targets of links, as read. */
  void read(long count) {
    read += count;
  }

  /**
   * Takes a good row.
   *
   * @param key heeded only if it stands apart from the line
   * @param keyPlace where the key stands, as {@link SortedRow} tells it
   */
  void accept(byte[] key, int keyLength, LineEncoder line, int keyPlace, long sourceLine)
      throws IOException {
    usable = true;
    rows.add(key, keyLength, line.bytes(), line.length(), keyPlace, sourceLine);
  }

  /**
   * Rejects a row, or one of its links.
   *
   * @param key whose resource or links the row still stands for, if it can be read
   */
  void reject(CsvRow row, Reject reject, @Nullable String key) throws IOException {
    reject(row, List.of(reject), key == null ? List.of() : List.of(key));
  }

  /**
   * Rejects a row of which nobody can tell for sure whom it is about.
   *
   * @param reject everything that is wrong with it
   * @param keys all that it may stand for, the likeliest first
   */
  void reject(CsvRow row, List<Reject> reject, List<String> keys) throws IOException {
    rejected++;
    rejects.add(row.row(), placed(reject, row.line()), keys.isEmpty() ? null : keys.get(0));
    for (String key : keys) {
      keepKey(key, row.line());
    }
  }

  /**
   * Rejects a row that says nothing about whom, or about which link, it is.
   *
   * @param reject everything that is wrong with it
   * @param owner of the link that is not named, whose stored links the row still stands for
   */
  void rejectWithoutKey(CsvRow row, List<Reject> reject, @Nullable String owner)
      throws IOException {
    rejected++;
    nullKeys.add(row.row(), placed(reject, row.line()), owner);
    if (owner != null) {
      keepKey(owner, row.line());
    }
  }

  /** Rejects a row whose own cells were left behind when it was sorted. */
  private void rejectSorted(long sourceLine, List<String> retold, Reject reject, String key)
      throws IOException {
    rejected++;
    rejects.add(
        new SourceRow(sourceLine, retold, -1, null), placed(List.of(reject), sourceLine), key);
  }

  private List<Reject> placed(List<Reject> rejects, long line) {
    return sourceHeader == null
        ? rejects
        : rejects.stream().map(each -> placed(each, line)).toList();
  }

  private Reject placed(Reject reject, long line) {
    String cell = sourceHeader == null ? null : sourceHeader.cell(reject.column(), line);
    return cell == null ? reject : reject.in(cell);
  }

  private void keepKey(String key, long sourceLine) throws IOException {
    usable = true;
    keep.add(key, sourceLine);
  }

  /**
   * Writes all files.
   *
   * @param keyStandsForItself whether a good row makes a rejected one with its key irrelevant
   * @param retold the cells of a row of the source's file, as {@link DatasetRows#retold} tells them
   */
  Summary finish(boolean keyStandsForItself, UnaryOperator<List<String>> retold)
      throws IOException {
    Path sorted = folder.resolve("sorted");
    SortedFileWriter writer = new SortedFileWriter(sorted, header);
    try (writer;
        KeyedRows all = rows.sorted()) {
      if (commands) {
        writeFolded(all, writer, retold);
      } else {
        Integer most = dataset.maxTargets();
        OwnerLimit limit = most == null ? null : new OwnerLimit(most, new Outcome(writer, retold));
        writeFirstOfEachKey(all, writer, limit);
      }
    }
    Path kept = folder.resolve("kept");
    String keepSha256 = keep.write(kept, keyStandsForItself ? sorted : null, commands ? 1 : 0);
    Folders.publish(kept, run.keep(dataset.name()));
    rejects.publish();
    nullKeys.publish();
    duplicates.publish();
    Folders.publish(sorted, run.sorted(dataset.name()));
    return new Summary(
        read, filtered, rejected, duplicated, writer.rows(), writer.sha256(), keepSha256);
  }

  private void writeFirstOfEachKey(
      KeyedRows all, SortedFileWriter writer, @Nullable OwnerLimit limit) throws IOException {
    KeptRow first = new KeptRow();
    for (SortedRow row = all.next(); row != null; row = all.next()) {
      ticker.uncountedRow();
      if (!first.hasKeyOf(row)) {
        if (limit == null) {
          row.writeLine(writer);
        } else {
          limit.add(row);
        }
        first.keep(row);
        continue;
      }
      duplicated++;
      if (!first.hasLineOf(row)) {
        List<String> cells = new ArrayList<>();
        cells.add(String.valueOf(row.sourceLine()));
        cells.addAll(new Line(row.line()).cells());
        duplicates.write(cells);
      }
    }
    if (limit != null) {
      limit.end();
    }
  }

  private void writeFolded(
      KeyedRows all, SortedFileWriter writer, UnaryOperator<List<String>> retold)
      throws IOException {
    CommandLog log = dataset.log(new Outcome(writer, retold));
    for (SortedRow row = all.next(); row != null; row = all.next()) {
      ticker.uncountedRow();
      log.add(row);
    }
    log.end();
  }

  /** What happens to rows that had to be judged together. */
  private final class Outcome implements OwnerLimit.Outcome, CommandLog.Outcome {
    private final SortedFileWriter writer;
    private final UnaryOperator<List<String>> retold;

    Outcome(SortedFileWriter writer, UnaryOperator<List<String>> retold) {
      this.writer = writer;
      this.retold = retold;
    }

    @Override
    public void write(byte[] line) throws IOException {
      writer.write(line);
    }

    @Override
    public void duplicate() {
      duplicated++;
    }

    @Override
    public void reject(long sourceLine, byte[] line, int most) throws IOException {
      List<String> cells = new Line(line).cells();
      String column = dataset.columns().get(1);
      Reject tooMany = Reject.tooManyTargets(column, most);
      rejectSorted(sourceLine, retold.apply(cells), tooMany, cells.get(0));
      keepKey(cells.get(0), sourceLine);
    }

    @Override
    public void reject(long sourceLine, List<String> cells, Reject reject) throws IOException {
      rejectSorted(sourceLine, retold.apply(cells), reject, cells.get(1));
    }
  }

  @Override
  public void close() throws IOException {
    rejects.close();
    nullKeys.close();
    duplicates.close();
    rows.close();
    keep.close();
  }
}
