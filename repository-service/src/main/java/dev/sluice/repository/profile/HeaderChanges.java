package dev.sluice.repository.profile;

import dev.sluice.contract.profile.ColumnProfile;
import dev.sluice.contract.profile.SourceProfile;
import dev.sluice.contract.run.Breach;
import dev.sluice.contract.run.ColumnChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Columns that are missing, new, renamed or moved compared with the last applied file. A column
 * that the definition reads cannot be missing: such a file is refused.
 */
final class HeaderChanges {
  private final SourceProfile now;
  private final SourceProfile last;

  private HeaderChanges(SourceProfile now, SourceProfile last) {
    this.now = now;
    this.last = last;
  }

  static List<Breach> examine(SourceProfile now, @Nullable SourceProfile last) {
    return last == null ? List.of() : new HeaderChanges(now, last).all();
  }

  private List<Breach> all() {
    List<ColumnProfile> gone = lacking(last, now);
    // Whoever lets the definition read a column knows that it is there.
    List<ColumnProfile> added =
        new ArrayList<>(lacking(now, last).stream().filter(each -> !each.read()).toList());
    List<Breach> changes = new ArrayList<>();
    List<ColumnProfile> missing = new ArrayList<>();
    for (ColumnProfile each : gone) {
      Optional<ColumnProfile> renamed = SameColumn.only(last, each, gone, now, added);
      renamed.ifPresent(added::remove);
      renamed.ifPresentOrElse(
          to -> changes.add(breach(ColumnChange.RENAMED, 0, 0, 1, each, to.name())),
          () -> missing.add(each));
    }
    if (!missing.isEmpty()) {
      changes.add(breach(ColumnChange.MISSING, 0, 0, missing.size(), missing.get(0), null));
    }
    if (!added.isEmpty()) {
      changes.add(breach(ColumnChange.NEW, 0, 0, added.size(), added.get(0), null));
    }
    moved().ifPresent(changes::add);
    return changes;
  }

  private static List<ColumnProfile> lacking(SourceProfile one, SourceProfile other) {
    return one.columns().stream().filter(each -> other.column(each.name()).isEmpty()).toList();
  }

  /**
   * The first of the columns that both have which stands before or behind another one than before.
   */
  private Optional<Breach> moved() {
    List<String> before = common(last, now);
    List<String> after = common(now, last);
    for (int i = 0; i < after.size(); i++) {
      if (!after.get(i).equals(before.get(i))) {
        ColumnProfile column = now.column(after.get(i)).orElseThrow();
        return Optional.of(
            breach(ColumnChange.MOVED, place(last, column), place(now, column), 1, column, null));
      }
    }
    return Optional.empty();
  }

  private static List<String> common(SourceProfile one, SourceProfile other) {
    return one.columns().stream()
        .map(ColumnProfile::name)
        .filter(each -> other.column(each).isPresent())
        .toList();
  }

  private static int place(SourceProfile file, ColumnProfile column) {
    return file.columns().stream().map(ColumnProfile::name).toList().indexOf(column.name()) + 1;
  }

  private Breach breach(
      ColumnChange change,
      double was,
      double is,
      long columns,
      ColumnProfile column,
      @Nullable String other) {
    return new Breach(now.source(), change.label(), was, is, columns, null, column.name(), other);
  }
}
