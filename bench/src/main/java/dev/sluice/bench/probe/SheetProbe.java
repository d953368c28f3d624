package dev.sluice.bench.probe;

import dev.sluice.agent.step.Progress;
import dev.sluice.agent.workbook.SheetExport;
import dev.sluice.bench.reference.PoiUserModel;
import dev.sluice.bench.server.Processes;
import dev.sluice.contract.definition.source.XlsxFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** Measures reading or writing a workbook, in a separate process that prints the result as JSON. */
@Command(name = "sheet-probe", hidden = true)
public final class SheetProbe implements Callable<Integer> {

  /** What is done, and by whom. */
  public enum Work {
    /** The agent makes the CSV source file of a sheet. */
    READ,
    /** Apache POI's user model does the same. */
    READ_BY_REFERENCE,
    /** Apache POI's user model makes a workbook of a CSV file. */
    WRITE_BY_REFERENCE
  }

  @Option(names = "--work", required = true)
  private Work work = Work.READ;

  @Option(names = "--from", required = true)
  private Path from = Path.of("from");

  @Option(names = "--to", required = true)
  private Path to = Path.of("to");

  @Option(names = "--columns", split = ",")
  private List<String> columns = List.of();

  /** Runs the probe in a JVM with this heap. */
  public static Usage fork(String heap, Work work, Path from, Path to, List<String> columns)
      throws IOException, InterruptedException {
    return Fork.run(
        Usage.class,
        heap,
        List.of(
            "sheet-probe",
            "--work=" + work,
            "--from=" + from,
            "--to=" + to,
            "--columns=" + String.join(",", columns)));
  }

  @Override
  public Integer call() throws IOException {
    long start = System.nanoTime();
    switch (work) {
      case READ -> read(from, to);
      case READ_BY_REFERENCE -> PoiUserModel.read(from, to);
      case WRITE_BY_REFERENCE -> PoiUserModel.write(from, columns, to);
    }
    double milliseconds = (System.nanoTime() - start) / 1e6;
    long self = ProcessHandle.current().pid();
    System.out.println(
        new JsonMapper()
            .writeValueAsString(
                new Usage(
                    milliseconds,
                    Processes.processorTime(self).toMillis(),
                    Processes.peakResidentMebibytes(self))));
    return 0;
  }

  /** Writes a workbook's first sheet as the agent does. */
  public static void read(Path workbook, Path csv) throws IOException {
    new SheetExport(
            new XlsxFile(workbook.toString(), null, null, null),
            String.valueOf(workbook.getFileName()))
        .write(
            workbook,
            Objects.requireNonNull(csv.toAbsolutePath().getParent()),
            () -> new BufferedOutputStream(Files.newOutputStream(csv)),
            Long.MAX_VALUE,
            Progress.NONE);
  }
}
