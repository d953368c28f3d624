package dev.sluice.agent.io;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** Runs one task at a time on another thread; the step's own thread gets its failure. */
public final class BackgroundTask implements Closeable {
  /** What is to be done. */
  @FunctionalInterface
  public interface Work {
    void run() throws IOException;
  }

  private @Nullable FutureTask<Void> task;

  /** Starts work; what was started before must have been awaited. */
  public void start(String name, Work work) {
    FutureTask<Void> started =
        new FutureTask<>(
            () -> {
              work.run();
              return null;
            });
    Thread thread = new Thread(started, name);
    thread.setDaemon(true);
    task = started;
    thread.start();
  }

  /** Whether there is nothing that one would have to wait for. */
  public boolean isDone() {
    return task == null || task.isDone();
  }

  /** Waits for the work that was started last, if any, and throws what it threw. */
  public void await() throws IOException {
    FutureTask<Void> awaited = task;
    if (awaited == null) {
      return;
    }
    try {
      awaited.get();
      task = null;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while a file was transferred");
    } catch (ExecutionException failure) {
      task = null;
      Throwable cause = failure.getCause();
      if (cause instanceof IOException trouble) {
        throw trouble;
      }
      if (cause instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException("work on a second core failed", cause);
    }
  }

  /** Waits until nothing is done any more; how it ended is of no interest then. */
  @Override
  public void close() {
    boolean interrupted = false;
    while (task != null) {
      try {
        task.get();
        task = null;
      } catch (InterruptedException later) {
        interrupted = true;
      } catch (ExecutionException noMatter) {
        task = null;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
