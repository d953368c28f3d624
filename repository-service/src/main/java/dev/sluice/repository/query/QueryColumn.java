package dev.sluice.repository.query;

import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.jsonbGetAttribute;
import static org.jooq.impl.DSL.jsonbGetAttributeAsText;
import static org.jooq.impl.DSL.when;
import static org.jooq.impl.SQLDataType.BOOLEAN;
import static org.jooq.impl.SQLDataType.NUMERIC;
import static org.jooq.impl.SQLDataType.TIMESTAMPWITHTIMEZONE;

import dev.sluice.contract.definition.PropertyType;
import dev.sluice.repository.jooq.tables.Resource;
import org.jooq.Field;

/**
 * A column of a query, with its value in SQL.
 *
 * @param shown what the row has
 * @param compared what filters and orders look at: moments are no texts to them
 */
record QueryColumn(PropertyType type, Field<?> shown, Field<?> compared) {
  private static final String BYTE_ORDER = "C";

  /** A column of the table itself. */
  static QueryColumn of(PropertyType type, Field<?> value) {
    return new QueryColumn(type, value, value);
  }

  /**
   * A property that is no key. A value that was stored when the property had another type counts as
   * none.
   */
  static QueryColumn ofProperty(Resource resource, String property, PropertyType type) {
    // A parameter would make another expression of each occurrence, and no group has two.
    Field<String> name = inline(property);
    Field<String> text = jsonbGetAttributeAsText(resource.ATTRIBUTES, name);
    Field<String> kind =
        function("jsonb_typeof", String.class, jsonbGetAttribute(resource.ATTRIBUTES, name));
    return switch (type) {
      case INTEGER, DECIMAL -> of(type, when(kind.eq(inline("number")), text.cast(NUMERIC)));
      case BOOLEAN -> of(type, when(kind.eq(inline("boolean")), text.cast(BOOLEAN)));
      case INSTANT ->
          new QueryColumn(type, text, when(isMoment(text), text.cast(TIMESTAMPWITHTIMEZONE)));
      // The canonical form of a day is ordered as days are.
      case DATE, STRING, LOCALE -> of(type, text.collate(BYTE_ORDER));
    };
  }

  private static Field<Boolean> isMoment(Field<String> text) {
    return function("pg_input_is_valid", Boolean.class, text, inline("timestamp with time zone"));
  }

  boolean text() {
    return type == PropertyType.STRING || type == PropertyType.LOCALE;
  }
}
