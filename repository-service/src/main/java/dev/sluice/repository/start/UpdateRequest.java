package dev.sluice.repository.start;

import dev.sluice.contract.run.Mode;
import dev.sluice.contract.run.Via;
import dev.sluice.repository.run.RunRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body of a request to update expressions; it is optional. */
record UpdateRequest(@Nullable Boolean force, @Nullable Boolean dryRun) {
  static final UpdateRequest EMPTY = new UpdateRequest(null, null);

  /** What it asks for: the files are the whole truth, as they were when they were applied. */
  RunRequest understood(String connector, String requestedBy) {
    return new RunRequest(
        connector,
        Mode.COMPLETE,
        Boolean.TRUE.equals(force),
        Boolean.TRUE.equals(dryRun),
        List.of(),
        requestedBy,
        Via.REST);
  }
}
