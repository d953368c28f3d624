package dev.sluice.repository.run;

import dev.sluice.contract.FailureType;
import dev.sluice.repository.StepException;
import java.util.UUID;

/** Reads the id of a run that a workflow or an agent sent. */
public final class RunId {
  private RunId() {}

  public static UUID read(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new StepException(
          FailureType.INVALID_REQUEST,
          "The id of a synchronization is a UUID",
          "Start the run without an id; then it gets one.");
    }
  }
}
