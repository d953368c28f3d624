package dev.sluice.repository.query;

import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.contract.definition.PropertyType;
import dev.sluice.contract.rows.CanonicalForm;
import dev.sluice.repository.rest.ProblemException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** Converts filters to conditions; values are read in the form of the column's type. */
final class QueryConditions {
  private static final int MAX_VALUES = 1000;

  /** In the order of bytes, letters beyond ASCII have no case. */
  private static final String ANY_CASE = "pg_c_utf8";

  private QueryConditions() {}

  /**
   * The condition of a filter.
   *
   * @param name what the request calls the filter, for the problem if it cannot be used
   */
  static Condition of(String name, QueryFilter filter, QueryColumn column) {
    Operator operator = filter.operator();
    Field<?> value = column.compared();
    refuseIdle(name, filter);
    if (operator == Operator.EMPTY) {
      return value.isNull();
    }
    if (operator == Operator.NOT_EMPTY) {
      return value.isNotNull();
    }
    if (operator.comparesTexts()) {
      return text(name, filter, column);
    }
    if (operator == Operator.IN) {
      return condition(column).in(values(name, filter, column));
    }
    Object given = typed(name + ".value", column.type(), filter.value());
    Field<Object> compared = condition(column);
    return switch (operator) {
      case EQUALS -> compared.eq(given);
      case NOT_EQUALS -> compared.isDistinctFrom(given);
      case LESS_THAN -> compared.lt(given);
      case AT_MOST -> compared.le(given);
      case GREATER_THAN -> compared.gt(given);
      case AT_LEAST -> compared.ge(given);
      default -> throw new IllegalStateException("no comparison: " + operator);
    };
  }

  /** Refuses what the operator does not look at. */
  private static void refuseIdle(String name, QueryFilter filter) {
    Operator operator = filter.operator();
    if (filter.values() != null && operator != Operator.IN) {
      throw ProblemException.invalid(name + ".values", "only `in` takes several values");
    }
    if (filter.value() != null && (operator == Operator.IN || operator.comparesWithNothing())) {
      throw ProblemException.invalid(
          name + ".value", "`in` takes `values`, and `empty` and `notEmpty` take nothing");
    }
  }

  @SuppressWarnings("unchecked")
  private static Field<Object> condition(QueryColumn column) {
    return (Field<Object>) column.compared();
  }

  private static Condition text(String name, QueryFilter filter, QueryColumn column) {
    if (!column.text()) {
      throw ProblemException.invalid(
          name + ".operator", "only for texts, but the column has another type");
    }
    String part = given(name + ".value", filter.value());
    Field<String> compared = column.compared().collate(ANY_CASE);
    return filter.operator() == Operator.CONTAINS
        ? compared.containsIgnoreCase(part)
        : compared.startsWithIgnoreCase(part);
  }

  private static List<Object> values(String name, QueryFilter filter, QueryColumn column) {
    List<@Nullable String> given = filter.values();
    if (given == null || given.isEmpty() || given.size() > MAX_VALUES) {
      throw ProblemException.invalid(name + ".values", "from 1 to " + MAX_VALUES + " values");
    }
    List<Object> values = new ArrayList<>();
    for (int each = 0; each < given.size(); each++) {
      values.add(typed(name + ".values[" + each + "]", column.type(), given.get(each)));
    }
    return values;
  }

  private static Object typed(String name, PropertyType type, @Nullable String text) {
    String canonical = CanonicalForm.of(plain(type)).canonical(given(name, text));
    if (canonical == null) {
      throw ProblemException.invalid(
          name, "not a value of the type " + type.name().toLowerCase(Locale.ROOT));
    }
    return switch (type) {
      case INTEGER, DECIMAL -> new BigDecimal(canonical);
      case BOOLEAN -> Boolean.valueOf(canonical);
      case INSTANT -> Instant.parse(canonical).atOffset(ZoneOffset.UTC);
      case DATE, STRING, LOCALE -> canonical;
    };
  }

  private static String given(String name, @Nullable String value) {
    if (value == null || value.isEmpty()) {
      throw ProblemException.invalid(
          name, "give a value to compare with; for no value use `empty`");
    }
    if (value.indexOf('\0') >= 0) {
      throw ProblemException.invalid(name, "no NUL character");
    }
    return Objects.requireNonNull(value);
  }

  private static PropertyDefinition plain(PropertyType type) {
    return new PropertyDefinition("value", "value", type, null, false, false);
  }
}
