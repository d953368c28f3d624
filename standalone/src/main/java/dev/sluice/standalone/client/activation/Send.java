package dev.sluice.standalone.client.activation;

import dev.sluice.standalone.command.ExitCode;
import org.jspecify.annotations.Nullable;

/** A send as in the API. */
record Send(
    String id,
    String application,
    Status status,
    long toMail,
    long sent,
    long failed,
    long uncertain,
    @Nullable String reason) {

  /** How a send is. */
  enum Status {
    WAITING,
    HELD,
    RUNNING,
    COMPLETED,
    CANCELLED,
    FAILED
  }

  boolean ended() {
    return status != Status.RUNNING && status != Status.WAITING;
  }

  int exitCode() {
    return switch (status) {
      case WAITING, RUNNING, COMPLETED -> ExitCode.DONE;
      case HELD -> ExitCode.HELD;
      case CANCELLED -> ExitCode.NOT_APPLIED;
      case FAILED -> ExitCode.FAILED;
    };
  }
}
