package dev.sluice.agent.upload;

import dev.sluice.agent.export.FilesFolder;
import dev.sluice.agent.files.Folders;
import dev.sluice.agent.files.WorkFolder;
import dev.sluice.agent.send.UploadDoor;
import dev.sluice.agent.snapshot.Snapshots;
import dev.sluice.agent.step.Progress;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.ConnectorDefinition.ImportedFile;
import dev.sluice.contract.upload.UploadOutcome;
import dev.sluice.contract.upload.UploadPurpose;
import dev.sluice.contract.upload.UploadRequest;
import dev.sluice.contract.upload.UploadStatus;
import dev.sluice.contract.upload.UploadVerdict;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Takes uploaded files, one at a time for each file that they replace. */
public final class UploadTaking {
  private static final Duration LONGEST_ATTEMPT = Duration.ofDays(2);

  private final WorkFolder work;
  private final UploadDoor door;
  private final UploadInspection inspection;
  private final Placement placement;

  /** Whether a file is the last one is asked and acted on in one go. */
  private final Lock placing = new ReentrantLock(true);

  /**
   * Makes a taking.
   *
   * @param sortMemory bytes of rows that a sort may hold in memory
   */
  public UploadTaking(
      FilesFolder files, WorkFolder work, Snapshots snapshots, int sortMemory, UploadDoor door) {
    this.work = work;
    this.door = door;
    inspection = new UploadInspection(files, snapshots, sortMemory);
    placement = new Placement(files, door);
  }

  /** Takes a file; a second time for the same upload does no more than once. */
  public UploadOutcome take(UploadRequest request, Progress progress) throws IOException {
    ConnectorDefinition connector = request.connector();
    ImportedFile uploaded = Objects.requireNonNull(connector.imported());
    // Another attempt may still be at it, so each has a folder of its own.
    Path folder = work.upload(connector.name(), UUID.randomUUID().toString());
    deleteLeftBehind(Objects.requireNonNull(folder.getParent()));
    try {
      Files.createDirectories(folder);
      Path file = folder.resolve("uploaded");
      door.fetch(uploaded.upload(), uploaded.sha256(), file, progress);
      UploadInspection.Inspected inspected =
          inspection.inspect(connector, request.purpose(), file, folder, progress);
      door.errors(uploaded.upload(), inspected.errors(), progress);
      return decided(request, uploaded, file, inspected, progress);
    } finally {
      Folders.delete(folder);
    }
  }

  /** Attempts that a killed agent was at. */
  private static void deleteLeftBehind(Path attempts) throws IOException {
    if (!Files.isDirectory(attempts)) {
      return;
    }
    Instant old = Instant.now().minus(LONGEST_ATTEMPT);
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(attempts)) {
      for (Path each : folders) {
        if (Files.getLastModifiedTime(each).toInstant().isBefore(old)) {
          Folders.delete(each);
        }
      }
    }
  }

  private UploadOutcome decided(
      UploadRequest request,
      ImportedFile uploaded,
      Path file,
      UploadInspection.Inspected inspected,
      Progress progress)
      throws IOException {
    placing.lock();
    try {
      UploadVerdict verdict = door.found(uploaded.upload(), inspected.findings(), progress);
      if (!verdict.place()) {
        return new UploadOutcome(verdict.status());
      }
      String path =
          request
              .connector()
              .source(uploaded.source())
              .file()
              .pathFor(request.purpose() != UploadPurpose.COMPLETE);
      placement.place(uploaded, file, path, progress);
      door.placed(uploaded.upload(), progress);
      return new UploadOutcome(UploadStatus.TAKEN);
    } finally {
      placing.unlock();
    }
  }
}
