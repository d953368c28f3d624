package dev.sluice.repository.plan;

import static dev.sluice.repository.jooq.Tables.WITHHELD_CHANGE;
import static org.jooq.impl.DSL.currentOffsetDateTime;
import static org.jooq.impl.DSL.inline;

import org.jooq.DSLContext;

/** Changes that reviewers rejected, and that later plans leave out for some time. */
public final class Rejections {
  private Rejections() {}

  /** Whether there are any of an entity type or association of the connector. */
  public static boolean any(DSLContext dsl, String connector, String target) {
    return dsl.fetchExists(
        WITHHELD_CHANGE,
        WITHHELD_CHANGE.CONNECTOR.eq(connector),
        WITHHELD_CHANGE.TARGET.eq(target),
        WITHHELD_CHANGE.ACTION.eq(inline("REJECT")),
        WITHHELD_CHANGE.EXPIRES_AT.gt(currentOffsetDateTime()));
  }

  /** The same of the connector as a whole. */
  public static boolean any(DSLContext dsl, String connector) {
    return dsl.fetchExists(
        WITHHELD_CHANGE,
        WITHHELD_CHANGE.CONNECTOR.eq(connector),
        WITHHELD_CHANGE.ACTION.eq(inline("REJECT")),
        WITHHELD_CHANGE.EXPIRES_AT.gt(currentOffsetDateTime()));
  }
}
