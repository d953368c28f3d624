package dev.sluice.repository;

import io.grpc.Context;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.errordetails.v1.NamespaceNotFoundFailure;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowServiceException;
import io.temporal.serviceclient.StatusUtils;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Calls to Temporal with a time limit. */
@Component
public final class TemporalCalls {
  private static final Set<Status.Code> NO_ANSWER =
      EnumSet.of(
          Status.Code.UNAVAILABLE,
          Status.Code.DEADLINE_EXCEEDED,
          Status.Code.CANCELLED,
          Status.Code.RESOURCE_EXHAUSTED);

  private final Duration timeout;
  private final ScheduledExecutorService deadlines =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "temporal-deadlines");
            thread.setDaemon(true);
            return thread;
          });

  public TemporalCalls(RepositoryProperties properties) {
    this.timeout = properties.temporalTimeout();
  }

  /** What Temporal is called for. */
  @FunctionalInterface
  public interface Call<T, E extends Exception> {
    T answer() throws E;
  }

  /**
   * What Temporal answers to a person's request.
   *
   * @throws TemporalUnavailableException when it did not answer in time
   * @throws WorkflowNotFoundException when the workflow has closed or was never there
   */
  public <T> T ask(Supplier<T> call) {
    try {
      return within(timeout, call::get);
    } catch (WorkflowNotFoundException e) {
      throw e.getCause() instanceof StatusRuntimeException cause ? understood(cause, e) : e;
    } catch (StatusRuntimeException e) {
      throw understood(e, e);
    } catch (WorkflowServiceException e) {
      throw e.getCause() instanceof StatusRuntimeException cause ? understood(cause, e) : e;
    }
  }

  /** Ends a call after this time, with what the client throws then. */
  public <T, E extends Exception> T within(Duration time, Call<T, E> call) throws E {
    // Without a deadline the client keeps trying for a minute, which is too long for a person.
    Context.CancellableContext context =
        Context.current().withDeadlineAfter(time.toMillis(), TimeUnit.MILLISECONDS, deadlines);
    Context before = context.attach();
    try {
      return call.answer();
    } finally {
      context.detach(before);
      context.cancel(null);
    }
  }

  private static RuntimeException understood(StatusRuntimeException status, RuntimeException e) {
    // A namespace that is not there says nothing about the workflows that belong in it.
    return NO_ANSWER.contains(status.getStatus().getCode())
            || StatusUtils.hasFailure(status, NamespaceNotFoundFailure.class)
        ? new TemporalUnavailableException(e)
        : e;
  }

  @PreDestroy
  public void stop() {
    deadlines.shutdownNow();
  }
}
