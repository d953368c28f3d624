package dev.sluice.bench.probe;

import dev.sluice.bench.server.Processes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The resources that some work used.
 *
 * @param processorMilliseconds of the whole process
 * @param residentMebibytes the highest resident size of the process
 */
public record Usage(double milliseconds, long processorMilliseconds, long residentMebibytes) {
  private static final int PAUSE = 20;

  /** Runs a program to its end and looks at it meanwhile; its output goes to the file. */
  public static Usage of(List<String> command, Path folder, Path output)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    long processor = 0;
    long resident = 0;
    while (!process.waitFor(PAUSE, TimeUnit.MILLISECONDS)) {
      try {
        processor = Math.max(processor, Processes.processorTime(process.pid()).toMillis());
        resident = Math.max(resident, Processes.peakResidentMebibytes(process.pid()));
      } catch (IOException gone) {
        // It has ended between the two looks.
      }
    }
    if (process.exitValue() != 0) {
      throw new IOException(command.get(0) + " ended with " + process.exitValue());
    }
    return new Usage((System.nanoTime() - start) / 1e6, processor, resident);
  }
}
