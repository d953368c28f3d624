package dev.sluice.repository.apply;

import static dev.sluice.repository.jooq.Tables.RESOURCE;
import static dev.sluice.repository.jooq.Tables.RESOURCE_IDENTIFIER;
import static dev.sluice.repository.jooq.Tables.RESOURCE_LINK;
import static org.jooq.impl.DSL.val;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.run.Counters;
import dev.sluice.repository.plan.PlanCounters;
import dev.sluice.repository.postgresql.DatabaseTrouble;
import dev.sluice.repository.postgresql.LocalSettings;
import dev.sluice.repository.postgresql.Statement;
import dev.sluice.repository.unique.UniqueProperties;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;

/**
 * Applies a plan with only inserts to empty live tables: without their indexes, which are created
 * afterwards, and into new files, for which a server with {@code wal_level = minimal} writes no
 * log. Both are much faster, and both block readers until the transaction ends; they would find
 * nothing anyway. Only one conflict is possible: a resource that is the end of planned links no
 * longer exists.
 */
final class FirstLoad {
  /** Fewer rows are entered in less time than the tables and indexes are made again. */
  private static final long INSERTS_WORTH_A_FIRST_LOAD = 1000;

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

  private static final List<Table<?>> TABLES =
      List.of(RESOURCE, RESOURCE_IDENTIFIER, RESOURCE_LINK);

  // Two that look at the tables at the same time would each wait for the other to let them go.
  private static final String ONE_AT_A_TIME =
      "SELECT pg_advisory_xact_lock(hashtext('first load'))";

  // Whoever added a reference to these tables of his own gets no table from under it, and whoever
  // has a view that groups by a key no key.
  private static final String IS_REFERENCED =
      """
      SELECT EXISTS (SELECT FROM pg_constraint WHERE contype = 'f'
        AND confrelid IN ('resource'::regclass, 'resource_identifier'::regclass,
          'resource_link'::regclass))
        OR EXISTS (SELECT FROM pg_constraint
          JOIN pg_depend ON refclassid = 'pg_constraint'::regclass AND refobjid = pg_constraint.oid
          WHERE conrelid IN ('resource'::regclass, 'resource_identifier'::regclass,
              'resource_link'::regclass)
            AND classid = 'pg_rewrite'::regclass)
      """;

  // They run under the role of the tables' owner: this service's own may change rows alone.
  private static final Statement BEGIN = Statement.of("SELECT begin_first_load()");
  private static final Statement INDEX = Statement.of("table", "SELECT index_first_load({table})");

  private final DSLContext dsl;

  private FirstLoad(DSLContext dsl) {
    this.dsl = dsl;
    BEGIN.execute(dsl);
  }

  /**
   * Takes the tables, if they are empty, many inserts and nothing else are planned, and nobody is
   * reading the tables for longer than a moment.
   */
  static Optional<FirstLoad> begin(DSLContext dsl, PlanCounters planned) {
    if (!plansInsertsAlone(planned)) {
      return Optional.empty();
    }
    dsl.fetch(ONE_AT_A_TIME);
    boolean takes =
        areEmpty(dsl)
            && !dsl.resultQuery(IS_REFERENCED).fetchSingle(0, Boolean.class)
            && lock(dsl)
            && areEmpty(dsl);
    return takes ? Optional.of(new FirstLoad(dsl)) : Optional.empty();
  }

  /** Makes the planned inserts, and tells whether any met a conflict. */
  boolean apply(UUID synchronizationId, ConnectorDefinition connector, UniqueProperties unique) {
    int resources = ResourceWriter.applyFirst(dsl, synchronizationId, unique);
    index(RESOURCE);
    index(RESOURCE_IDENTIFIER);
    boolean conflicts = LinkWriter.applyFirst(dsl, synchronizationId, connector.name(), resources);
    index(RESOURCE_LINK);
    return conflicts;
  }

  private void index(Table<?> table) {
    INDEX.execute(dsl, Map.of("table", val(table.getName())));
  }

  private static boolean plansInsertsAlone(PlanCounters planned) {
    List<Counters> all =
        Stream.of(planned.resources(), planned.links())
            .flatMap(counters -> counters.values().stream())
            .toList();
    return all.stream().allMatch(each -> each.updated() + each.deleted() == 0)
        && all.stream().mapToLong(Counters::inserted).sum() >= INSERTS_WORTH_A_FIRST_LOAD;
  }

  private static boolean areEmpty(DSLContext dsl) {
    return TABLES.stream().noneMatch(dsl::fetchExists);
  }

  /**
   * Waits for readers, but not for long: a compare may hold a table on one connection while it
   * reads the next on another, which would wait for this one in turn, and PostgreSQL sees no
   * circle.
   */
  private static boolean lock(DSLContext dsl) {
    try {
      dsl.transaction(
          nested -> {
            DSLContext savepoint = nested.dsl();
            Object usual = savepoint.fetchValue("SELECT current_setting('lock_timeout')");
            LocalSettings.lockTimeout(savepoint, LONGEST_WAIT);
            savepoint.execute(
                "LOCK TABLE {0}, {1}, {2} IN ACCESS EXCLUSIVE MODE",
                RESOURCE, RESOURCE_IDENTIFIER, RESOURCE_LINK);
            // Not to the default, which is to wait without a limit.
            savepoint.execute("SELECT set_config('lock_timeout', {0}, true)", val(usual));
          });
      return true;
    } catch (DataAccessException e) {
      if (DatabaseTrouble.isLocked(e)) {
        return false;
      }
      throw e;
    }
  }
}
