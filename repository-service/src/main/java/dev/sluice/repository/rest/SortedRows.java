package dev.sluice.repository.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * A list of rows in a unique order, read by pages (keyset pagination) or completely.
 *
 * @param <T> a row as JSON shows it
 */
public final class SortedRows<T> {
  /** Rows that are in memory at once when all are read. */
  private static final int ROWS_PER_FETCH = 1000;

  /** The statement that selects rows. */
  public interface Query {
    /**
     * At most {@code limit} of the rows that meet the condition, in order.
     *
     * @param condition on the columns of the order, and whatever else the list offers
     */
    ResultQuery<? extends Record> rows(Condition condition, long limit);
  }

  private final Reads reads;
  private final List<Field<?>> order;
  private final Query query;
  private final Function<Record, T> view;

  /** A list in ascending order of these columns, each a text or a number of type long. */
  public SortedRows(Reads reads, List<Field<?>> order, Query query, Function<Record, T> view) {
    this.reads = reads;
    this.order = List.copyOf(order);
    this.query = query;
    this.view = view;
  }

  /** The page after the one that gave {@code after} as its next; the first one without. */
  public Page<T> page(Condition condition, @Nullable Integer limit, @Nullable String after) {
    int size = Limits.read(limit);
    Condition further = after == null ? condition : condition.and(behind(after));
    Page<? extends Record> page =
        reads.some(() -> Page.of(query.rows(further, size + 1L).fetch(), size, this::cursor));
    return new Page<>(page.items().stream().map(view).toList(), page.next());
  }

  /** Hands all rows over as they arrive; to be called within a transaction. */
  public void each(Condition condition, Consumer<T> consumer) {
    try (Stream<? extends Record> all =
        query.rows(condition, Long.MAX_VALUE).fetchSize(ROWS_PER_FETCH).stream()) {
      all.forEach(row -> consumer.accept(view.apply(row)));
    }
  }

  private Condition behind(String after) {
    List<String> place = Cursor.read(after, order.size());
    List<Field<?>> values = new ArrayList<>();
    for (int each = 0; each < order.size(); each++) {
      values.add(value(order.get(each), place.get(each)));
    }
    return DSL.row(order).gt(DSL.row(values));
  }

  private static Field<?> value(Field<?> column, String text) {
    return column.getType() == Long.class ? DSL.val(Cursor.number(text)) : DSL.val(text);
  }

  private String cursor(Record row) {
    return Cursor.of(
        order.stream().map(each -> String.valueOf(row.get(each.getName()))).toArray(String[]::new));
  }
}
