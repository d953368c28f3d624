package dev.sluice.agent.recount;

import dev.sluice.agent.delta.DeltaComputation;
import dev.sluice.agent.delta.DeltaComputation.UnsettledRows;
import dev.sluice.agent.files.AttemptFolder;
import dev.sluice.agent.files.RunFolder;
import dev.sluice.agent.files.WorkFolder;
import dev.sluice.agent.prepare.Preparation;
import dev.sluice.agent.send.RecountSender;
import dev.sluice.agent.send.RepositoryClient;
import dev.sluice.agent.snapshot.Snapshots;
import dev.sluice.agent.step.Progress;
import dev.sluice.contract.agent.DeltaRequest;
import dev.sluice.contract.agent.PrepareRequest;
import dev.sluice.contract.agent.PrepareResult;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.recount.RecountRequest;
import dev.sluice.contract.run.Mode;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Prepares a run's exported copy again with another reading and sends it. It only reads the run's
 * own files, so the run may be decided in the meantime.
 */
public final class Recount {
  private final WorkFolder work;
  private final int sortMemory;
  private final RepositoryClient server;
  private final Snapshots snapshots;
  private final UnsettledRows unsettled;

  /**
   * Makes a recount.
   *
   * @param sortMemory bytes of rows that a sort may hold in memory
   * @param unsettled those that an incremental run brings though they are as they were
   */
  public Recount(
      WorkFolder work,
      int sortMemory,
      RepositoryClient server,
      Snapshots snapshots,
      UnsettledRows unsettled) {
    this.work = work;
    this.sortMemory = sortMemory;
    this.server = server;
    this.snapshots = snapshots;
    this.unsettled = unsettled;
  }

  /** Counts again; a second time for the same test leads to the same numbers. */
  public void count(RecountRequest request, Progress progress) throws IOException {
    ConnectorDefinition connector = request.connector();
    RunFolder run = work.run(connector.name(), request.synchronizationId());
    // What an agent that was killed left is deleted by the next attempt.
    try (AttemptFolder attempt = AttemptFolder.in(work.recounts(connector.name()))) {
      WorkFolder own = new WorkFolder(attempt.path());
      RunFolder copy = own.run(connector.name(), request.synchronizationId());
      share(run, copy);
      // Rows are compared with all that is stored; an initial run misses none of it.
      Mode mode = request.mode() == Mode.INCREMENTAL ? Mode.INCREMENTAL : Mode.COMPLETE;
      OtherReading reading = new OtherReading(connector, request.reading());
      PrepareResult prepared =
          new Preparation(own, sortMemory, reading.otherwise())
              .prepare(
                  new PrepareRequest(
                      request.synchronizationId(), reading.definition(), mode, request.exported()),
                  progress);
      if (mode == Mode.INCREMENTAL) {
        // By the run's own definition, whether all rows are told again, as they were for the plan.
        new DeltaComputation(own, snapshots, unsettled)
            .compute(
                new DeltaRequest(
                    request.synchronizationId(), connector, prepared, request.lastApplied()),
                progress);
      }
      new RecountSender(server, copy).send(request, prepared.files().get(0), mode, progress);
    }
  }

  /** What the run exported. If it is gone, nothing is shared, and prepare says so. */
  private static void share(RunFolder run, RunFolder copy) throws IOException {
    for (String folder : List.of("sources", "lists")) {
      Path files = run.path().resolve(folder);
      if (Files.isDirectory(files)) {
        Path shared = Files.createDirectories(copy.path().resolve(folder));
        try (Stream<Path> each = Files.list(files)) {
          for (Path file : each.toList()) {
            share(file, shared.resolve(String.valueOf(file.getFileName())));
          }
        }
      }
    }
  }

  /** Under a second name and not copied, if the file system has such: nobody writes to it. */
  private static void share(Path file, Path name) throws IOException {
    try {
      Files.createLink(name, file);
    } catch (FileSystemException | UnsupportedOperationException noLinks) {
      Files.copy(file, name);
    }
  }
}
