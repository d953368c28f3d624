package dev.sluice.repository.compare.resource;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.val;

import dev.sluice.repository.compare.wire.WireFormat;
import dev.sluice.repository.postgresql.Statement;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.jooq.Result;

/**
 * Reserves ids for resources that a plan will insert, before their rows arrive: then rows, and so
 * their digest, can be computed while they are written. Unused ids are lost.
 */
final class ReservedIds {
  // Others may take some in between, so these are the stretches that nobody else has.
  private static final Statement RESERVE =
      Statement.of(
          "count",
          """
          SELECT min(id) AS first, max(id) AS last
          FROM (
            SELECT id, id - row_number() OVER () AS stretch
            FROM (SELECT nextval('resource_id') AS id FROM generate_series(1, {count})) taken
            -- The sequence is asked once for each row, whatever is made of it.
            OFFSET 0) ids
          GROUP BY stretch ORDER BY first
          """);

  private final Result<Record2<Long, Long>> stretches;
  private int stretch;
  private long taken;

  private ReservedIds(Result<Record2<Long, Long>> stretches) {
    this.stretches = stretches;
  }

  /** So many ids that nobody else gets. */
  static ReservedIds of(DSLContext dsl, long count) {
    return new ReservedIds(
        dsl.resultQuery(RESERVE.with(Map.of("count", val(count))))
            .coerce(field(name("first"), Long.class), field(name("last"), Long.class))
            .fetch());
  }

  /** The next one, in ascending order. */
  long next() {
    if (stretch == stretches.size()) {
      throw WireFormat.malformed("more rows arrive than were announced");
    }
    Record2<Long, Long> from = stretches.get(stretch);
    long id = from.value1() + taken++;
    if (id == from.value2()) {
      stretch++;
      taken = 0;
    }
    return id;
  }
}
