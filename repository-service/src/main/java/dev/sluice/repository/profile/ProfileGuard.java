package dev.sluice.repository.profile;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.profile.ColumnProfile;
import dev.sluice.contract.profile.ProfileDefinition;
import dev.sluice.contract.profile.ProfilePolicy;
import dev.sluice.contract.profile.SourceProfile;
import dev.sluice.contract.run.Breach;
import dev.sluice.contract.run.ColumnChange;
import dev.sluice.repository.jooq.tables.records.SynchronizationRecord;
import dev.sluice.repository.profile.ObservedColumn.Counted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/**
 * Compares the profiles of a run's files with those of applied files. It does not depend on what
 * the run would change: a file that changes little may have lost a column.
 */
public final class ProfileGuard {
  /** In the order in which people should read them; of one column the first is told. */
  private static final List<ColumnRule> RULES =
      List.of(
          new EmptiedColumn(),
          new ConstantColumn(),
          new EmptyCells(),
          new NewPattern(),
          new FewerValues(),
          new OtherLength());

  /** These tell a single cause, and need no history but the last file. */
  private static final List<ColumnRule> RULES_OF_UPLOADS =
      List.of(new EmptiedColumn(), new ConstantColumn());

  /** More say no more, and a history in Temporal has no room for them. */
  private static final int MOST = 40;

  private final ProfileDefinition policies;
  private final List<Breach> holding = new ArrayList<>();
  private final List<Breach> warnings = new ArrayList<>();

  private ProfileGuard(ProfileDefinition policies) {
    this.policies = policies;
  }

  /** Judges the files of a run that is about to be planned. */
  public static Noticed judge(
      DSLContext dsl, SynchronizationRecord run, ConnectorDefinition connector) {
    List<SourceProfile> files = ColumnProfiles.of(dsl, run.getId());
    if (files.isEmpty()) {
      return new Noticed(List.of(), List.of());
    }
    AppliedProfiles applied = AppliedProfiles.before(dsl, run);
    ProfileGuard guard = new ProfileGuard(connector.profile());
    files.forEach(file -> guard.file(file, applied.of(file)));
    return guard.noticed();
  }

  /** The same of one file and what was applied before. */
  static Noticed judge(ProfileDefinition policies, SourceProfile file, FileHistory history) {
    ProfileGuard guard = new ProfileGuard(policies);
    guard.file(file, history);
    return guard.noticed();
  }

  private Noticed noticed() {
    return new Noticed(gravestFirst(holding), gravestFirst(warnings));
  }

  private static List<Breach> gravestFirst(List<Breach> found) {
    return found.stream()
        .sorted(Comparator.comparing(each -> ColumnChange.labelled(each.threshold()).orElseThrow()))
        .limit(MOST)
        .toList();
  }

  private void file(SourceProfile file, FileHistory history) {
    // Of commands an empty cell says nothing, and each file has as many rows as there are changes.
    if (!file.commands() && file.rows() > 0) {
      file.columns().stream()
          .filter(ColumnProfile::read)
          .map(column -> observed(file, column, history))
          .forEach(column -> column(column, file.uploaded() ? RULES_OF_UPLOADS : RULES));
    }
    if (!file.uploaded()) {
      HeaderChanges.examine(file, history.last()).forEach(each -> take(each, false));
      if (!file.commands()) {
        UnusualRows.examine(file, history).ifPresent(each -> take(each, false));
      }
    }
  }

  private void column(ObservedColumn column, List<ColumnRule> rules) {
    rules.stream()
        .flatMap(rule -> rule.examine(column).stream())
        .findFirst()
        .ifPresent(each -> take(each, isGrave(each, column)));
  }

  private static boolean isGrave(Breach breach, ObservedColumn column) {
    return breach.threshold().equals(ColumnChange.EMPTIED.label())
        && EmptiedColumn.lostMany(column);
  }

  private void take(Breach breach, boolean grave) {
    ProfilePolicy policy =
        breach.column() == null
            ? policies.of(breach.scope())
            : policies.of(breach.scope(), breach.column());
    if (policy == ProfilePolicy.HOLD || (policy == ProfilePolicy.WARN && grave)) {
      holding.add(breach);
    } else if (policy == ProfilePolicy.WARN) {
      warnings.add(breach);
    }
  }

  private static ObservedColumn observed(
      SourceProfile file, ColumnProfile column, FileHistory history) {
    SourceProfile last = history.last();
    return new ObservedColumn(
        new Counted(file, column),
        last == null ? null : counted(last, column.name()).orElse(null),
        usual(history, column.name()));
  }

  private static List<Counted> usual(FileHistory history, String column) {
    List<Counted> usual =
        history.usual().stream().flatMap(each -> counted(each, column).stream()).toList();
    return FileHistory.tellWhatIsUsual(usual) ? usual : List.of();
  }

  private static Optional<Counted> counted(SourceProfile file, String column) {
    return file.column(column)
        .filter(each -> file.sampled() > 0)
        .map(each -> new Counted(file, each));
  }
}
