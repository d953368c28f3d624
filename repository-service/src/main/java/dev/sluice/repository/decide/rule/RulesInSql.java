package dev.sluice.repository.decide.rule;

import static dev.sluice.repository.jooq.Tables.REVIEW_CHANGE;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.list;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import dev.sluice.repository.filter.ReviewConditions;
import dev.sluice.repository.filter.plan.PlanRules;
import dev.sluice.repository.filter.plan.ReviewRows;
import dev.sluice.repository.filter.plan.ReviewedPlan;
import dev.sluice.repository.filter.plan.Said;
import dev.sluice.repository.inspect.Mark;
import dev.sluice.repository.inspect.ReviewedOperation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jooq.CaseConditionStep;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * The rules for a plan in SQL. For each property that a rule names, the last rule counts, and so
 * for the rest of the change; if no rule matches, earlier holds and protection decide.
 */
final class RulesInSql implements PlanRules {
  /** Stands for what is held since earlier, among the numbers of rules. */
  private static final int EARLIER = 0;

  /** Stands for protected resources that no rule names, likewise. */
  private static final int PROTECTION = -2;

  private static final List<Field<Short>> TAKING =
      Stream.of(ReviewedOperation.DELETE, ReviewedOperation.DEACTIVATE)
          .<Field<Short>>map(each -> inline((short) each.code()))
          .toList();

  private final ReviewedPlan plan;
  private final List<Rule> rules;
  private final HeldEarlier held;
  private final boolean anyProtected;
  private final List<Integer> following;

  /** The properties that are decided apart from the rest of an update. */
  private final NavigableSet<String> properties = new TreeSet<>();

  /**
   * @param anyProtected whether the plan deletes or switches off protected resources
   * @param following the numbers of the changes that are not made only since others are not
   */
  RulesInSql(
      ReviewedPlan plan,
      List<Rule> rules,
      HeldEarlier held,
      boolean anyProtected,
      List<Integer> following) {
    this.plan = plan;
    this.rules = rules;
    this.held = held;
    this.anyProtected = anyProtected;
    this.following = following;
    properties.addAll(held.properties());
    rules.stream()
        .map(Rule::columns)
        .flatMap(each -> each == null ? Stream.of() : each.stream())
        .forEach(properties::add);
  }

  @Override
  public List<Integer> numbers() {
    return rules.stream().map(Rule::ord).toList();
  }

  @Override
  public boolean inCube() {
    return !held.any()
        && rules.stream()
            .allMatch(
                each ->
                    each.n() == null
                        && ReviewConditions.fastest(each.filter(), plan).equals(ReviewRows.CUBE));
  }

  @Override
  public Condition reached(Collection<Integer> numbers, ReviewRows rows) {
    return or(
        rules.stream()
            .filter(each -> numbers.contains(each.ord()))
            .map(each -> reached(each, rows))
            .toList());
  }

  @Override
  public Condition said(Collection<Said> asked, ReviewRows rows) {
    List<Field<Integer>> wanted =
        Stream.concat(Stream.of(NOBODY, EARLIER, PROTECTION), numbers().stream())
            .filter(each -> asked.contains(said(each)))
            .<Field<Integer>>map(DSL::inline)
            .toList();
    Condition said =
        wanted.isEmpty()
            ? DSL.falseCondition()
            : condition("{0} && ARRAY[{1}]::integer[]", array(deciders(rows)), list(wanted));
    return asked.contains(Said.FOLLOW) && anyFollows()
        ? said.or(REVIEW_CHANGE.N.eq(any(val(following.toArray(Integer[]::new)))))
        : said;
  }

  @Override
  public boolean anyFollows() {
    return !following.isEmpty();
  }

  @Override
  public Field<String> reaching(ReviewRows rows) {
    List<Field<Integer>> reaching = new ArrayList<>();
    rules.forEach(each -> reaching.add(when(reached(each, rows), inline(each.ord()))));
    return text(reaching);
  }

  @Override
  public Field<String> deciding(ReviewRows rows) {
    return text(deciders(rows));
  }

  @Override
  public Said said(int decider) {
    if (decider <= EARLIER) {
      return decider == NOBODY ? Said.OPEN : Said.HOLD;
    }
    Rule rule = rules.stream().filter(each -> each.ord() == decider).findFirst().orElseThrow();
    return switch (rule.action()) {
      case LET_THROUGH -> Said.APPLY;
      case HOLD -> Said.HOLD;
      case REJECT -> Said.REJECT;
    };
  }

  /** Whoever has the last word on each part that a change has; null for parts that it has not. */
  private List<Field<Integer>> deciders(ReviewRows rows) {
    List<Field<Integer>> deciders = new ArrayList<>();
    deciders.add(when(hasRest(rows), decider(null, rows)));
    for (String property : properties) {
      deciders.add(when(ReviewConditions.changes(property, plan, rows), decider(property, rows)));
    }
    return deciders;
  }

  /** Whether there is more to a change than properties that are decided apart. */
  private Condition hasRest(ReviewRows rows) {
    List<Condition> all =
        properties.stream().map(each -> ReviewConditions.changes(each, plan, rows)).toList();
    if (all.isEmpty()) {
      return DSL.trueCondition();
    }
    List<Condition> others =
        plan.columns()
            .map(ReviewedPlan.Column::property)
            .distinct()
            .filter(each -> !properties.contains(each))
            .map(each -> ReviewConditions.changes(each, plan, rows))
            .toList();
    return not(or(all)).or(or(others));
  }

  /** The last rule about a property, or about what no rule names if it is null. */
  private Field<Integer> decider(@Nullable String property, ReviewRows rows) {
    @Nullable CaseConditionStep<Integer> chosen = null;
    for (int each = rules.size() - 1; each >= 0; each--) {
      Rule rule = rules.get(each);
      if (rule.columns() == null || (property != null && rule.columns().contains(property))) {
        chosen = orElse(chosen, counting(rule, rows), rule.ord());
      }
    }
    if (held.any()) {
      if (property != null) {
        chosen = orElse(chosen, held.property(property), EARLIER);
      }
      chosen = orElse(chosen, held.whole(), EARLIER);
    }
    if (anyProtected && property == null) {
      chosen = orElse(chosen, taken(rows), PROTECTION);
    }
    return chosen == null ? inline(NOBODY) : chosen.otherwise(inline(NOBODY));
  }

  /** What a rule is about and has a say in. */
  private Condition counting(Rule rule, ReviewRows rows) {
    return anyProtected && !rule.countsForProtected()
        ? matched(rule, rows).andNot(taken(rows))
        : matched(rule, rows);
  }

  /** Protected resources that would be deleted or switched off. */
  private static Condition taken(ReviewRows rows) {
    return rows.marks()
        .bitAnd(inline(Mark.PROTECTED.bit()))
        .ne(inline(0))
        .and(rows.operation().in(TAKING));
  }

  private static CaseConditionStep<Integer> orElse(
      @Nullable CaseConditionStep<Integer> chosen, Condition condition, int decider) {
    return chosen == null
        ? when(condition, inline(decider))
        : chosen.when(condition, inline(decider));
  }

  private Condition reached(Rule rule, ReviewRows rows) {
    NavigableSet<String> named = rule.columns();
    return named == null
        ? matched(rule, rows)
        : matched(rule, rows)
            .and(
                or(
                    named.stream()
                        .map(each -> ReviewConditions.changes(each, plan, rows))
                        .toList()));
  }

  private Condition matched(Rule rule, ReviewRows rows) {
    return rule.n() != null
        ? REVIEW_CHANGE.N.eq(inline(rule.n()))
        : ReviewConditions.of(rule.filter(), plan, rows);
  }

  private static Field<Integer[]> array(List<Field<Integer>> numbers) {
    return field("ARRAY[{0}]::integer[]", Integer[].class, list(numbers));
  }

  private static Field<String> text(List<Field<Integer>> numbers) {
    return numbers.isEmpty()
        ? inline("")
        : field("array_to_string({0}, ',')", String.class, array(numbers));
  }
}
