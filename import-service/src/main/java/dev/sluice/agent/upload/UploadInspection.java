package dev.sluice.agent.upload;

import static dev.sluice.contract.FailureType.SOURCE_MALFORMED;

import dev.sluice.agent.connection.LikelyText;
import dev.sluice.agent.export.FilesFolder;
import dev.sluice.agent.export.Settling;
import dev.sluice.agent.export.SourceExport;
import dev.sluice.agent.files.RunFolder;
import dev.sluice.agent.files.WorkFolder;
import dev.sluice.agent.prepare.Preparation;
import dev.sluice.agent.prepare.SourceInspection;
import dev.sluice.agent.prepare.source.HeaderMatch;
import dev.sluice.agent.snapshot.Snapshots;
import dev.sluice.agent.step.Progress;
import dev.sluice.agent.step.SourceException;
import dev.sluice.agent.workbook.SheetExport;
import dev.sluice.contract.Failure;
import dev.sluice.contract.FailureType;
import dev.sluice.contract.agent.ExportRequest;
import dev.sluice.contract.agent.ExportResult;
import dev.sluice.contract.agent.ExportResult.ExportedFile;
import dev.sluice.contract.agent.ExportResult.ExportedSheet;
import dev.sluice.contract.agent.PrepareRequest;
import dev.sluice.contract.agent.PrepareResult;
import dev.sluice.contract.agent.PreparedFile;
import dev.sluice.contract.agent.SheetNote;
import dev.sluice.contract.connection.SourceFindings;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.ConnectorDefinition.ImportedFile;
import dev.sluice.contract.definition.source.SourceDefinition;
import dev.sluice.contract.run.SourceRemark;
import dev.sluice.contract.upload.UploadFindings;
import dev.sluice.contract.upload.UploadFindings.Cause;
import dev.sluice.contract.upload.UploadPurpose;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks an uploaded file by exporting and preparing it like a run, in a temporary folder. */
final class UploadInspection {
  /**
   * What was found.
   *
   * @param errors the rows that cannot be used, as the server is sent them
   */
  record Inspected(UploadFindings findings, Path errors) {}

  private final FilesFolder files;
  private final Snapshots snapshots;
  private final int sortMemory;

  UploadInspection(FilesFolder files, Snapshots snapshots, int sortMemory) {
    this.files = files;
    this.snapshots = snapshots;
    this.sortMemory = sortMemory;
  }

  /**
   * Inspects a file.
   *
   * @param connector with the file as imported, alone
   * @param folder for all that is written
   */
  Inspected inspect(
      ConnectorDefinition connector,
      UploadPurpose purpose,
      Path file,
      Path folder,
      Progress progress)
      throws IOException {
    return new Look(connector, purpose, folder, progress).at(file);
  }

  /** One look at one file. */
  private final class Look {
    private final ConnectorDefinition connector;
    private final ImportedFile uploaded;
    private final SourceDefinition source;
    private final UploadPurpose purpose;
    private final WorkFolder work;
    private final RunFolder run;
    private final Path errors;
    private final Progress progress;

    Look(ConnectorDefinition connector, UploadPurpose purpose, Path folder, Progress progress) {
      this.connector = connector;
      this.purpose = purpose;
      this.progress = progress;
      uploaded = Objects.requireNonNull(connector.imported());
      source = connector.source(uploaded.source());
      work = new WorkFolder(folder.resolve("work"));
      run = work.run(connector.name(), uploaded.upload());
      errors = folder.resolve("errors.csv");
    }

    Inspected at(Path file) throws IOException {
      Failure failure = null;
      String sheet = null;
      boolean workbook = SheetExport.mayBeWorkbook(file);
      List<PreparedFile> prepared = List.of();
      long rows = 0;
      try {
        ExportResult exported = export(file);
        rows = rows(exported);
        sheet = sheet(exported);
        prepared = prepared(exported);
        failure = unusable(rows, prepared);
      } catch (SourceException refusal) {
        if (refusal.failure().type() == FailureType.INTERNAL) {
          throw refusal;
        }
        failure = refusal.failure();
      }
      SourceInspection.Inspected beginning = beginning(workbook);
      HeaderMatch header = beginning.header();
      List<Cause> causes = causes(header == null ? List.of() : header.names(), prepared);
      SourceFindings findings =
          workbook
              ? beginning.findings(source.name(), uploaded.name()).inSheet(sheet)
              : findings(beginning, failure, file);
      return new Inspected(
          new UploadFindings(
              failure,
              findings,
              rows,
              prepared.stream().mapToLong(PreparedFile::rejected).sum(),
              prepared.stream().mapToLong(PreparedFile::duplicates).sum(),
              causes,
              failure == null ? remarks(prepared) : List.of()),
          errors);
    }

    private ExportResult export(Path file) throws IOException {
      SourceExport export =
          new SourceExport(
              files.root(),
              work,
              snapshots,
              Clock.systemUTC(),
              Settling.of(Duration.ZERO),
              (upload, sha256, to, step) -> Files.copy(file, to));
      return export.export(
          new ExportRequest(uploaded.upload(), connector, purpose.mode()), progress);
    }

    private long rows(ExportResult exported) {
      return exported.files().stream()
          .filter(each -> each.source().equals(source.name()))
          .mapToLong(ExportedFile::rows)
          .sum();
    }

    private @Nullable String sheet(ExportResult exported) {
      return exported.files().stream()
          .filter(each -> each.source().equals(source.name()))
          .flatMap(each -> Stream.ofNullable(each.sheet()))
          .map(ExportedSheet::name)
          .findFirst()
          .orElse(null);
    }

    private List<PreparedFile> prepared(ExportResult exported) throws IOException {
      PrepareResult result =
          new Preparation(work, sortMemory)
              .prepare(
                  new PrepareRequest(uploaded.upload(), connector, purpose.mode(), exported),
                  progress);
      return result.files().stream().filter(each -> each.source().equals(source.name())).toList();
    }

    /** A file without a row that says anything is put nowhere: a run would be held for it. */
    private @Nullable Failure unusable(long rows, List<PreparedFile> prepared) {
      if (rows == 0) {
        return failure(
            "the file has no rows",
            "Upload the file with its rows; if it is meant to have none, put it in place"
                + " manually.");
      }
      boolean any = prepared.stream().anyMatch(each -> each.read() > each.rejected());
      return any
          ? null
          : failure("none of its rows can be used", "Correct the rows and upload the file again.");
    }

    private Failure failure(String what, String remedy) {
      return SourceException.inFile(SOURCE_MALFORMED, uploaded.name(), what, remedy).failure();
    }

    private SourceInspection.Inspected beginning(boolean workbook) throws IOException {
      Path copy = run.source(source.name());
      if (!Files.exists(copy)) {
        return new SourceInspection.Inspected(List.of(), null, 0);
      }
      try (InputStream in = Files.newInputStream(copy)) {
        return new SourceInspection(connector, source, workbook)
            .inspect(uploaded.name(), in, purpose != UploadPurpose.COMPLETE);
      }
    }

    private SourceFindings findings(
        SourceInspection.Inspected beginning, @Nullable Failure failure, Path file)
        throws IOException {
      SourceFindings findings = beginning.findings(source.name(), uploaded.name());
      return failure == null
          ? findings
          : LikelyText.added(findings, List.of(failure), source.asCsv(), file);
    }

    private List<Cause> causes(List<String> columns, List<PreparedFile> prepared)
        throws IOException {
      try (RejectedRows rejected = new RejectedRows(columns, errors)) {
        for (PreparedFile each : prepared) {
          rejected.add(run, each, progress);
        }
        return rejected.causes();
      }
    }

    private List<String> remarks(List<PreparedFile> prepared) {
      List<String> remarks = new ArrayList<>();
      prepared.stream()
          .flatMap(each -> Objects.requireNonNullElse(each.notes(), List.<SheetNote>of()).stream())
          .distinct()
          .map(note -> SourceRemark.of(source.name(), note))
          .forEach(remarks::add);
      if (purpose == UploadPurpose.INCREMENTAL) {
        if (!source.file().ofChanges(true)) {
          remarks.add(
              "Source "
                  + source.name()
                  + " has no incrementalPath, so complete runs read this file, too.");
        }
        if (prepared.stream().noneMatch(PreparedFile::commands)) {
          remarks.add(
              "No row has a command, so incremental runs treat the file as the whole table.");
        }
      }
      return remarks;
    }
  }
}
