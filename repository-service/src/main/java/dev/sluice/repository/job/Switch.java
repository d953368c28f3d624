package dev.sluice.repository.job;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether the jobs of a connector start runs, and who decided so.
 *
 * @param by null while nobody has decided anything
 */
record Switch(boolean active, @Nullable String by, @Nullable Instant at, @Nullable String comment) {
  private static final String DEACTIVATED = "Deactivated by ";
  private static final String ACTIVATED = "Activated by ";

  /** The sentence that Temporal shows beside the schedule. */
  String note() {
    if (by == null) {
      return "";
    }
    String who = (active ? ACTIVATED : DEACTIVATED) + by;
    return comment == null || comment.isBlank() ? who : who + ": " + comment;
  }

  /** Whether a schedule stands still for what was decided here, and not in Temporal itself. */
  static boolean stopped(String note) {
    return note.startsWith(DEACTIVATED);
  }
}
