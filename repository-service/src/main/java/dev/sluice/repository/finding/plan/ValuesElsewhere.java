package dev.sluice.repository.finding.plan;

import static dev.sluice.repository.jooq.Tables.RESOURCE_CHANGE;
import static org.jooq.impl.SQLDataType.CLOB;

import dev.sluice.repository.finding.evidence.Property;
import dev.sluice.repository.finding.evidence.Sample;
import dev.sluice.repository.finding.evidence.Share;
import dev.sluice.repository.finding.evidence.Update;
import dev.sluice.repository.inspect.scan.PropertyValues;
import dev.sluice.repository.postgresql.BinaryCopyReader;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/**
 * Finds whether new values are the old values of other rows. These rows are seldom in the sample,
 * so some values are searched in the whole plan.
 */
final class ValuesElsewhere {
  private static final int ASKED = 200;

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
    List<String> properties =
        sample.considerable().stream()
            .map(Property::name)
            .filter(each -> !each.equals(sample.key()) && mayBe(sample, each))
            .limit(MOST_PROPERTIES)
            .toList();
    return properties.isEmpty() ? Map.of() : shares(sample, properties);
  }

  private static boolean mayBe(Sample sample, String property) {
    List<String> had =
        changing(sample, property).map(each -> each.before().getOrDefault(property, "")).toList();
    return sample.ofOwned(had.size()) >= MANY_CHANGED
        && had.stream().distinct().count() >= HARDLY_REPEATS * had.size();
  }

  /** All of them in one walk through the plan. */
  private Map<String, Share> shares(Sample sample, List<String> properties) {
    List<Set<String>> asked = properties.stream().map(each -> asked(sample, each)).toList();
    List<Set<String>> found =
        properties.stream().map(each -> (Set<String>) new HashSet<String>()).toList();
    PropertyValues before = PropertyValues.of(properties);
    var query =
        dsl.select(RESOURCE_CHANGE.BEFORE.cast(CLOB))
            .from(RESOURCE_CHANGE)
            .where(RESOURCE_CHANGE.SYNCHRONIZATION_ID.eq(run))
            .and(RESOURCE_CHANGE.ENTITY_TYPE.eq(sample.target()))
            .and(RESOURCE_CHANGE.OPERATION.eq("update"))
            .and(RESOURCE_CHANGE.BEFORE.isNotNull());
    dsl.connection(
        connection -> {
          try (BinaryCopyReader rows = BinaryCopyReader.of(connection, dsl, query)) {
            while (rows.next()) {
              before.readNumbered(rows.buffer(), rows.start(0), rows.end(0));
              for (int each = 0; each < asked.size(); each++) {
                if (before.has(each) && asked.get(each).contains(before.text(each))) {
                  found.get(each).add(before.text(each));
                }
              }
            }
          }
        });
    Map<String, Share> shares = new TreeMap<>();
    for (int each = 0; each < asked.size(); each++) {
      shares.put(properties.get(each), new Share(found.get(each).size(), asked.get(each).size()));
    }
    return shares;
  }

  /** Some of the new values. */
  private static Set<String> asked(Sample sample, String property) {
    return changing(sample, property)
        .map(each -> each.after().getOrDefault(property, ""))
        .filter(each -> !each.isEmpty())
        .distinct()
        .limit(ASKED)
        .collect(Collectors.toSet());
  }

  private static Stream<Update> changing(Sample sample, String property) {
    return sample.updates().stream().filter(each -> each.changes(property));
  }
}
