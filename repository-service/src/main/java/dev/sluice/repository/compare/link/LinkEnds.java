package dev.sluice.repository.compare.link;

import static dev.sluice.repository.jooq.Tables.RESOURCE;
import static dev.sluice.repository.jooq.Tables.RESOURCE_CHANGE;
import static dev.sluice.repository.jooq.Tables.RESOURCE_IDENTIFIER;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.jsonGetAttributeAsText;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.LinkEnd;
import dev.sluice.repository.compare.memory.EndTable;
import dev.sluice.repository.compare.memory.SharedEnds;
import dev.sluice.repository.postgresql.BinaryCopyReader;
import java.sql.Connection;
import java.util.List;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSON;
import org.jooq.OrderField;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.impl.DSL;

/**
 * Finds the resources that the values at one end of the arriving links stand for: as they will be
 * when the plan is applied, and for deletes as they are stored. Plain SQL, since the tables are
 * temporary.
 */
final class LinkEnds {
  // Values of both ends may be the same, so each end has tables of its own: {0} is their name.
  private static final String CREATE =
      """
      CREATE TEMPORARY TABLE {0} (
        value text COLLATE "C" NOT NULL,
        id bigint NOT NULL,
        key text COLLATE "C" NOT NULL
      ) ON COMMIT DROP
      """;

  private static final String PLANNED_BY_KEY =
      """
      INSERT INTO {0} (value, id, key)
      SELECT sought.value, coalesce(change.resource_id, resource.id), sought.value
      FROM (SELECT DISTINCT {1} AS value FROM arriving_link) sought
      LEFT JOIN resource_change change ON change.synchronization_id = {2}
        AND change.entity_type = {3} AND change.key = sought.value
      LEFT JOIN resource ON resource.entity_type = {3} AND resource.key = sought.value
      WHERE change.operation <> 'delete' OR (change.key IS NULL AND resource.id IS NOT NULL)
      """;

  private static final String PLANNED_BY_PROPERTY =
      """
      INSERT INTO {0} (value, id, key)
      SELECT DISTINCT ON (sought.value) sought.value, change.resource_id, change.key
      FROM (SELECT DISTINCT {1} AS value FROM arriving_link) sought
      JOIN resource_change change ON change.after ->> {4} = sought.value
      WHERE change.synchronization_id = {2} AND change.entity_type = {3}
        AND change.operation <> 'delete' AND change.after_active
      ORDER BY sought.value, change.key
      """;

  // Whoever is off is found by a value that nobody else has.
  private static final String PLANNED_OFF_BY_PROPERTY =
      """
      INSERT INTO {0} (value, id, key)
      SELECT DISTINCT ON (sought.value) sought.value, change.resource_id, change.key
      FROM (SELECT DISTINCT {1} AS value FROM arriving_link) sought
      JOIN resource_change change ON change.after ->> {4} = sought.value
      WHERE change.synchronization_id = {2} AND change.entity_type = {3}
        AND change.operation <> 'delete' AND NOT change.after_active
        AND NOT EXISTS (SELECT FROM {0} found WHERE found.value = sought.value)
      ORDER BY sought.value,
        EXISTS (SELECT FROM resource_identifier identifier WHERE identifier.entity_type = {3}
          AND identifier.property = {4} AND identifier.value = sought.value
          AND identifier.resource_id = change.resource_id) DESC,
        change.key
      """;

  private static final String UNCHANGED_BY_PROPERTY =
      """
      INSERT INTO {0} (value, id, key)
      SELECT sought.value, resource.id, resource.key
      FROM (SELECT DISTINCT {1} AS value FROM arriving_link) sought
      JOIN resource_identifier identifier ON identifier.entity_type = {3}
        AND identifier.property = {4} AND identifier.value = sought.value
      JOIN resource ON resource.id = identifier.resource_id
      WHERE NOT EXISTS (
        SELECT FROM resource_change change WHERE change.synchronization_id = {2}
          AND change.entity_type = {3} AND change.key = resource.key)
      AND NOT EXISTS (SELECT FROM {0} found WHERE found.value = sought.value)
      """;

  private static final String STORED_BY_KEY =
      """
      INSERT INTO {0} (value, id, key)
      SELECT sought.value, resource.id, resource.key
      FROM (SELECT DISTINCT {1} AS value FROM arriving_link WHERE command = 'delete') sought
      JOIN resource ON resource.entity_type = {3} AND resource.key = sought.value
      """;

  private static final String STORED_BY_PROPERTY =
      """
      INSERT INTO {0} (value, id, key)
      SELECT sought.value, resource.id, resource.key
      FROM (SELECT DISTINCT {1} AS value FROM arriving_link WHERE command = 'delete') sought
      JOIN resource_identifier identifier ON identifier.entity_type = {3}
        AND identifier.property = {4} AND identifier.value = sought.value
      JOIN resource ON resource.id = identifier.resource_id
      """;

  // The values that tell a resource at this end, as it is stored now.
  private static final String VALUE_OF_PROPERTY = "{0}.attributes ->> {1}";

  private static final String RENAMES =
      """
      change.entity_type = {0} AND change.before ->> {1} IS DISTINCT FROM change.after ->> {1}""";

  private final DSLContext dsl;
  private final UUID synchronizationId;
  private final String side;
  private final String entityType;
  private final String property;
  private final boolean byKey;

  /** The end on one side, {@code owner} or {@code target}. */
  LinkEnds(
      DSLContext dsl,
      UUID synchronizationId,
      ConnectorDefinition connector,
      String side,
      LinkEnd end) {
    this.dsl = dsl;
    this.synchronizationId = synchronizationId;
    this.side = side;
    this.entityType = end.entityType();
    this.property = end.property() == null ? "" : end.property();
    this.byKey = connector.namesByKey(end);
  }

  /** Fills {@code owner_end} or {@code target_end}, and the same with {@code stored_} before. */
  void find() {
    String planned = side + "_end";
    String stored = "stored_" + planned;
    run(CREATE, planned);
    run(CREATE, stored);
    if (byKey) {
      run(PLANNED_BY_KEY, planned);
      run(STORED_BY_KEY, stored);
    } else {
      run(PLANNED_BY_PROPERTY, planned);
      run(UNCHANGED_BY_PROPERTY, planned);
      run(PLANNED_OFF_BY_PROPERTY, planned);
      run(STORED_BY_PROPERTY, stored);
    }
    index(planned);
    index(stored);
  }

  /** The value by which the source names a stored resource, as an expression over its row. */
  Field<String> valueOf(String alias) {
    return byKey
        ? field(name(alias, "key"), String.class)
        : field(VALUE_OF_PROPERTY, String.class, name(alias), val(property));
  }

  /** The same of a resource that a row of {@code resource_change} changes, before the change. */
  Field<String> valueBefore(String alias) {
    return byKey ? field(name(alias, "key"), String.class) : planned(alias, RESOURCE_CHANGE.BEFORE);
  }

  /** The same after the change. */
  Field<String> valueAfter(String alias) {
    return byKey ? field(name(alias, "key"), String.class) : planned(alias, RESOURCE_CHANGE.AFTER);
  }

  private Field<String> planned(String alias, Field<JSON> attributes) {
    return jsonGetAttributeAsText(field(name(alias, attributes.getName()), JSON.class), property);
  }

  String entityType() {
    return entityType;
  }

  /** The property that names the resources, unless their keys do. */
  String property() {
    return property;
  }

  /** Whether the source names resources by their keys. */
  boolean isByKey() {
    return byKey;
  }

  /**
   * All values that this end finds resources by, read on this connection unless somebody has them:
   * what the plan makes of a value hides what is stored.
   *
   * @param announced how many rows a run has of an entity type
   */
  SharedEnds.Lease known(
      SharedEnds ends, UUID attempt, Connection reading, ToLongFunction<String> announced) {
    var key = new SharedEnds.Key(attempt, entityType, byKey ? "" : property);
    return ends.lease(key, table -> enter(reading, table, announced.applyAsLong(entityType)));
  }

  private void enter(Connection reading, EndTable known, long announced) {
    DSLContext stored = DSL.using(reading, SQLDialect.POSTGRES);
    known.reserve(announced);
    if (byKey) {
      enter(reading, stored, known, plannedByKey());
      enter(reading, stored, known, storedByKey());
    } else {
      enter(reading, stored, known, plannedByProperty(true));
      enter(reading, stored, known, unchangedByProperty());
      // Whoever is off is found by a value that nobody else has.
      enter(reading, stored, known, plannedByProperty(false));
    }
  }

  private Select<?> plannedByKey() {
    // Nothing finds what the plan deletes, see EndTable, though its links need its key.
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

  private static void enter(
      Connection reading, DSLContext dsl, EndTable known, Select<?> valuesAndIds) {
    try (BinaryCopyReader rows = BinaryCopyReader.of(reading, dsl, valuesAndIds)) {
      while (rows.next()) {
        known.put(rows.buffer(), rows.start(0), rows.end(0), rows.number(1));
      }
    }
  }

  /** Whether a row of {@code resource_change} gives a resource at this end another value. */
  Condition isRenamed() {
    return byKey ? falseCondition() : condition(RENAMES, val(entityType), val(property));
  }

  private void run(String statement, String tableName) {
    dsl.execute(
        statement,
        table(name(tableName)),
        name(side + "_value"),
        val(synchronizationId),
        val(entityType),
        val(property));
  }

  private void index(String tableName) {
    dsl.execute("CREATE INDEX ON {0} (value)", name(tableName));
    dsl.execute("ANALYZE {0}", name(tableName));
  }
}
