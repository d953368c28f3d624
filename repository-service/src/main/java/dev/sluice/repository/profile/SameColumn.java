package dev.sluice.repository.profile;

import dev.sluice.contract.profile.ColumnProfile;
import dev.sluice.contract.profile.SourceProfile;
import dev.sluice.repository.profile.ObservedColumn.Counted;
import java.util.List;
import java.util.Optional;

/** Whether a missing column and a new column are the same under another name. */
final class SameColumn {
  private static final double EMPTY_POINTS = 5;
  private static final double SHARE_OF_VALUES = 0.8;
  private static final double CHARACTERS = 1;

  private SameColumn() {}

  /** The new column that looks like the one that is gone, if it looks like no other one. */
  static Optional<ColumnProfile> only(
      SourceProfile last,
      ColumnProfile gone,
      List<ColumnProfile> allGone,
      SourceProfile now,
      List<ColumnProfile> allNew) {
    List<ColumnProfile> likeGone =
        allNew.stream().filter(each -> alike(last, gone, now, each)).toList();
    if (likeGone.size() != 1) {
      return Optional.empty();
    }
    ColumnProfile found = likeGone.get(0);
    long others = allGone.stream().filter(each -> alike(last, each, now, found)).count();
    return others == 1 ? Optional.of(found) : Optional.empty();
  }

  private static boolean alike(
      SourceProfile last, ColumnProfile gone, SourceProfile now, ColumnProfile found) {
    Counted before = new Counted(last, gone);
    Counted after = new Counted(now, found);
    return gone.filled()
        && found.filled()
        && Math.abs(before.emptyPercent() - after.emptyPercent()) <= EMPTY_POINTS
        && near(gone.distinct(), found.distinct())
        && Math.abs(before.middleLength() - after.middleLength()) <= CHARACTERS
        && !gone.masks().isEmpty()
        && !found.masks().isEmpty()
        && gone.masks().get(0).text().equals(found.masks().get(0).text());
  }

  private static boolean near(long one, long other) {
    return Math.min(one, other) >= SHARE_OF_VALUES * Math.max(one, other);
  }
}
