package dev.sluice.standalone.process;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Processes of an earlier start. A process only counts as ours if its command line says so exactly:
 * a process id in a file may belong to another program by now.
 */
public final class OrphanedProcesses {
  private OrphanedProcesses() {}

  /** The running processes whose command line has all of these words. */
  public static List<ProcessHandle> find(String... words) {
    return ProcessHandle.allProcesses()
        .filter(each -> each.pid() != ProcessHandle.current().pid())
        .filter(each -> hasWords(each, words))
        .toList();
  }

  /** Whether the process with this number runs and its command line has all of these words. */
  public static boolean runs(long pid, String... words) {
    return ProcessHandle.of(pid).filter(each -> hasWords(each, words)).isPresent();
  }

  /** Asks the process to end, and after this time no longer asks. */
  public static void stop(ProcessHandle process, Duration patience) {
    process.destroy();
    if (!ends(process, patience)) {
      process.destroyForcibly();
      ends(process, patience);
    }
  }

  private static boolean ends(ProcessHandle process, Duration patience) {
    try {
      process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException stillRunning) {
      return false;
    } catch (ExecutionException cannotBeWatched) {
      return !process.isAlive();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return !process.isAlive();
    }
  }

  private static boolean hasWords(ProcessHandle process, String... words) {
    return process
        .info()
        .arguments()
        .map(Arrays::asList)
        .filter(arguments -> arguments.containsAll(List.of(words)))
        .isPresent();
  }
}
