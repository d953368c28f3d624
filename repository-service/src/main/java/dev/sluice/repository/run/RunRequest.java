package dev.sluice.repository.run;

import dev.sluice.contract.run.Mode;
import dev.sluice.contract.run.Step;
import dev.sluice.contract.run.Via;
import dev.sluice.repository.run.file.RunFile;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request for a run, already parsed.
 *
 * @param file the uploaded file that is to be read; null for the sources' own
 * @param steps the steps to stop after the last of; all of them when empty
 * @param recomputes the applied run whose files are prepared again; null for one that exports
 * @param gap why a job's incremental run is a complete one; null for any other run
 */
public record RunRequest(
    String connector,
    Mode mode,
    boolean force,
    boolean dryRun,
    List<Step> steps,
    String requestedBy,
    Via requestedVia,
    @Nullable RunFile file,
    @Nullable UUID recomputes,
    @Nullable Gap gap) {

  /** A run that reads the sources' own files. */
  public RunRequest(
      String connector,
      Mode mode,
      boolean force,
      boolean dryRun,
      List<Step> steps,
      String requestedBy,
      Via requestedVia) {
    this(connector, mode, force, dryRun, steps, requestedBy, requestedVia, null, null, null);
  }

  /** The same, over the files of a run that was applied. */
  public RunRequest recomputing(UUID applied) {
    return new RunRequest(
        connector, mode, force, dryRun, steps, requestedBy, requestedVia, null, applied, null);
  }

  /** A run that a job of its connector starts. */
  public static RunRequest due(String connector, Mode due, @Nullable Gap gap) {
    return new RunRequest(
        connector,
        gap == null ? due : Mode.COMPLETE,
        false,
        false,
        List.of(),
        due.label() + " job",
        Via.JOB,
        null,
        null,
        gap);
  }
}
