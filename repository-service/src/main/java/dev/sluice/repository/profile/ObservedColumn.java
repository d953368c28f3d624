package dev.sluice.repository.profile;

import dev.sluice.contract.profile.ColumnProfile;
import dev.sluice.contract.profile.ColumnProfile.Mask;
import dev.sluice.contract.profile.SourceProfile;
import dev.sluice.contract.run.Breach;
import dev.sluice.contract.run.ColumnChange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column of a whole table that the definition reads, with its history.
 *
 * @param now in the run's file
 * @param last in the file that was applied last; null if it had no such column
 * @param usual in the files that were applied before, the latest first; empty if these are too few
 *     to say what is usual
 */
record ObservedColumn(Counted now, @Nullable Counted last, List<Counted> usual) {

  /** A column with the file that it was counted in. */
  record Counted(SourceProfile file, ColumnProfile column) {
    /** How many of the rows that were looked at have a value. */
    long values() {
      return file.sampled() - column.empty();
    }

    /** About how many rows of the whole file have a value. */
    double estimatedValues() {
      return file.sampled() == 0 ? 0 : (double) values() * file.rows() / file.sampled();
    }

    /** Percent of the cells that have no value. */
    double emptyPercent() {
      return file.sampled() == 0 ? 0 : 100.0 * column.empty() / file.sampled();
    }

    /** Percent of the values that have this pattern. */
    double percentLike(String mask) {
      return values() == 0
          ? 0
          : 100.0
              * column.masks().stream()
                  .filter(each -> each.text().equals(mask))
                  .mapToLong(Mask::cells)
                  .sum()
              / values();
    }

    /** How long the value in the middle is. */
    double middleLength() {
      return column.lengths().size() < 3 ? 0 : column.lengths().get(2);
    }
  }

  Breach breach(ColumnChange change, double was, double is) {
    return breach(change, was, is, null);
  }

  Breach breach(ColumnChange change, double was, double is, @Nullable String other) {
    return new Breach(
        now.file().source(),
        change.label(),
        Usual.rounded(was),
        Usual.rounded(is),
        null,
        change == ColumnChange.EMPTIED ? now.file().rows() : now.file().sampled(),
        now.column().name(),
        other);
  }
}
