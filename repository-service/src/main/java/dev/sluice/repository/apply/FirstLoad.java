package dev.sluice.repository.apply;

import static dev.sluice.repository.jooq.Tables.RESOURCE;
import static dev.sluice.repository.jooq.Tables.RESOURCE_IDENTIFIER;
import static dev.sluice.repository.jooq.Tables.RESOURCE_LINK;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.val;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.run.Counters;
import dev.sluice.repository.plan.PlanCounters;
import dev.sluice.repository.postgresql.DatabaseTrouble;
import dev.sluice.repository.postgresql.LocalSettings;
import dev.sluice.repository.unique.UniqueProperties;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.jooq.Result;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;

/**
 * Applies a plan that only inserts to live tables that hold nothing yet: without their indexes,
 * which are made once the rows are there, and into new files, of which a server at {@code wal_level
 * = minimal} writes no log. Both are faster by a factor, and both keep others from reading the
 * tables until the transaction ends, who would find nothing in them anyway. Of the conflicts there
 * can be, one is left: a resource that links were planned to has gone.
 */
final class FirstLoad {
  /** Fewer rows are entered in less time than the tables and indexes are made anew. */
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

  private static final String KEYS =
      """
      SELECT conname::text, pg_get_constraintdef(oid) FROM pg_constraint
      WHERE conrelid = {0}::regclass AND contype IN ('p', 'u')
      ORDER BY contype, conname
      """;

  private static final String OTHER_INDEXES =
      """
      SELECT pg_class.relname::text, pg_get_indexdef(pg_class.oid)
      FROM pg_index JOIN pg_class ON pg_class.oid = pg_index.indexrelid
      WHERE pg_index.indrelid = {0}::regclass
        AND NOT EXISTS (SELECT FROM pg_constraint
          WHERE conindid = pg_class.oid AND conrelid = pg_index.indrelid)
      ORDER BY pg_class.relname
      """;

  private final DSLContext dsl;
  private final List<TakenTable> taken;

  private FirstLoad(DSLContext dsl) {
    this.dsl = dsl;
    this.taken = TABLES.stream().map(table -> TakenTable.take(dsl, table)).toList();
  }

  /**
   * Takes the tables, where they are empty, many inserts and nothing else are planned, and nobody
   * is reading the tables for longer than a moment.
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
    taken.stream().filter(each -> each.table().equals(table)).forEach(each -> each.index(dsl));
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

  /** A table in new files, with what it needs to get back. */
  private record TakenTable(
      Table<?> table,
      Result<Record2<String, String>> keys,
      Result<Record2<String, String>> indexes) {

    static TakenTable take(DSLContext dsl, Table<?> table) {
      var taken =
          new TakenTable(
              table, definitions(dsl, KEYS, table), definitions(dsl, OTHER_INDEXES, table));
      dsl.execute("TRUNCATE {0}", table);
      for (var index : taken.indexes()) {
        dsl.dropIndex(index.value1()).execute();
      }
      for (var key : taken.keys()) {
        dsl.alterTable(table).dropConstraint(key.value1()).execute();
      }
      return taken;
    }

    void index(DSLContext dsl) {
      for (var key : keys) {
        dsl.execute(
            "ALTER TABLE {0} ADD CONSTRAINT {1} " + key.value2(), table, name(key.value1()));
      }
      indexes.forEach(index -> dsl.execute(index.value2()));
    }

    private static Result<Record2<String, String>> definitions(
        DSLContext dsl, String query, Table<?> table) {
      return dsl.resultQuery(query, val(table.getName()))
          .coerce(field("name", String.class), field("definition", String.class))
          .fetch();
    }
  }
}
