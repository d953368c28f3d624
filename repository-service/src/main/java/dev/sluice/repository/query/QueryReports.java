package dev.sluice.repository.query;

import static org.jooq.impl.DSL.countDistinct;

import dev.sluice.contract.definition.PropertyType;
import dev.sluice.repository.report.Report;
import dev.sluice.repository.report.ReportColumn;
import dev.sluice.repository.resource.type.ResourceTypes;
import dev.sluice.repository.rest.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.SortField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Converts a query to a report. */
@Component
final class QueryReports {
  private static final int MAX_COLUMNS = 50;
  private static final int MAX_FILTERS = 20;
  private static final int MAX_ORDERS = 10;
  private static final String COUNT = "count";
  private static final String NAME = "query";

  private final DSLContext database;
  private final ResourceTypes types;

  QueryReports(DSLContext database, ResourceTypes types) {
    this.database = database;
    this.types = types;
  }

  /**
   * The report.
   *
   * @throws ProblemException that names the part of the query that cannot be used
   */
  Report of(Query query) {
    QueryColumns columns = new QueryColumns(types, needed("entityType", query.entityType()));
    List<@Nullable String> groups = listed("groupBy", query.groupBy(), MAX_COLUMNS);
    List<@Nullable String> shown = listed("columns", query.columns(), MAX_COLUMNS);
    if (groups.isEmpty()) {
      return rows(query, columns, shown.isEmpty() ? List.of("key") : shown);
    }
    if (!shown.isEmpty()) {
      throw ProblemException.invalid(
          "columns", "leave them out: with groupBy, rows have these columns and a count");
    }
    return groups(query, columns, groups);
  }

  private Report rows(Query query, QueryColumns columns, List<@Nullable String> paths) {
    Map<String, QueryColumn> shown = found("columns", columns, paths);
    Condition condition = condition(query, columns);
    List<SortField<?>> order = new ArrayList<>();
    orders(query)
        .forEach(
            (field, each) ->
                order.add(sorted(columns.find(field, each.column()).compared(), each)));
    columns.keys().forEach(each -> order.add(each.asc().nullsLast()));
    return new Report(
        NAME,
        described(shown),
        limit ->
            database
                .select(shown.values().stream().map(QueryColumn::shown).toList())
                .from(columns.tables())
                .where(condition)
                .orderBy(order)
                .limit(limit));
  }

  private Report groups(Query query, QueryColumns columns, List<@Nullable String> paths) {
    Map<String, QueryColumn> groups = found("groupBy", columns, paths);
    if (groups.containsKey(COUNT)) {
      throw ProblemException.invalid("groupBy", "`count` is the name of the number of resources");
    }
    Condition condition = condition(query, columns);
    Field<Integer> count = countDistinct(columns.root().ID);
    List<SortField<?>> order = new ArrayList<>();
    orders(query).forEach((field, each) -> order.add(groupOrder(field, each, groups, count)));
    groups.values().forEach(each -> order.add(each.compared().asc().nullsLast()));
    List<SelectFieldOrAsterisk> selected =
        new ArrayList<>(groups.values().stream().map(QueryColumn::shown).toList());
    selected.add(count);
    List<Field<?>> by = new ArrayList<>();
    groups.values().forEach(each -> by.addAll(List.of(each.shown(), each.compared())));
    List<ReportColumn> described = described(groups);
    described.add(ReportColumn.of(COUNT, PropertyType.INTEGER));
    return new Report(
        NAME,
        described,
        limit ->
            database
                .select(selected)
                .from(columns.tables())
                .where(condition)
                .groupBy(by)
                .orderBy(order)
                .limit(limit));
  }

  private static SortField<?> groupOrder(
      String field, QueryOrder order, Map<String, QueryColumn> groups, Field<Integer> count) {
    if (order.column().equals(COUNT)) {
      return sorted(count, order);
    }
    QueryColumn group = groups.get(order.column());
    if (group == null) {
      throw ProblemException.invalid(field, "groups are ordered by their columns or by `count`");
    }
    return sorted(group.compared(), order);
  }

  private static SortField<?> sorted(Field<?> field, QueryOrder order) {
    return (Boolean.TRUE.equals(order.descending()) ? field.desc() : field.asc()).nullsLast();
  }

  private static Condition condition(Query query, QueryColumns columns) {
    Condition condition = columns.root().ENTITY_TYPE.eq(query.entityType());
    List<@Nullable QueryFilter> filters = listed("filters", query.filters(), MAX_FILTERS);
    for (int each = 0; each < filters.size(); each++) {
      String name = "filters[" + each + "]";
      QueryFilter filter = needed(name, filters.get(each));
      needed(name + ".operator", filter.operator());
      String path = needed(name + ".column", filter.column());
      QueryColumn column = columns.find(name + ".column", path);
      condition = condition.and(QueryConditions.of(name, filter, column));
    }
    return condition;
  }

  /** What to sort by, with the name that the request has for it. */
  private static Map<String, QueryOrder> orders(Query query) {
    List<@Nullable QueryOrder> orders = listed("order", query.order(), MAX_ORDERS);
    Map<String, QueryOrder> named = new LinkedHashMap<>();
    for (int each = 0; each < orders.size(); each++) {
      String name = "order[" + each + "]";
      QueryOrder order = needed(name, orders.get(each));
      needed(name + ".column", order.column());
      named.put(name + ".column", order);
    }
    return named;
  }

  private static Map<String, QueryColumn> found(
      String field, QueryColumns columns, List<@Nullable String> paths) {
    Map<String, QueryColumn> found = new LinkedHashMap<>();
    for (int each = 0; each < paths.size(); each++) {
      String name = field + "[" + each + "]";
      String path = needed(name, paths.get(each));
      if (found.put(path, columns.find(name, path)) != null) {
        throw ProblemException.invalid(name, "named twice");
      }
    }
    return found;
  }

  private static List<ReportColumn> described(Map<String, QueryColumn> columns) {
    List<ReportColumn> described = new ArrayList<>();
    columns.forEach((path, column) -> described.add(ReportColumn.of(path, column.type())));
    return described;
  }

  private static <T> List<T> listed(String field, @Nullable List<T> list, int most) {
    if (list == null) {
      return List.of();
    }
    if (list.size() > most) {
      throw ProblemException.invalid(field, "at most " + most);
    }
    return list;
  }

  private static <T> T needed(String field, @Nullable T value) {
    if (value == null) {
      throw ProblemException.invalid(field, "required");
    }
    return Objects.requireNonNull(value);
  }
}
