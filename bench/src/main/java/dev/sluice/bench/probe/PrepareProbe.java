package dev.sluice.bench.probe;

import dev.sluice.agent.export.Settling;
import dev.sluice.agent.export.SourceExport;
import dev.sluice.agent.files.WorkFolder;
import dev.sluice.agent.prepare.Preparation;
import dev.sluice.agent.snapshot.Snapshots;
import dev.sluice.agent.step.Progress;
import dev.sluice.bench.server.Processes;
import dev.sluice.contract.agent.ExportRequest;
import dev.sluice.contract.agent.ExportResult;
import dev.sluice.contract.agent.PrepareRequest;
import dev.sluice.contract.agent.PrepareResult;
import dev.sluice.contract.agent.PreparedFile;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.run.Mode;
import dev.sluice.repository.definition.DefinitionReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** Measures prepare alone, in a separate process that prints the result as JSON. */
@Command(name = "prepare-probe", hidden = true)
public final class PrepareProbe implements Callable<Integer> {
  private static final String RUN = "00000000-0000-0000-0000-000000000001";
  private static final int BUDGET = 16 << 20;

  @Option(names = "--definition", required = true)
  private Path definition = Path.of("bench.yaml");

  @Option(names = "--files", required = true)
  private Path files = Path.of("files");

  @Option(names = "--work", required = true)
  private Path work = Path.of("work");

  /**
   * What preparing took.
   *
   * @param residentMebibytes the highest resident size of the process
   */
  public record Report(long rows, long bytes, long milliseconds, long residentMebibytes) {
    /** Heap allocated per row that was read. */
    public double bytesPerRow() {
      return (double) bytes / rows;
    }
  }

  /** Runs the probe in a JVM with this heap. */
  public static Report fork(String heap, Path definition, Path files, Path work)
      throws IOException, InterruptedException {
    return Fork.run(
        Report.class,
        heap,
        List.of(
            "prepare-probe",
            "--definition",
            definition.toString(),
            "--files",
            files.toString(),
            "--work",
            work.toString()));
  }

  @Override
  public Integer call() throws IOException {
    ConnectorDefinition connector =
        DefinitionReader.read(definition.toString(), Files.readString(definition));
    WorkFolder folder = new WorkFolder(work);
    ExportResult exported =
        new SourceExport(
                files, folder, new Snapshots(folder), Clock.systemUTC(), Settling.of(Duration.ZERO))
            .export(new ExportRequest(RUN, connector, Mode.COMPLETE), Progress.NONE);
    long start = System.nanoTime();
    try (Allocations allocations = new Allocations()) {
      PrepareResult result =
          new Preparation(folder, BUDGET)
              .prepare(new PrepareRequest(RUN, connector, Mode.COMPLETE, exported), Progress.NONE);
      Report report =
          new Report(
              result.files().stream().mapToLong(PreparedFile::read).sum(),
              allocations.bytes(),
              (System.nanoTime() - start) / 1_000_000,
              Processes.peakResidentMebibytes(ProcessHandle.current().pid()));
      System.out.println(new JsonMapper().writeValueAsString(report));
    }
    return 0;
  }
}
