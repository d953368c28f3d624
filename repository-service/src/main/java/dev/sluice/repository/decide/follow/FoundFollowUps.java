package dev.sluice.repository.decide.follow;

import static dev.sluice.repository.jooq.Tables.REVIEW_FILTER;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.or;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.run.Decision.Rest;
import dev.sluice.repository.decide.ChangeByChange;
import dev.sluice.repository.decide.rule.Rules;
import dev.sluice.repository.filter.Dimension;
import dev.sluice.repository.filter.ReviewFilters;
import dev.sluice.repository.filter.plan.FollowingChanges;
import dev.sluice.repository.filter.plan.Said;
import dev.sluice.repository.held.HeldStill;
import dev.sluice.repository.inspect.Inspection;
import dev.sluice.repository.inspect.InspectionState;
import dev.sluice.repository.postgresql.LocalSettings;
import dev.sluice.repository.run.RunDefinitions;
import dev.sluice.repository.run.RunQueries;
import dev.sluice.repository.run.Synchronization;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/**
 * Finds dependent changes like the outcome does, and caches the last result: a plan does not
 * change, and the digest of a decision covers the rules, the held changes and the protected
 * resources.
 */
@Component
class FoundFollowUps implements FollowingChanges {
  /** Of a plan there are as many at most as it has changes, four megabytes of a million. */
  private static final int MOST_KNOWN = 10;

  private static final List<String> TERMS =
      List.of(Dimension.SAID.label(), "not." + Dimension.SAID.label());

  private record Decided(UUID run, String digest) {}

  private final DSLContext database;
  private final RunQueries runs;
  private final Map<Decided, List<Integer>> known = new LinkedHashMap<>();

  FoundFollowUps(DSLContext database, RunQueries runs) {
    this.database = database;
    this.runs = runs;
  }

  @Override
  public List<Integer> of(UUID run, MultiValueMap<String, String> parameters) {
    boolean asked =
        TERMS.stream()
            .map(parameters::get)
            .anyMatch(values -> values != null && values.contains(Said.FOLLOW.label()));
    return asked || isKept(run, parameters.getFirst(ReviewFilters.KEPT)) ? of(run) : List.of();
  }

  /** Whether a filter that was kept asks for them. */
  private boolean isKept(UUID run, @Nullable String filter) {
    return filter != null
        && database.fetchExists(
            REVIEW_FILTER,
            REVIEW_FILTER.SYNCHRONIZATION_ID.eq(run),
            REVIEW_FILTER.ID.cast(SQLDataType.CLOB).eq(filter),
            or(
                TERMS.stream()
                    .map(
                        term ->
                            condition(
                                "jsonb_exists({0} -> {1}, {2})",
                                REVIEW_FILTER.FILTER, inline(term), inline(Said.FOLLOW.label())))
                    .toList()));
  }

  @Override
  public List<Integer> of(UUID run) {
    Synchronization kept = runs.getKept(run);
    Optional<Inspection> inspection =
        Rules.inspection(database, run)
            .filter(each -> each.state() == InspectionState.DONE)
            .filter(each -> each.digest() != null)
            .filter(each -> each.planDigest().equals(kept.planDigest()))
            .filter(each -> isAnythingHeld(kept.connector(), each));
    return inspection.isEmpty() ? List.of() : of(run, RunDefinitions.of(kept), inspection.get());
  }

  private boolean isAnythingHeld(String connector, Inspection inspection) {
    return Rules.any(database, inspection.id())
        || HeldStill.any(database, connector)
        || Rules.takeProtected(database, inspection.id());
  }

  private List<Integer> of(UUID run, ConnectorDefinition connector, Inspection inspection) {
    return database.transactionResult(
        configuration -> {
          DSLContext dsl = configuration.dsl();
          LocalSettings.sortInMemory(dsl);
          var decided = new Decided(run, ChangeByChange.digest(dsl, run, connector, Rest.APPLY));
          List<Integer> earlier = find(decided);
          if (earlier != null) {
            return earlier;
          }
          List<Integer> found = ChangeByChange.following(dsl, run, connector, inspection);
          keep(decided, found);
          return found;
        });
  }

  private synchronized @Nullable List<Integer> find(Decided decided) {
    return known.get(decided);
  }

  private synchronized void keep(Decided decided, List<Integer> found) {
    known.put(decided, found);
    if (known.size() > MOST_KNOWN) {
      known.remove(known.keySet().iterator().next());
    }
  }
}
