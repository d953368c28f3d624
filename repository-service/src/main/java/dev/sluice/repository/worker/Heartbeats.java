package dev.sluice.repository.worker;

import dev.sluice.contract.FailureType;
import dev.sluice.repository.StepException;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCompletionException;
import jakarta.annotation.PreDestroy;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells Temporal that a long statement is still running. */
@Component
class Heartbeats {
  /** Half of what the workflow is promised. */
  private static final long INTERVAL_MILLIS = 2500;

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "heartbeats");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Does some work. If nobody waits for it any more, it comes to its end anyway: its transaction
   * ends as one piece, and the row of the run tells the next attempt to come later.
   */
  <T> T during(Supplier<T> work) {
    return during(new Beats(), work);
  }

  /**
   * Does some work that may be left unfinished.
   *
   * @param work gets what it tells its progress, which throws if nobody waits for it any more
   */
  <T> T whileWanted(Function<LongConsumer, T> work) {
    var beats = new Beats();
    return during(beats, () -> work.apply(beats));
  }

  private <T> T during(Beats beats, Supplier<T> work) {
    ScheduledFuture<?> beating =
        timer.scheduleAtFixedRate(beats, INTERVAL_MILLIS, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
    try {
      return work.get();
    } finally {
      beating.cancel(false);
    }
  }

  /** The heartbeats of one attempt. */
  private static final class Beats implements Runnable, LongConsumer {
    private final ActivityExecutionContext context = Activity.getExecutionContext();
    private volatile @Nullable Long progress;
    private volatile boolean unwanted;

    @Override
    public void run() {
      try {
        context.heartbeat(progress);
      } catch (ActivityCompletionException e) {
        unwanted = true;
      }
    }

    @Override
    public void accept(long done) {
      progress = done;
      if (unwanted) {
        throw new StepException(
            FailureType.OVERTAKEN,
            "The step is no longer needed",
            "Nothing needs to be done: the run continued without it");
      }
    }
  }

  @PreDestroy
  void stop() {
    timer.shutdownNow();
  }
}
