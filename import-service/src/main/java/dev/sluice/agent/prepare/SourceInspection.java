package dev.sluice.agent.prepare;

import static dev.sluice.contract.FailureType.SOURCE_MALFORMED;

import dev.sluice.agent.prepare.source.CsvRow;
import dev.sluice.agent.prepare.source.Header;
import dev.sluice.agent.prepare.source.HeaderMatch;
import dev.sluice.agent.prepare.source.SourceTable;
import dev.sluice.agent.step.SourceException;
import dev.sluice.contract.Failure;
import dev.sluice.contract.connection.SourceFindings;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.source.SourceDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the beginning of a source's file like prepare, and reports all errors. */
public final class SourceInspection {
  /** How many rows are looked at. */
  public static final int ROWS = 100;

  /**
   * What the beginning of a file shows.
   *
   * @param failures everything that is wrong with it; empty if nothing is
   * @param header its columns; null if it has no header that can be read
   * @param rows how many rows were read
   */
  public record Inspected(List<Failure> failures, @Nullable HeaderMatch header, long rows) {

    /** The same as people are told it. */
    public SourceFindings findings(String source, String path) {
      return new SourceFindings(
          source,
          path,
          true,
          header != null,
          null,
          header == null ? List.of() : header.matched(),
          header == null ? List.of() : header.missing(),
          header == null ? List.of() : header.unknown(),
          rows,
          null,
          null);
    }
  }

  private final SourceDefinition source;
  private final List<String> columns;

  private final boolean sheet;

  /** Inspects files of the kind that the source's own files are of. */
  public SourceInspection(ConnectorDefinition connector, SourceDefinition source) {
    this(connector, source, source.csv() == null);
  }

  /**
   * Inspects files that were delivered for a source.
   *
   * @param sheet whether they are sheets, whatever the source's own files are
   */
  public SourceInspection(ConnectorDefinition connector, SourceDefinition source, boolean sheet) {
    this.source = source;
    this.sheet = sheet;
    columns = Dataset.columns(Dataset.all(connector), source.name());
  }

  /**
   * Inspects a file.
   *
   * @param path the file as the definition names it
   * @param in the bytes of the file; of a sheet, those of the CSV source file that it is written as
   * @param incremental whether the file is read in incremental runs only, if it may give commands
   */
  public Inspected inspect(String path, InputStream in, boolean incremental) throws IOException {
    List<Failure> failures = new ArrayList<>();
    HeaderMatch match = null;
    long rows = 0;
    try (SourceTable table = table(path, in)) {
      Header header = table.header();
      if (header == null) {
        failures.add(held(path, "the file is empty"));
        return new Inspected(failures, null, 0);
      }
      match = HeaderMatch.of(header, columns);
      failures.addAll(header.faults(columns));
      int commands = header.commandColumn(columns);
      // No commands are no changes, and nothing to be held for.
      boolean mayHaveNoRows = incremental && commands >= 0;
      rows = rows(table, header, incremental ? -1 : commands);
      if (rows == 0 && !mayHaveNoRows) {
        failures.add(held(path, "the file has a header and no rows"));
      }
    } catch (SourceException refusal) {
      failures.add(refusal.failure());
    }
    return new Inspected(failures, match, rows);
  }

  private SourceTable table(String path, InputStream in) throws IOException {
    return sheet
        ? SourceTable.ofSheet(path, in, columns)
        : new SourceTable(path, in, source.asCsv());
  }

  /** Reads the first rows, so that what is wrong with them is thrown. */
  private static long rows(SourceTable table, Header header, int mustBeEmpty) throws IOException {
    long read = 0;
    CsvRow row = table.next();
    while (row != null) {
      header.refuseCommand(row, mustBeEmpty);
      row = ++read < ROWS ? table.next() : null;
    }
    return read;
  }

  private static Failure held(String path, String what) {
    return SourceException.inFile(
            SOURCE_MALFORMED,
            path,
            what + ", so that a run would be held for review",
            "Deliver the file with its rows; if it is meant to have none, resume the held run.")
        .failure();
  }
}
