package dev.sluice.agent.draft;

import dev.sluice.contract.Failure;

/** No definition can be drafted for a file; the message says why and what to do. */
public final class DraftException extends Exception {
  DraftException(String file, String what, String remedy) {
    super(file + ": " + what + ". " + remedy);
  }

  /** A file that no run could read either. */
  DraftException(Failure failure) {
    super(failure.message() + (failure.remedy() == null ? "." : ". " + failure.remedy()));
  }
}
