package dev.sluice.repository.facet;

import static dev.sluice.repository.jooq.Tables.REVIEW_CHANGE;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.SQLDataType.BIGINT;

import org.jooq.Field;

/** A random order of changes: the same seed gives the same order, whatever the filter. */
public final class RandomOrder {
  private RandomOrder() {}

  /** The place of a change; changes of the same place are in the order of their numbers. */
  public static Field<Long> of(long seed) {
    return function(
        "hashint8extended", BIGINT, REVIEW_CHANGE.N.cast(BIGINT), inline(seed).cast(BIGINT));
  }
}
