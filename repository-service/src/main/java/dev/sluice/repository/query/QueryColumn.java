package dev.sluice.repository.query;

import static org.jooq.impl.DSL.condition;
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
import org.jooq.Condition;
import org.jooq.Field;

/**
 * A column of a query, with its value in SQL.
 *
 * @param shown what the row has
 * @param compared what filters and orders look at: moments are no texts to them
 */
record QueryColumn(PropertyType type, Field<?> shown, Field<?> compared) {
  private static final String BYTE_ORDER = "C";

  // PostgreSQL takes words for days and moments as well, such as `now` and `infinity`.
  private static final String DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
  private static final String MOMENT = DAY + "T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,9})?Z";

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
      case INSTANT -> {
        Condition moment = isCanonical(text, MOMENT, "timestamp with time zone");
        yield new QueryColumn(
            type, when(moment, text), when(moment, text.cast(TIMESTAMPWITHTIMEZONE)));
      }
      // The canonical form of a day is ordered as days are.
      case DATE -> of(type, when(isCanonical(text, DAY, "date"), text.collate(BYTE_ORDER)));
      case STRING, LOCALE -> of(type, text.collate(BYTE_ORDER));
    };
  }

  /** Whether a text is written as values of the type are, and is one. */
  private static Condition isCanonical(Field<String> text, String form, String type) {
    return text.likeRegex(inline("^" + form + "$"))
        .and(condition(function("pg_input_is_valid", Boolean.class, text, inline(type))));
  }

  boolean text() {
    return type == PropertyType.STRING || type == PropertyType.LOCALE;
  }
}
