package dev.sluice.repository.decide.rule;

import static dev.sluice.repository.jooq.Tables.REVIEW_CHANGE;
import static dev.sluice.repository.jooq.Tables.SYNCHRONIZATION;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.when;

import dev.sluice.repository.filter.plan.ReviewedPlan;
import dev.sluice.repository.filter.plan.ReviewedPlan.Dataset;
import dev.sluice.repository.held.HeldStill;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQL;

/**
 * The changes of a plan that are held since earlier runs.
 *
 * @param all the changes, as {@link HeldStill} gives them
 * @param any whether there may be one
 * @param properties those of updates that are held
 */
record HeldEarlier(ReviewedPlan plan, SQL all, boolean any, NavigableSet<String> properties) {

  static HeldEarlier of(DSLContext dsl, ReviewedPlan plan) {
    String connector =
        dsl.select(SYNCHRONIZATION.CONNECTOR)
            .from(SYNCHRONIZATION)
            .where(SYNCHRONIZATION.ID.eq(plan.run()))
            .fetchSingle(SYNCHRONIZATION.CONNECTOR);
    SQL all = HeldStill.all(plan.run(), connector);
    boolean any = HeldStill.any(dsl, connector);
    List<String> properties =
        any
            ? dsl.resultQuery(
                    "SELECT DISTINCT unnest(held.properties) FROM ({0}) held ORDER BY 1", all)
                .fetch(0, String.class)
            : List.of();
    return new HeldEarlier(plan, all, any, new TreeSet<>(properties));
  }

  /** Changes that are held as a whole, among the inspected ones. */
  Condition whole() {
    return any ? among("held.whole") : falseCondition();
  }

  /** Updates of which this property is held. */
  Condition property(String property) {
    return properties.contains(property)
        ? among("{4} = ANY (held.properties)", inline(property))
        : falseCondition();
  }

  private Condition among(String which, Field<?>... argument) {
    return condition(
        "({0}, {1}, {2}) IN (SELECT held.target, held.key, held.target_key FROM ({3}) held WHERE "
            + which
            + ")",
        targetName(),
        REVIEW_CHANGE.KEY,
        coalesce(REVIEW_CHANGE.TARGET_KEY, inline("")),
        all,
        argument.length == 0 ? inline("") : argument[0]);
  }

  private Field<String> targetName() {
    Field<String> name = inline((String) null);
    for (Dataset dataset : plan.datasets()) {
      name =
          when(REVIEW_CHANGE.TARGET.eq(inline(dataset.number())), inline(dataset.name()))
              .otherwise(name);
    }
    return field("{0} COLLATE \"C\"", String.class, name);
  }
}
