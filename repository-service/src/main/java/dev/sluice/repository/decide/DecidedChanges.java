package dev.sluice.repository.decide;

import static dev.sluice.repository.jooq.Tables.REVIEW_CHANGE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.list;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.when;

import dev.sluice.contract.rows.SortedHeader;
import dev.sluice.repository.decide.rule.Action;
import dev.sluice.repository.decide.rule.Rule;
import dev.sluice.repository.filter.ReviewConditions;
import dev.sluice.repository.filter.plan.ReviewRows;
import dev.sluice.repository.filter.plan.ReviewedPlan;
import dev.sluice.repository.filter.plan.ReviewedPlan.Column;
import dev.sluice.repository.filter.plan.ReviewedPlan.Dataset;
import dev.sluice.repository.postgresql.CopyWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.ResultQuery;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * Asks the rules about every inspected change, and writes what is not made to {@link
 * UnmadeChanges}. It goes through the changes once, however many rules there are.
 */
final class DecidedChanges {
  private static final int ROWS_AT_A_TIME = 10_000;
  private static final Name STANDING = name("standing_hold");

  private static final Field<Integer[]> MET = field(name("met"), Integer[].class);
  private static final Field<String> CHANGED = field(name("changed_bits"), String.class);
  private static final Field<Boolean> STANDING_WHOLE = field(name("whole"), Boolean.class);
  private static final Field<String[]> STANDING_PROPERTIES =
      field(name("properties"), String[].class);
  private static final Field<Boolean> PROTECTED = field(name("protected"), Boolean.class);

  private final DSLContext dsl;
  private final ReviewedPlan plan;
  private final List<Rule> rules;
  private final Action rest;
  private final Map<Short, Dataset> datasets = new TreeMap<>();
  private final Map<Integer, Rule> byOrd = new TreeMap<>();

  DecidedChanges(DSLContext dsl, ReviewedPlan plan, List<Rule> rules, Action rest) {
    this.dsl = dsl;
    this.plan = plan;
    this.rules = rules;
    this.rest = rest;
    plan.datasets().forEach(dataset -> datasets.put(dataset.number(), dataset));
    rules.forEach(rule -> byOrd.put(rule.ord(), rule));
  }

  /** Writes them; {@link StandingHolds} are found already. */
  void write() {
    try (Cursor<?> cursor = query().fetchSize(ROWS_AT_A_TIME).fetchLazy()) {
      while (cursor.hasNext()) {
        write(cursor.fetchNext(ROWS_AT_A_TIME));
      }
    }
  }

  private ResultQuery<?> query() {
    List<Condition> conditions = rules.stream().map(this::condition).toList();
    List<Field<Integer>> met = new ArrayList<>();
    for (int each = 0; each < rules.size(); each++) {
      met.add(when(conditions.get(each), inline(rules.get(each).ord())));
    }
    Condition standing = field(name(STANDING, name("key"))).isNotNull();
    return dsl.select(
            REVIEW_CHANGE.TARGET,
            REVIEW_CHANGE.KEY,
            REVIEW_CHANGE.TARGET_KEY,
            REVIEW_CHANGE.CHANGED.cast(SQLDataType.CLOB).as(CHANGED),
            met.isEmpty()
                ? field("ARRAY[]::integer[]", Integer[].class).as(MET)
                : field("array_remove(ARRAY[{0}]::integer[], NULL)", Integer[].class, list(met))
                    .as(MET),
            coalesce(field(name(STANDING, name("whole")), Boolean.class), inline(false))
                .as(STANDING_WHOLE),
            field(name(STANDING, name("properties")), String[].class).as(STANDING_PROPERTIES),
            coalesce(field(name(STANDING, name("protected")), Boolean.class), inline(false))
                .as(PROTECTED))
        .from(REVIEW_CHANGE)
        .leftJoin(table(STANDING))
        .on(field(name(STANDING, name("target")), String.class).eq(targetName()))
        .and(field(name(STANDING, name("key")), String.class).eq(REVIEW_CHANGE.KEY))
        .and(
            field(name(STANDING, name("target_key")), String.class)
                .eq(coalesce(REVIEW_CHANGE.TARGET_KEY, inline(""))))
        .where(REVIEW_CHANGE.INSPECTION.eq(plan.id()))
        // Of the others nothing is to be said.
        .and(rest == Action.LET_THROUGH ? or(conditions).or(standing) : noCondition());
  }

  private Condition condition(Rule rule) {
    return rule.n() != null
        ? REVIEW_CHANGE.N.eq(inline(rule.n()))
        : ReviewConditions.of(rule.filter(), plan, ReviewRows.CHANGES);
  }

  private Field<String> targetName() {
    Field<String> name = inline((String) null);
    for (Dataset dataset : plan.datasets()) {
      name =
          when(REVIEW_CHANGE.TARGET.eq(inline(dataset.number())), inline(dataset.name()))
              .otherwise(name);
    }
    return name;
  }

  private void write(Result<? extends Record> changes) {
    dsl.connection(
        connection -> {
          try (CopyWriter writer = UnmadeChanges.writer(connection, dsl)) {
            changes.forEach(change -> write(writer, change));
            writer.finish();
          }
        });
  }

  private void write(CopyWriter writer, Record change) {
    Dataset dataset = datasets.get(change.get(REVIEW_CHANGE.TARGET));
    if (dataset == null) {
      throw DecisionDigest.tampered();
    }
    Verdict verdict = verdict(dataset, change);
    if (verdict.makesAll()) {
      return;
    }
    // Switching on is no attribute: it is made with the rest of the update or not at all.
    if (verdict.whole() == Action.LET_THROUGH) {
      if (verdict.held().contains(SortedHeader.ACTIVE)) {
        verdict = verdict.as(Action.HOLD);
      } else if (verdict.rejected().contains(SortedHeader.ACTIVE)) {
        verdict = verdict.as(Action.REJECT);
      }
    }
    String targetKey = change.get(REVIEW_CHANGE.TARGET_KEY);
    writer
        .text(dataset.name())
        .text(change.get(REVIEW_CHANGE.KEY))
        .text(targetKey == null ? "" : targetKey)
        .truth(dataset.association())
        .text(state(verdict.whole()))
        .texts(List.copyOf(verdict.held()))
        .texts(List.copyOf(verdict.rejected()))
        .texts(List.copyOf(verdict.letThrough()))
        .endRow();
  }

  private Verdict verdict(Dataset dataset, Record change) {
    String[] properties = change.get(STANDING_PROPERTIES);
    Verdict.Standing standing =
        properties == null
            ? Verdict.Standing.NONE
            : new Verdict.Standing(change.get(STANDING_WHOLE), List.of(properties));
    boolean isProtected = change.get(PROTECTED);
    List<Rule> met =
        Arrays.stream(change.get(MET))
            .map(ord -> Objects.requireNonNull(byOrd.get(ord)))
            .filter(each -> !isProtected || each.countsForProtected())
            .toList();
    return Verdict.of(changed(dataset, change.get(CHANGED)), standing, met, rest);
  }

  private static List<String> changed(Dataset dataset, String bits) {
    return dataset.columns().stream()
        .filter(column -> bits.length() > column.number() && bits.charAt(column.number()) == '1')
        .map(Column::property)
        .toList();
  }

  private static @Nullable String state(Action whole) {
    return switch (whole) {
      case LET_THROUGH -> null;
      case HOLD -> "held";
      case REJECT -> "rejected";
    };
  }
}
