package dev.sluice.repository.decide.rule;

import static dev.sluice.repository.jooq.Tables.REVIEW_IMPACT;
import static dev.sluice.repository.jooq.Tables.REVIEW_RULE;
import static org.jooq.impl.DSL.inline;

import dev.sluice.repository.filter.ReviewFilter;
import dev.sluice.repository.filter.ReviewFilters;
import dev.sluice.repository.filter.plan.ReviewedPlan;
import dev.sluice.repository.inspect.Inspection;
import dev.sluice.repository.inspect.Inspections;
import dev.sluice.repository.jooq.tables.records.ReviewRuleRecord;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rules that reviewers have made for an inspected plan. */
public final class Rules {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<Map<String, List<@Nullable String>>> TERMS =
      new TypeReference<>() {};

  private Rules() {}

  /** The inspection of a run's plan, if there is one. */
  public static Optional<Inspection> inspection(DSLContext dsl, UUID run) {
    return new Inspections(dsl).of(run);
  }

  public static boolean any(DSLContext dsl, int inspection) {
    return dsl.fetchExists(REVIEW_RULE, REVIEW_RULE.INSPECTION.eq(inspection));
  }

  /**
   * Whether the plan deletes or switches off a resource that was protected when it was inspected,
   * which needs a rule.
   */
  public static boolean takeProtected(DSLContext dsl, int inspection) {
    return dsl.fetchExists(
        REVIEW_IMPACT,
        REVIEW_IMPACT.INSPECTION.eq(inspection),
        REVIEW_IMPACT.KIND.eq(inline("PROTECTED_TAKEN")));
  }

  /** All of them, in their order. */
  public static List<Rule> of(DSLContext dsl, ReviewedPlan plan) {
    return dsl.selectFrom(REVIEW_RULE)
        .where(REVIEW_RULE.INSPECTION.eq(plan.id()))
        .orderBy(REVIEW_RULE.ORD)
        .fetch(row -> rule(row, plan));
  }

  private static Rule rule(ReviewRuleRecord row, ReviewedPlan plan) {
    ReviewFilter filter = ReviewFilters.read(plan, JSON.readValue(row.getFilter().data(), TERMS));
    return new Rule(
        row.getOrd(),
        Action.valueOf(row.getAction()),
        row.getN(),
        filter,
        columns(row.getColumns()),
        row.getMadeBy(),
        row.getMadeAt().toInstant());
  }

  private static @Nullable NavigableSet<String> columns(String @Nullable [] columns) {
    return columns == null ? null : new TreeSet<>(Arrays.asList(columns));
  }
}
