package dev.sluice.agent.io;

import io.opentelemetry.context.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Runs the parts of a step, two at a time. Each part keeps about one core busy; more parts at the
 * same time would need more memory.
 */
public final class ParallelTasks {
  private static final int MAX_THREADS = 2;

  private ParallelTasks() {}

  /**
   * Does all parts, started in their order, and gives their results in it. Where one fails, the
   * others are interrupted; once they have ended, the first failure is thrown.
   *
   * @throws IOException the failure of a part, or that this thread was interrupted
   */
  public static <T> List<T> run(List<Callable<T>> parts) throws IOException {
    ExecutorService threads = Executors.newFixedThreadPool(MAX_THREADS, ParallelTasks::thread);
    try {
      CompletionService<T> ended = new ExecutorCompletionService<>(threads);
      List<Future<T>> all = parts.stream().map(ParallelTasks::watched).map(ended::submit).toList();
      for (int each = 0; each < parts.size(); each++) {
        ended.take().get();
      }
      List<T> results = new ArrayList<>();
      for (Future<T> each : all) {
        results.add(each.get());
      }
      return results;
    } catch (ExecutionException failure) {
      throw thrown(failure.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while parts of a step were under way");
    } finally {
      end(threads);
    }
  }

  /** Its lines in the log are about the same run as those of the step, and so is its trace. */
  private static <T> Callable<T> watched(Callable<T> part) {
    Map<String, String> fields = Objects.requireNonNullElse(MDC.getCopyOfContextMap(), Map.of());
    return Context.current()
        .wrap(
            () -> {
              MDC.setContextMap(fields);
              return part.call();
            });
  }

  private static Thread thread(Runnable part) {
    Thread thread = new Thread(part, "step-part");
    thread.setDaemon(true);
    return thread;
  }

  /** What a part still writes must not be taken from under it. */
  private static void end(ExecutorService threads) {
    threads.shutdownNow();
    boolean interrupted = Thread.interrupted();
    while (true) {
      try {
        if (threads.awaitTermination(1, TimeUnit.MINUTES)) {
          break;
        }
      } catch (InterruptedException again) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static IOException thrown(@Nullable Throwable cause) throws IOException {
    if (cause instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    if (cause instanceof Error error) {
      throw error;
    }
    if (cause instanceof IOException trouble) {
      throw trouble;
    }
    throw new IOException("a part of a step failed", cause);
  }
}
