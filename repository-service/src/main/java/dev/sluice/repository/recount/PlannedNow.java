package dev.sluice.repository.recount;

import static dev.sluice.repository.jooq.Tables.REVIEW_CHANGE;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.or;

import dev.sluice.contract.run.Counters;
import dev.sluice.repository.inspect.InspectedColumn;
import dev.sluice.repository.inspect.InspectedDataset;
import dev.sluice.repository.inspect.Inspection;
import dev.sluice.repository.inspect.ReviewedOperation;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** The planned changes of an entity type as the file was read. */
final class PlannedNow {
  private final DSLContext dsl;
  private final Inspection inspection;
  private final InspectedDataset dataset;
  private final Counters counters;

  PlannedNow(DSLContext dsl, Inspection inspection, InspectedDataset dataset, Counters counters) {
    this.dsl = dsl;
    this.inspection = inspection;
    this.dataset = dataset;
    this.counters = counters;
  }

  /** How many changes there are of what a reading is about. */
  long count(Scope scope) {
    return scope.everything() ? changes() : updates(changingAny(scope.properties()));
  }

  /** How many changes there would be if some properties stayed as they are stored. */
  long countWithout(Collection<String> properties) {
    List<Integer> others = bits(each -> !properties.contains(each));
    return changes()
        - (others.isEmpty() ? updates(noCondition()) : updates(not(or(conditions(others)))));
  }

  long changes() {
    return counters.inserted() + counters.updated() + counters.deleted();
  }

  long rows() {
    return counters.read();
  }

  /** Rows of which no resource was made. */
  long unusable() {
    return counters.rejected() + counters.duplicates();
  }

  private Condition changingAny(Collection<String> properties) {
    return properties.isEmpty() ? noCondition() : or(conditions(bits(properties::contains)));
  }

  private List<Integer> bits(Predicate<String> wanted) {
    return dataset.columns().stream()
        .filter(each -> wanted.test(each.property()))
        .map(InspectedColumn::bit)
        .toList();
  }

  private static List<Condition> conditions(List<Integer> bits) {
    return bits.stream()
        .map(bit -> condition("get_bit({0}, {1}) = 1", REVIEW_CHANGE.CHANGED, inline(bit)))
        .toList();
  }

  private long updates(Condition condition) {
    return dsl.fetchCount(
        REVIEW_CHANGE,
        REVIEW_CHANGE.INSPECTION.eq(inspection.id()),
        REVIEW_CHANGE.TARGET.eq((short) dataset.number()),
        REVIEW_CHANGE.OPERATION.eq((short) ReviewedOperation.UPDATE.code()),
        condition);
  }
}
