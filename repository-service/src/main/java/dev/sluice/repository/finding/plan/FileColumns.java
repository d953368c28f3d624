package dev.sluice.repository.finding.plan;

import static dev.sluice.repository.jooq.Tables.COLUMN_PROFILE;
import static dev.sluice.repository.jooq.Tables.CONNECTOR;
import static dev.sluice.repository.jooq.Tables.SYNCHRONIZATION;

import dev.sluice.contract.profile.ColumnProfile;
import dev.sluice.contract.profile.SourceProfile;
import dev.sluice.contract.run.Status;
import dev.sluice.repository.finding.evidence.ReadFile.Columns;
import dev.sluice.repository.finding.evidence.Share;
import dev.sluice.repository.profile.ColumnProfiles;
import dev.sluice.repository.run.Synchronization;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Compares the header of a run's file with those of applied files. */
final class FileColumns {
  /** With more connectors the others are not examined. */
  private static final int MOST_CONNECTORS = 500;

  private final DSLContext dsl;
  private final Synchronization run;

  FileColumns(DSLContext dsl, Synchronization run) {
    this.dsl = dsl;
    this.run = run;
  }

  /** Null if nobody knows the columns, or no file of the source was applied before. */
  @Nullable Columns of(String source) {
    Optional<SourceProfile> now = profile(run.id(), source);
    Optional<SourceProfile> last = lastApplied(source).flatMap(each -> profile(each, source));
    if (now.isEmpty() || last.isEmpty()) {
      return null;
    }
    Set<String> names = names(now.get());
    Share same = shared(names, names(last.get()));
    Share most = Share.NONE;
    String other = null;
    for (Map.Entry<String, Set<String>> each : namesOfOthers(source).entrySet()) {
      Share shared = shared(names, each.getValue());
      if (shared.value() > most.value()) {
        most = shared;
        other = each.getKey();
      }
    }
    return new Columns(same, other, most);
  }

  private Optional<SourceProfile> profile(UUID of, String source) {
    return ColumnProfiles.of(dsl, of).stream()
        .filter(each -> each.source().equals(source) && !each.commands() && !each.uploaded())
        .findFirst();
  }

  private Optional<UUID> lastApplied(String source) {
    return dsl.select(SYNCHRONIZATION.ID)
        .from(SYNCHRONIZATION)
        .join(COLUMN_PROFILE)
        .on(COLUMN_PROFILE.SYNCHRONIZATION_ID.eq(SYNCHRONIZATION.ID))
        .where(SYNCHRONIZATION.CONNECTOR.eq(run.connector()))
        .and(SYNCHRONIZATION.STATUS.eq(Status.COMPLETED.name()))
        .and(SYNCHRONIZATION.ID.ne(run.id()))
        .and(COLUMN_PROFILE.SOURCE.eq(source))
        .orderBy(SYNCHRONIZATION.ENDED_AT.desc())
        .limit(1)
        .fetchOptional(SYNCHRONIZATION.ID);
  }

  /** By a source's name, with that of its connector if that is another one. */
  private Map<String, Set<String>> namesOfOthers(String source) {
    Map<String, Set<String>> others = new TreeMap<>();
    dsl.select(CONNECTOR.NAME, CONNECTOR.LAST_APPLIED)
        .from(CONNECTOR)
        .where(CONNECTOR.LAST_APPLIED.isNotNull())
        .orderBy(CONNECTOR.NAME)
        .limit(MOST_CONNECTORS)
        .forEach(
            row -> {
              boolean own = row.value1().equals(run.connector());
              for (SourceProfile each : ColumnProfiles.of(dsl, row.value2())) {
                if (!own || !each.source().equals(source)) {
                  others.put((own ? "" : row.value1() + "/") + each.source(), names(each));
                }
              }
            });
    return others;
  }

  private static Set<String> names(SourceProfile profile) {
    return profile.columns().stream().map(ColumnProfile::name).collect(Collectors.toSet());
  }

  private static Share shared(Set<String> one, Set<String> other) {
    Set<String> both = new HashSet<>(one);
    both.retainAll(other);
    return new Share(both.size(), one.size() + other.size() - both.size());
  }
}
