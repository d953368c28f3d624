package dev.sluice.repository.compare.link;

import static dev.sluice.repository.jooq.Tables.COMPARED_TARGET;
import static dev.sluice.repository.jooq.Tables.RESOURCE;
import static dev.sluice.repository.jooq.Tables.RESOURCE_CHANGE;
import static dev.sluice.repository.jooq.Tables.RESOURCE_IDENTIFIER;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.jsonGetAttributeAsText;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.when;

import dev.sluice.repository.compare.memory.ResourceIdTable;
import dev.sluice.repository.compare.memory.SharedIdTables;
import dev.sluice.repository.postgresql.BinaryCopyReader;
import java.sql.Connection;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.impl.DSL;

/**
 * All values that find resources on one side of the links, read into memory; values in the plan
 * override stored ones.
 */
final class KnownEnds {
  private final DSLContext dsl;
  private final UUID synchronizationId;
  private final String entityType;
  private final String property;
  private final boolean byKey;

  private KnownEnds(DSLContext dsl, LinkContext context, LinkSide side) {
    this.dsl = dsl;
    this.synchronizationId = context.synchronizationId();
    this.entityType = side.entityType();
    this.property = side.property();
    this.byKey = side.byKey();
  }

  /** Leases the values of a side, read on this connection unless somebody has them already. */
  static SharedIdTables.Lease lease(
      LinkContext context, LinkSide side, SharedIdTables ends, Connection reading) {
    var known = new KnownEnds(DSL.using(reading, SQLDialect.POSTGRES), context, side);
    String property = side.byKey() ? "" : side.property();
    return ends.lease(
        new SharedIdTables.Key(context.attempt().attempt(), side.entityType(), property),
        table -> known.enter(reading, table));
  }

  private void enter(Connection reading, ResourceIdTable known) {
    known.reserve(announced());
    if (byKey) {
      enter(reading, known, plannedByKey());
      enter(reading, known, storedByKey());
    } else {
      enter(reading, known, plannedByProperty(true));
      enter(reading, known, unchangedByProperty());
      // Whoever is off is found by a value that nobody else has.
      enter(reading, known, plannedByProperty(false));
    }
  }

  /** How many rows the run has of the entity type; none if it is another connector's. */
  private long announced() {
    return dsl.select(COMPARED_TARGET.READ)
        .from(COMPARED_TARGET)
        .where(COMPARED_TARGET.SYNCHRONIZATION_ID.eq(synchronizationId))
        .and(COMPARED_TARGET.TARGET.eq(entityType))
        .fetchOptional(COMPARED_TARGET.READ)
        .orElse(0L);
  }

  private Select<?> plannedByKey() {
    // Nothing finds what the plan deletes, see ResourceIdTable, though its links need its key.
    return dsl.select(
            RESOURCE_CHANGE.KEY,
            when(RESOURCE_CHANGE.OPERATION.eq("delete"), RESOURCE_CHANGE.RESOURCE_ID.neg())
                .otherwise(RESOURCE_CHANGE.RESOURCE_ID))
        .from(RESOURCE_CHANGE)
        .where(RESOURCE_CHANGE.SYNCHRONIZATION_ID.eq(synchronizationId))
        .and(RESOURCE_CHANGE.ENTITY_TYPE.eq(entityType));
  }

  private Select<?> storedByKey() {
    return dsl.select(RESOURCE.KEY, RESOURCE.ID)
        .from(RESOURCE)
        .where(RESOURCE.ENTITY_TYPE.eq(entityType));
  }

  private Select<?> plannedByProperty(boolean active) {
    Field<String> value = jsonGetAttributeAsText(RESOURCE_CHANGE.AFTER, property);
    // Several may have a value while they are off; one of them may hold it.
    List<OrderField<?>> order =
        active ? List.of(RESOURCE_CHANGE.KEY) : List.of(holds(value).desc(), RESOURCE_CHANGE.KEY);
    return dsl.select(value, RESOURCE_CHANGE.RESOURCE_ID)
        .from(RESOURCE_CHANGE)
        .where(RESOURCE_CHANGE.SYNCHRONIZATION_ID.eq(synchronizationId))
        .and(RESOURCE_CHANGE.ENTITY_TYPE.eq(entityType))
        .and(RESOURCE_CHANGE.OPERATION.ne("delete"))
        .and(RESOURCE_CHANGE.AFTER_ACTIVE.eq(active))
        .and(value.isNotNull())
        .orderBy(order);
  }

  private Field<Boolean> holds(Field<String> value) {
    return field(
        exists(
            selectOne()
                .from(RESOURCE_IDENTIFIER)
                .where(RESOURCE_IDENTIFIER.ENTITY_TYPE.eq(entityType))
                .and(RESOURCE_IDENTIFIER.PROPERTY.eq(property))
                .and(RESOURCE_IDENTIFIER.VALUE.eq(value))
                .and(RESOURCE_IDENTIFIER.RESOURCE_ID.eq(RESOURCE_CHANGE.RESOURCE_ID))));
  }

  private Select<?> unchangedByProperty() {
    return dsl.select(RESOURCE_IDENTIFIER.VALUE, RESOURCE_IDENTIFIER.RESOURCE_ID)
        .from(RESOURCE_IDENTIFIER)
        .leftAntiJoin(RESOURCE_CHANGE)
        .on(RESOURCE_CHANGE.SYNCHRONIZATION_ID.eq(synchronizationId))
        .and(RESOURCE_CHANGE.ENTITY_TYPE.eq(entityType))
        .and(RESOURCE_CHANGE.RESOURCE_ID.eq(RESOURCE_IDENTIFIER.RESOURCE_ID))
        .where(RESOURCE_IDENTIFIER.ENTITY_TYPE.eq(entityType))
        .and(RESOURCE_IDENTIFIER.PROPERTY.eq(property));
  }

  private void enter(Connection reading, ResourceIdTable known, Select<?> valuesAndIds) {
    try (BinaryCopyReader rows = BinaryCopyReader.of(reading, dsl, valuesAndIds)) {
      while (rows.next()) {
        known.put(rows.buffer(), rows.start(0), rows.end(0), rows.number(1));
      }
    }
  }
}
