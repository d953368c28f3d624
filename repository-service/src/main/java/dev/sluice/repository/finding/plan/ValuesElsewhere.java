package dev.sluice.repository.finding.plan;

import static dev.sluice.repository.jooq.Tables.RESOURCE_CHANGE;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.jsonGetAttributeAsText;

import dev.sluice.repository.finding.evidence.Property;
import dev.sluice.repository.finding.evidence.Sample;
import dev.sluice.repository.finding.evidence.Share;
import dev.sluice.repository.finding.evidence.Update;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;

/**
 * Whether new values are the old ones of other rows. A sample cannot tell, since those rows are
 * seldom in it: some values are looked for in the whole plan.
 */
final class ValuesElsewhere {
  private static final int ASKED = 200;

  /** Each costs a walk through the plan. */
  private static final int MOST_PROPERTIES = 3;

  private static final double HARDLY_REPEATS = 0.9;
  private static final double MANY_CHANGED = 0.3;

  private final DSLContext dsl;
  private final UUID run;

  ValuesElsewhere(DSLContext dsl, UUID run) {
    this.dsl = dsl;
    this.run = run;
  }

  Map<String, Share> of(Sample sample) {
    Map<String, Share> shares = new TreeMap<>();
    sample.considerable().stream()
        .map(Property::name)
        .filter(each -> !each.equals(sample.key()) && mayBe(sample, each))
        .limit(MOST_PROPERTIES)
        .forEach(each -> shares.put(each, share(sample, each)));
    return shares;
  }

  private static boolean mayBe(Sample sample, String property) {
    List<String> had =
        changing(sample, property).map(each -> each.before().getOrDefault(property, "")).toList();
    return sample.ofHeld(had.size()) >= MANY_CHANGED
        && had.stream().distinct().count() >= HARDLY_REPEATS * had.size();
  }

  private Share share(Sample sample, String property) {
    List<String> asked =
        changing(sample, property)
            .map(each -> each.after().getOrDefault(property, ""))
            .filter(each -> !each.isEmpty())
            .distinct()
            .limit(ASKED)
            .toList();
    Field<String> before = jsonGetAttributeAsText(RESOURCE_CHANGE.BEFORE, property);
    int found =
        dsl.select(countDistinct(before))
            .from(RESOURCE_CHANGE)
            .where(RESOURCE_CHANGE.SYNCHRONIZATION_ID.eq(run))
            .and(RESOURCE_CHANGE.ENTITY_TYPE.eq(sample.target()))
            .and(RESOURCE_CHANGE.OPERATION.eq("update"))
            .and(before.in(asked))
            .fetchSingle()
            .value1();
    return new Share(found, asked.size());
  }

  private static Stream<Update> changing(Sample sample, String property) {
    return sample.updates().stream().filter(each -> each.changes(property));
  }
}
