package dev.sluice.repository.profile;

import dev.sluice.contract.profile.SourceProfile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The profiles of a source's applied files, the latest first. Uploaded files are not included.
 *
 * @param last the latest that was of the same kind: a whole table, or commands
 * @param usual those of that kind in runs of the same mode
 */
record FileHistory(@Nullable SourceProfile last, List<SourceProfile> usual) {
  /** Fewer say nothing of what is usual. */
  private static final int LEAST_RUNS = 5;

  /** Whether there were enough runs to say what is usual. */
  boolean tellsWhatIsUsual() {
    return tellWhatIsUsual(usual);
  }

  /** The same of what was found in earlier runs. */
  static boolean tellWhatIsUsual(List<?> runs) {
    return runs.size() >= LEAST_RUNS;
  }
}
