package dev.sluice.repository.compare.resource;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.table;

import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.definition.PropertyDefinition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/**
 * The number of changes by the rows of an entity type.
 *
 * @param operations how many changes there are by operation
 * @param columns how many updates change each property; none of those that none changes
 * @param changing how many updates change any of the properties that were asked for
 * @param errors how many rows the repository would refuse
 */
public record ResourceCounts(
    Map<String, Long> operations, Map<String, Long> columns, long changing, long errors) {
  private static final String UPDATE = "update";

  // Attributes are taken apart once for all properties.
  private static final Table<Record> CHANGES =
      table(
          """
          (SELECT planned.operation, planned.after::jsonb AS after, resource.attributes AS before
            FROM planned_resource planned LEFT JOIN resource ON resource.id = planned.resource_id
            WHERE planned.code IS NULL AND planned.operation <> 'unchanged' OFFSET 0) change
          """);
  private static final Field<String> OPERATION = field("operation", String.class);

  /** Counts what is gathered in {@link PlannedResourceTable}. */
  static ResourceCounts of(
      DSLContext dsl, EntityTypeDefinition type, Collection<String> properties) {
    List<String> names = type.properties().stream().map(PropertyDefinition::name).toList();
    List<Field<?>> counts = new ArrayList<>(List.of(OPERATION, count()));
    names.forEach(each -> counts.add(count().filterWhere(changes(each))));
    counts.add(
        count()
            .filterWhere(
                properties.isEmpty()
                    ? noCondition()
                    : or(properties.stream().map(ResourceCounts::changes).toList())));
    Map<String, Long> operations = new TreeMap<>();
    Map<String, Long> columns = new TreeMap<>();
    long changing = 0;
    for (Record row : dsl.select(counts).from(CHANGES).groupBy(OPERATION)) {
      operations.put(row.get(OPERATION), number(row, 1));
      if (UPDATE.equals(row.get(OPERATION))) {
        for (int index = 0; index < names.size(); index++) {
          if (number(row, index + 2) > 0) {
            columns.put(names.get(index), number(row, index + 2));
          }
        }
        changing = number(row, names.size() + 2);
      }
    }
    return new ResourceCounts(operations, columns, changing, PlannedResourceTable.countErrors(dsl));
  }

  /** How many changes there are in all. */
  public long changes() {
    return operations.values().stream().mapToLong(Long::longValue).sum();
  }

  private static Condition changes(String property) {
    return condition("after -> {0} IS DISTINCT FROM before -> {0}", inline(property));
  }

  private static long number(Record row, int index) {
    return row.get(index, Long.class);
  }
}
