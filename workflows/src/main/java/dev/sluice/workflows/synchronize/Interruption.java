package dev.sluice.workflows.synchronize;

import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.CompletablePromise;
import io.temporal.workflow.Workflow;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Separates steps that can be cancelled from steps that cannot. */
final class Interruption {
  private @Nullable CancellationScope scope;
  private boolean requested;

  /** Interrupts the steps under way, or those to come if none has begun. */
  void request() {
    requested = true;
    if (scope != null) {
      scope.cancel();
    }
  }

  /**
   * Takes steps that {@link #request} and Temporal's own cancellation interrupt.
   *
   * @throws CanceledFailure if one of the two came before the last step was over
   */
  <T> T allowed(Supplier<T> steps) {
    CompletablePromise<T> result = Workflow.newPromise();
    CancellationScope current =
        Workflow.newCancellationScope(
            () -> {
              CancellationScope.throwCanceled();
              result.complete(steps.get());
              // Both may be in one workflow task: the last step's result and the wish to stop.
              CancellationScope.throwCanceled();
            });
    scope = current;
    if (requested) {
      current.cancel();
    }
    current.run();
    return result.get();
  }

  /** Takes steps that nothing interrupts. */
  static <T> T ignored(Supplier<T> steps) {
    CompletablePromise<T> result = Workflow.newPromise();
    Workflow.newDetachedCancellationScope(() -> result.complete(steps.get())).run();
    return result.get();
  }
}
