package dev.sluice.repository.finding;

import dev.sluice.repository.finding.evidence.Leftover;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The evidence for a finding.
 *
 * @param hits how many of those that were looked at show it
 * @param looked how many that were
 * @param properties in which it shows
 * @param columns what these are read from, in the same order
 * @param values a few that it is about
 * @param detail which kind of it
 * @param file the source's file
 * @param now how many changes of these properties there are
 * @param then how many there would be if the file were read otherwise; the sample says both, unless
 *     they were counted
 * @param counted over how many rows they were counted; null if the sample says them
 * @param notCounted why they could not be counted, if that was tried
 * @param rejected how many rejected rows it explains; null if none
 * @param repaired how many more rows could be used; null if nothing was counted
 */
record Evidence(
    long hits,
    long looked,
    List<String> properties,
    List<String> columns,
    List<String> values,
    @Nullable String detail,
    @Nullable String file,
    @Nullable Long now,
    @Nullable Long then,
    @Nullable Long counted,
    @Nullable String notCounted,
    @Nullable Long rejected,
    @Nullable Long repaired) {

  /** What a sample alone says. */
  Evidence(
      long hits,
      long looked,
      List<String> properties,
      List<String> columns,
      List<String> values,
      @Nullable String detail,
      @Nullable String file,
      @Nullable Long now,
      @Nullable Long then,
      @Nullable Long rejected) {
    this(
        hits,
        looked,
        properties,
        columns,
        values,
        detail,
        file,
        now,
        then,
        null,
        null,
        rejected,
        null);
  }

  /** The same with what was counted instead of what the sample says. */
  Evidence counted(Leftover leftover, long rows) {
    return new Evidence(
        hits,
        looked,
        properties,
        columns,
        values,
        detail,
        file,
        leftover.now(),
        leftover.then(),
        rows,
        null,
        rejected,
        leftover.repaired());
  }

  /** The same with why nothing was counted. */
  Evidence notCounted(String why) {
    return new Evidence(
        hits,
        looked,
        properties,
        columns,
        values,
        detail,
        file,
        now,
        then,
        null,
        why,
        rejected,
        null);
  }
}
