package dev.sluice.repository.facet.change;

import static dev.sluice.repository.jooq.Tables.REVIEW_CHANGE;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.val;

import dev.sluice.repository.facet.RandomOrder;
import dev.sluice.repository.rest.Cursor;
import dev.sluice.repository.rest.ProblemException;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * The order in which changes are listed; equal changes are ordered by their numbers.
 *
 * @param place null if the numbers alone are the order
 * @param hash the place if it is a hash, of which all are as likely
 */
record ChangeOrder(@Nullable Field<?> place, @Nullable Field<Long> hash) {
  private static final String PLACE = "place";

  /** So many times the rows that are wanted are behind a bound, as a rule. */
  private static final double ENOUGH = 8;

  private ChangeOrder(@Nullable Field<?> place) {
    this(place, null);
  }

  /** The order of this name. */
  static ChangeOrder named(@Nullable String sort, @Nullable Long seed) {
    if (seed != null && !"random".equals(sort)) {
      throw ProblemException.invalid("seed", "requires sort=random");
    }
    return switch (sort == null ? "n" : sort) {
      case "n" -> new ChangeOrder(null);
      case "key" -> new ChangeOrder(REVIEW_CHANGE.KEY);
      case "risk" -> new ChangeOrder(REVIEW_CHANGE.RISK);
      case "random" -> {
        Field<Long> random = RandomOrder.of(seed == null ? 0 : seed);
        yield new ChangeOrder(random, random);
      }
      default -> throw ProblemException.invalid("sort", "one of n, key, risk, random");
    };
  }

  /** What rows are sorted by. */
  List<Field<?>> fields() {
    return place == null ? List.of(REVIEW_CHANGE.N) : List.of(place, REVIEW_CHANGE.N);
  }

  /** What has to be selected so that {@link #cursor} finds it. */
  Field<?> selected() {
    return place == null ? inline(0).as(PLACE) : place.as(PLACE);
  }

  String cursor(Record row) {
    String number = String.valueOf(row.get(REVIEW_CHANGE.N.getName()));
    return place == null ? Cursor.of(number) : Cursor.of(String.valueOf(row.get(PLACE)), number);
  }

  /** The rows behind the one that gave this cursor. */
  Condition behind(String cursor) {
    List<String> parts = Cursor.read(cursor, fields().size());
    Field<Integer> number = val(number(parts.get(parts.size() - 1)));
    if (place == null) {
      return REVIEW_CHANGE.N.gt(number);
    }
    Field<?> reached =
        place.getType() == String.class ? val(parts.get(0)) : val(Cursor.number(parts.get(0)));
    return row(List.of(place, REVIEW_CHANGE.N)).gt(row(List.of(reached, number)));
  }

  boolean isRandom() {
    return hash != null;
  }

  /**
   * Nearly all rows need not be sorted if it is known how many there are: the next ones are those
   * with a low hash.
   *
   * @param cursor what the page before gave
   * @param wanted how many rows are to be found
   * @param all how many rows meet the filter
   * @return a condition that enough rows meet as a rule; nothing if there is none
   */
  Optional<Condition> near(@Nullable String cursor, long wanted, long all) {
    if (hash == null || all == 0) {
      return Optional.empty();
    }
    long from =
        cursor == null
            ? Long.MIN_VALUE
            : Cursor.number(Cursor.read(cursor, fields().size()).get(0));
    double bound = from + ENOUGH * wanted / all * 0x1p64;
    return bound < Long.MAX_VALUE ? Optional.of(hash.lt(inline((long) bound))) : Optional.empty();
  }

  private static int number(String part) {
    long number = Cursor.number(part);
    return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, number));
  }
}
