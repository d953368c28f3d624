package dev.sluice.repository.finding;

import dev.sluice.repository.finding.evidence.Cause;
import dev.sluice.repository.finding.evidence.Leftover;
import dev.sluice.repository.finding.evidence.Reading;
import dev.sluice.repository.finding.evidence.Word;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A cause of a run's changes, as it is stored.
 *
 * @param target the entity type or association
 * @param explained how many of its changes it explains
 * @param changes how many there are
 * @param reading how the file would have to be read; null if nobody can tell
 */
record Finding(
    Cause cause,
    Word word,
    String target,
    long explained,
    long changes,
    Evidence evidence,
    @Nullable Reading reading) {

  /** A cause that was tested, and of which nothing was seen. */
  static Finding notLike(Cause cause) {
    return new Finding(
        cause,
        Word.NONE,
        "",
        0,
        0,
        new Evidence(0, 0, List.of(), List.of(), List.of(), null, null, null, null, null),
        null);
  }

  /** How much it explains: changes, and rows that were rejected. */
  long weight() {
    return explained + Objects.requireNonNullElse(evidence.rejected(), 0L);
  }

  /** The same with what was counted, which says more than any sample. */
  Finding counted(Leftover leftover, long rows) {
    Word counted = reading == null || reading.leavesOut() ? null : leftover.word();
    return new Finding(
        cause,
        Objects.requireNonNullElse(counted, word),
        target,
        explained,
        changes,
        evidence.counted(leftover, rows),
        reading);
  }

  /** The same with why nothing was counted, unless it was counted before. */
  Finding notCounted(String why) {
    return evidence.counted() != null
        ? this
        : new Finding(cause, word, target, explained, changes, evidence.notCounted(why), reading);
  }
}
