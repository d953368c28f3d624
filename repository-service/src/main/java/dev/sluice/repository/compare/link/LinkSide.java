package dev.sluice.repository.compare.link;

import static dev.sluice.repository.jooq.Tables.RESOURCE_CHANGE;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.jsonGetAttributeAsText;
import static org.jooq.impl.DSL.val;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.LinkEnd;
import dev.sluice.repository.postgresql.Statement;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.JSON;
import org.jooq.impl.DSL;

/**
 * How the source identifies the resources on one side of an association, as expressions on their
 * rows: by their key or by a unique property.
 *
 * @param name {@code owner} or {@code target}
 * @param property the property that names them, empty if their keys do
 */
record LinkSide(String name, String entityType, String property, boolean byKey) {
  private static final Statement VALUE =
      Statement.of("alias, property", "{alias}.attributes ->> {property}");

  private static final Statement IS_RENAMED =
      Statement.of(
          "entity_type, property",
          """
          change.entity_type = {entity_type}
            AND change.before ->> {property} IS DISTINCT FROM change.after ->> {property}\
          """);

  static LinkSide of(String name, ConnectorDefinition connector, LinkEnd end) {
    String property = end.property();
    return new LinkSide(
        name, end.entityType(), property == null ? "" : property, connector.namesByKey(end));
  }

  /** The value by which the source names a stored resource. */
  Field<String> valueOf(String alias) {
    return byKey
        ? key(alias)
        : field(
            VALUE.with(Map.of("alias", DSL.name(alias), "property", val(property))), String.class);
  }

  /** The same of a resource that a row of {@code resource_change} changes, before the change. */
  Field<String> valueBefore(String alias) {
    return byKey ? key(alias) : planned(alias, RESOURCE_CHANGE.BEFORE);
  }

  /** The same after the change. */
  Field<String> valueAfter(String alias) {
    return byKey ? key(alias) : planned(alias, RESOURCE_CHANGE.AFTER);
  }

  /** Whether the {@code change} in {@code resource_change} gives a resource another value. */
  Condition isRenamed() {
    return byKey
        ? falseCondition()
        : condition(
            IS_RENAMED.with(Map.of("entity_type", val(entityType), "property", val(property))));
  }

  private static Field<String> key(String alias) {
    return field(DSL.name(alias, "key"), String.class);
  }

  private Field<String> planned(String alias, Field<JSON> attributes) {
    return jsonGetAttributeAsText(
        field(DSL.name(alias, attributes.getName()), JSON.class), property);
  }
}
