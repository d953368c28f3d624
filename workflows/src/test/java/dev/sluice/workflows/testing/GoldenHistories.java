package dev.sluice.workflows.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.workflows.activation.ActivationWorkflowImpl;
import dev.sluice.workflows.connection.ConnectionCheckWorkflowImpl;
import dev.sluice.workflows.notify.NotificationWorkflowImpl;
import dev.sluice.workflows.recount.CounterTestWorkflowImpl;
import dev.sluice.workflows.synchronize.DiscardWorkflowImpl;
import dev.sluice.workflows.synchronize.SynchronizationWorkflowImpl;
import dev.sluice.workflows.upload.UploadWorkflowImpl;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.WorkflowReplayer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The stored histories, one per path and version of the workflows. They are never edited: a change
 * of the workflows has to replay them all, and one that takes other steps gets a folder of its own.
 * New ones are written with {@code -Dsluice.record-histories=true}, which leaves those alone that
 * exist.
 */
public final class GoldenHistories {
  private static final String VERSION = "0.1.0-inspected";
  private static final Path ROOT = Path.of("src/test/resources/histories");
  private static final boolean RECORDING = Boolean.getBoolean("sluice.record-histories");

  private GoldenHistories() {}

  /** Every stored history of every version. */
  public static List<Path> stored() {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Replays a history that was just made, and requires that one of its path is stored. */
  static void check(String path, WorkflowExecutionHistory history) {
    String json = history.toJson(true);
    assertThat(history.getEvents()).as("events of %s", path).hasSizeLessThan(500);
    assertThat(json.length()).as("characters of %s", path).isLessThan(1 << 20);
    replay(history);
    Path file = ROOT.resolve(VERSION).resolve(path + ".json");
    if (RECORDING && Files.notExists(file)) {
      record(file, json);
    }
    assertThat(file)
        .as("history of the path %s; -Dsluice.record-histories=true writes it", path)
        .exists();
  }

  public static void replay(WorkflowExecutionHistory history) {
    try {
      WorkflowReplayer.replayWorkflowExecution(
          history,
          SynchronizationWorkflowImpl.class,
          NotificationWorkflowImpl.class,
          ConnectionCheckWorkflowImpl.class,
          UploadWorkflowImpl.class,
          ActivationWorkflowImpl.class,
          DiscardWorkflowImpl.class,
          CounterTestWorkflowImpl.class);
    } catch (Exception failure) {
      throw new AssertionError("the history does not replay", failure);
    }
  }

  private static void record(Path file, String json) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, json);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
