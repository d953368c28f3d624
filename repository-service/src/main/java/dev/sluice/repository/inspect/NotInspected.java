package dev.sluice.repository.inspect;

import dev.sluice.contract.run.Status;
import dev.sluice.repository.rest.ProblemCode;
import dev.sluice.repository.rest.ProblemException;
import dev.sluice.repository.run.Synchronization;

/** Says why the requested inspection data does not exist. */
public final class NotInspected {
  private static final String SEE = "See its changes and link-changes instead";

  private NotInspected() {}

  /** There is no inspection of the run. */
  public static ProblemException none(Synchronization run) {
    return problem(
        run,
        run.status() == Status.AWAITING_REVIEW
            ? "are not inspected yet. Try again in a moment."
            : "were not inspected: only those of held and dry runs are. " + SEE + ".");
  }

  /** There is one, and it has not found anything out, or what it found is of another plan. */
  public static ProblemException unusable(Synchronization run, Inspection inspection) {
    return problem(
        run,
        switch (inspection.state()) {
          case RUNNING ->
              "are being inspected, " + inspection.changes() + " so far. Try again in a moment.";
          case FAILED -> "could not be inspected. " + SEE + "; they are complete.";
          case DONE -> "were planned again after they were inspected.";
        });
  }

  private static ProblemException problem(Synchronization run, String why) {
    return new ProblemException(
        ProblemCode.NOT_INSPECTED, "The changes of synchronization " + run.id() + " " + why);
  }
}
