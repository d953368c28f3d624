package dev.sluice.repository.run;

import dev.sluice.repository.rest.ProblemCode;
import dev.sluice.repository.rest.ProblemException;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Finds a requested run, or says why it cannot be shown. */
@Component
public class RunQueries {
  private final Synchronizations synchronizations;

  RunQueries(Synchronizations synchronizations) {
    this.synchronizations = synchronizations;
  }

  /** The run with this id. */
  public Synchronization get(UUID id) {
    return synchronizations
        .findById(id)
        .orElseThrow(() -> ProblemException.notFound("There is no synchronization " + id + "."));
  }

  /** The run with this id, if its changes and rejected rows can still be shown. */
  public Synchronization getKept(UUID id) {
    Synchronization run = get(id);
    if (run.planForgottenAt() != null) {
      throw new ProblemException(
          ProblemCode.FORGOTTEN,
          ("The changes and rejected rows of synchronization %s were deleted at %s, because of"
                  + " their age. Its counters, breaches and decision stay.")
              .formatted(id, run.planForgottenAt().truncatedTo(ChronoUnit.SECONDS)));
    }
    return run;
  }
}
