package dev.sluice.agent.prepare;

import static dev.sluice.contract.FailureType.INTERNAL;

import dev.sluice.agent.files.AttemptFolder;
import dev.sluice.agent.files.FileDigests;
import dev.sluice.agent.files.RunFolder;
import dev.sluice.agent.files.WorkFolder;
import dev.sluice.agent.prepare.value.ExcludeLists;
import dev.sluice.agent.step.Progress;
import dev.sluice.agent.step.ProgressTicker;
import dev.sluice.agent.step.SourceException;
import dev.sluice.contract.agent.ExportResult.ExportedFile;
import dev.sluice.contract.agent.PrepareRequest;
import dev.sluice.contract.agent.PrepareResult;
import dev.sluice.contract.agent.PreparedFile;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.run.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
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
      DatasetPreparation preparation =
          new DatasetPreparation(
              run, folder, budget, connector, datasets, incremental, otherwise, lists, profiles);
      Map<String, String> kept = new TreeMap<>();
      long done = 0;
      for (Dataset dataset : datasets) {
        long start = System.nanoTime();
        ExportedFile file = exported.get(dataset.source());
        PreparedFile written =
            preparation.prepare(dataset, file, kept, new ProgressTicker(progress, done, total));
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

  static SourceException exportLost(String connector) {
    return SourceException.of(
        INTERNAL,
        "The exported files of this run of " + connector + " are no longer on the agent.",
        "Start a new run; keep the agent's work folder on a persistent volume.");
  }
}
