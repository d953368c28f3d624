package dev.sluice.repository.upload;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.source.SourceDefinition;
import dev.sluice.contract.upload.UploadPurpose;
import dev.sluice.contract.upload.UploadStatus;
import dev.sluice.repository.connector.Connectors;
import dev.sluice.repository.jooq.tables.records.UploadRecord;
import dev.sluice.repository.rest.ProblemCode;
import dev.sluice.repository.rest.ProblemException;
import dev.sluice.repository.upload.Pieces.Content;
import dev.sluice.repository.upload.Pieces.TooLargeException;
import dev.sluice.repository.upload.Pieces.Written;
import dev.sluice.repository.upload.Uploads.Announced;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Receives a file from a person: completely, or nothing is stored. */
@Component
class Receiving {
  private final Uploads uploads;
  private final Pieces pieces;
  private final Connectors connectors;
  private final UploadWorkflows workflows;
  private final UploadProperties properties;

  Receiving(
      Uploads uploads,
      Pieces pieces,
      Connectors connectors,
      UploadWorkflows workflows,
      UploadProperties properties) {
    this.uploads = uploads;
    this.pieces = pieces;
    this.connectors = connectors;
    this.workflows = workflows;
    this.properties = properties;
  }

  /**
   * Takes a file and has its agent look at it. Bytes that the same person sent last for the same
   * purpose are those of that upload, which is asked for again.
   *
   * @param name what the sender calls the file; null if it is called as its source's
   * @throws IOException if the sender went away
   */
  UploadRecord take(
      ConnectorDefinition connector,
      String source,
      UploadPurpose purpose,
      Optional<String> name,
      String by,
      InputStream body)
      throws IOException {
    SourceDefinition definition = source(connector, source);
    Announced announced =
        new Announced(
            connector.name(),
            connector.agent(),
            source,
            purpose,
            name.orElseGet(() -> fileName(definition, purpose)),
            place(definition, purpose),
            by);
    UUID id = uploads.begin(announced);
    boolean taken = false;
    try {
      Written written =
          pieces.write(
              id,
              Content.FILE,
              body,
              properties.largest().toBytes(),
              first -> look(definition, purpose, announced.name(), first));
      Optional<UploadRecord> same = uploads.same(announced, written);
      UploadRecord upload =
          same.isPresent()
              ? uploads.again(same.get().getId(), announced.agent(), announced.path())
              : uploads.received(id, written);
      start(upload, connector);
      taken = same.isEmpty();
      return upload;
    } catch (TooLargeException tooLarge) {
      throw tooLarge();
    } finally {
      if (!taken) {
        uploads.abandon(id);
      }
    }
  }

  /** Takes an upload of the history again, as its connector is defined now. */
  UploadRecord again(UploadRecord former) {
    ConnectorDefinition connector = connector(former.getConnector());
    SourceDefinition definition = source(connector, former.getSource());
    UploadPurpose purpose = UploadPurpose.valueOf(former.getPurpose());
    UploadRecord upload =
        uploads.again(former.getId(), connector.agent(), place(definition, purpose));
    start(upload, connector);
    return upload;
  }

  /** Where a file is to stand; null if it is for one run only. */
  private static @Nullable String place(SourceDefinition source, UploadPurpose purpose) {
    return purpose == UploadPurpose.UPDATE ? null : path(source, purpose);
  }

  private static String fileName(SourceDefinition source, UploadPurpose purpose) {
    String path = path(source, purpose);
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static String path(SourceDefinition source, UploadPurpose purpose) {
    return source.file().pathFor(purpose != UploadPurpose.COMPLETE);
  }

  private void start(UploadRecord upload, ConnectorDefinition connector) {
    if (!UploadStatus.valueOf(upload.getStatus()).ended()) {
      workflows.start(upload, connector);
    }
  }

  /** The definition of a connector, which must be loaded and readable. */
  ConnectorDefinition connector(String name) {
    if (connectors.find(name).isEmpty()) {
      throw ProblemException.unknownConnector(name);
    }
    return connectors
        .definition(name)
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemCode.INVALID_DEFINITION,
                    "The definition of connector `" + name + "` cannot be read; reload it."));
  }

  private static SourceDefinition source(ConnectorDefinition connector, String source) {
    return connector.sources().stream()
        .filter(each -> each.name().equals(source))
        .findFirst()
        .orElseThrow(
            () ->
                ProblemException.notFound(
                    "Connector `" + connector.name() + "` has no source `" + source + "`."));
  }

  ProblemException tooLarge() {
    return new ProblemException(
        ProblemCode.TOO_LARGE,
        "A file may have at most "
            + properties.largest().toMegabytes()
            + " MB (`sluice.uploads.largest`).");
  }

  /** What an update reads stands nowhere; other files take the place of the source's own. */
  private static void look(
      SourceDefinition source, UploadPurpose purpose, String name, byte[] piece) {
    byte[] first = Arrays.copyOf(piece, Math.min(piece.length, FileSignature.BYTES));
    boolean workbook = FileSignature.isWorkbook(first);
    boolean either = purpose == UploadPurpose.UPDATE;
    if (workbook && (either || source.csv() == null)) {
      // What is wrong with it is told when it is read.
      return;
    }
    if (source.csv() == null && !either) {
      throw new ProblemException(
          ProblemCode.WRONG_KIND_OF_FILE,
          "The source reads XLSX workbooks, but the file is not one. Save it as XLSX and upload"
              + " that.");
    }
    Optional<String> why = FileSignature.whyNotCsv(name, first, source.asCsv().encoding());
    if (why.isPresent()) {
      throw new ProblemException(
          ProblemCode.WRONG_KIND_OF_FILE,
          "The source reads CSV, and " + why.get() + ". Save it as CSV and upload that.");
    }
  }
}
