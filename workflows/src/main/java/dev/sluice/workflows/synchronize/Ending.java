package dev.sluice.workflows.synchronize;

import dev.sluice.contract.Failure;
import dev.sluice.contract.run.Status;
import org.jspecify.annotations.Nullable;

/**
 * The end of a run.
 *
 * @param keepsFiles whether the run's files stay if they are
 */
record Ending(
    Status status, @Nullable Failure failure, @Nullable String supersededBy, boolean keepsFiles) {

  /** The first steps were asked for, to look at the files they write. */
  static Ending afterFirstSteps() {
    return new Ending(Status.PLANNED, null, null, true);
  }

  static Ending dry() {
    return new Ending(Status.PLANNED, null, null, false);
  }

  /** Applied; {@code failure} says why the files did not become the snapshot, if they did not. */
  static Ending completed(@Nullable Failure failure) {
    return new Ending(Status.COMPLETED, failure, null, true);
  }

  static Ending cancelled() {
    return new Ending(Status.CANCELLED, null, null, false);
  }

  static Ending expired() {
    return new Ending(Status.EXPIRED, null, null, false);
  }

  static Ending superseded(@Nullable String by) {
    return new Ending(Status.SUPERSEDED, null, by, false);
  }

  static Ending failed(Failure failure) {
    return new Ending(Status.FAILED, failure, null, false);
  }
}
