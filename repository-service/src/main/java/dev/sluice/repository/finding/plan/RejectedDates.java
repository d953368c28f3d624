package dev.sluice.repository.finding.plan;

import static dev.sluice.repository.jooq.Tables.COMPARED_TARGET;
import static dev.sluice.repository.jooq.Tables.REJECT;
import static dev.sluice.repository.jooq.Tables.RESOURCE;
import static org.jooq.impl.DSL.cardinality;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.jsonbGetAttributeAsText;

import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.repository.finding.evidence.ReadFile.Cell;
import dev.sluice.repository.finding.evidence.ReadFile.NotDates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record2;

/** The rows of a run that were rejected because a cell is not a date, and some of their cells. */
final class RejectedDates {
  private static final int MOST_CELLS = 1000;

  private final DSLContext dsl;
  private final UUID run;

  RejectedDates(DSLContext dsl, UUID run) {
    this.dsl = dsl;
    this.run = run;
  }

  /** By property, those of an entity type. */
  Map<String, NotDates> notDates(EntityTypeDefinition type) {
    Map<String, PropertyDefinition> byColumn = new TreeMap<>();
    type.properties().forEach(each -> byColumn.putIfAbsent(each.column(), each));
    Map<String, NotDates> found = new TreeMap<>();
    dsl.select(REJECT.COLUMN_NAME, count())
        .from(REJECT)
        .where(of(type))
        .and(REJECT.CODE.in("not-a-date", "not-an-instant"))
        .and(REJECT.COLUMN_NAME.isNotNull())
        .groupBy(REJECT.COLUMN_NAME)
        .forEach(
            row -> {
              PropertyDefinition property = byColumn.get(row.value1());
              if (property != null) {
                found.put(property.name(), new NotDates(row.value2(), cells(type, property)));
              }
            });
    return found;
  }

  private Condition of(EntityTypeDefinition type) {
    return REJECT
        .SYNCHRONIZATION_ID
        .eq(run)
        .and(REJECT.SOURCE.eq(type.source()))
        .and(REJECT.TARGET.eq(type.name()));
  }

  /** Some cells of a column, the same ones each time. */
  private List<Cell> cells(EntityTypeDefinition type, PropertyDefinition property) {
    int place = place(type, property);
    if (place < 0) {
      return List.of();
    }
    Map<Long, String> keys = new TreeMap<>();
    dsl.select(REJECT.LINE, REJECT.KEY)
        .from(REJECT)
        .where(of(type))
        .and(REJECT.CODE.in("not-a-date", "not-an-instant"))
        .and(REJECT.COLUMN_NAME.eq(property.column()))
        .and(REJECT.LINE.isNotNull())
        .orderBy(PlanWalk.hash(REJECT.LINE.cast(String.class)))
        .limit(MOST_CELLS)
        .forEach(row -> keys.put(row.value1(), row.value2() == null ? "" : row.value2()));
    Map<String, String> stored = stored(type, property, List.copyOf(keys.values()));
    List<Cell> cells = new ArrayList<>();
    // Of several faults of a row, the first alone has its cells.
    for (Record2<Long, String[]> row :
        dsl.select(REJECT.LINE, REJECT.CELLS)
            .from(REJECT)
            .where(of(type))
            .and(REJECT.LINE.in(keys.keySet()))
            .and(cardinality(REJECT.CELLS).gt(place))) {
      cells.add(new Cell(row.value2()[place], stored.get(keys.get(row.value1()))));
    }
    return cells;
  }

  /** Where a property is in the cells of a row; negative if nobody knows. */
  private int place(EntityTypeDefinition type, PropertyDefinition property) {
    return dsl.select(COMPARED_TARGET.SOURCE_COLUMNS)
        .from(COMPARED_TARGET)
        .where(COMPARED_TARGET.SYNCHRONIZATION_ID.eq(run), COMPARED_TARGET.TARGET.eq(type.name()))
        .and(COMPARED_TARGET.SOURCE_COLUMNS.isNotNull())
        .fetchOptional(COMPARED_TARGET.SOURCE_COLUMNS)
        .map(columns -> List.of(columns).indexOf(property.column()))
        .orElse(-1);
  }

  private Map<String, String> stored(
      EntityTypeDefinition type, PropertyDefinition property, List<String> keys) {
    Map<String, String> stored = new TreeMap<>();
    dsl.select(RESOURCE.KEY, jsonbGetAttributeAsText(RESOURCE.ATTRIBUTES, property.name()))
        .from(RESOURCE)
        .where(RESOURCE.ENTITY_TYPE.eq(type.name()), RESOURCE.KEY.in(keys))
        .forEach(
            row -> {
              if (row.value2() != null) {
                stored.put(row.value1(), row.value2());
              }
            });
    return stored;
  }
}
