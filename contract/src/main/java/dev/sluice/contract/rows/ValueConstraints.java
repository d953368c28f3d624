package dev.sluice.contract.rows;

import dev.sluice.contract.cell.CellConstraints;
import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.contract.definition.PropertyType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Checks the values of a property against its {@link CellConstraints}. */
public final class ValueConstraints {
  private static final int MOST_NAMED = 10;

  private final CellConstraints constraints;
  private final Set<String> oneOf;
  private final ToIntFunction<String> toMin;
  private final ToIntFunction<String> toMax;
  private final Predicate<String> matching;
  private final Predicate<String> excluded;

  /**
   * Makes a judge.
   *
   * @param matching whether a text matches the property's pattern, if it has one
   * @param excluded whether its list of excluded values has a text, if there is one
   */
  public ValueConstraints(
      PropertyDefinition property, Predicate<String> matching, Predicate<String> excluded) {
    constraints = property.constraints();
    oneOf = Set.copyOf(constraints.oneOf());
    toMin = comparison(property.type(), constraints.min());
    toMax = comparison(property.type(), constraints.max());
    this.matching = matching;
    this.excluded = excluded;
  }

  /**
   * Everything that is wrong with a value.
   *
   * @param text the cell before its type was read
   * @param value its canonical form
   */
  public List<CellFault> faults(String text, String value) {
    List<CellFault> faults = new ArrayList<>();
    length(text, faults);
    String pattern = constraints.pattern();
    if (pattern != null && !matching.test(text)) {
      faults.add(
          CellFault.of(
              "pattern-mismatch",
              "text that matches " + pattern,
              "text that does not",
              "Write it in this form"));
    }
    if (!oneOf.isEmpty() && !oneOf.contains(value)) {
      faults.add(
          CellFault.of(
              "not-one-of",
              "one of " + named(constraints.oneOf()),
              "another value",
              "Write one of them, exactly like this"));
    }
    if (constraints.exclude() != null && excluded.test(text)) {
      faults.add(
          CellFault.of(
              "excluded-value",
              "a value that is not in the list " + constraints.exclude(),
              "one from the list",
              "Choose another value"));
    }
    range(value, faults);
    return faults;
  }

  private void length(String text, List<CellFault> faults) {
    Integer min = constraints.minLength();
    Integer max = constraints.maxLength();
    if (min == null && max == null) {
      return;
    }
    int length = text.codePointCount(0, text.length());
    if (max != null && length > max) {
      faults.add(
          CellFault.of(
              "over-max-length",
              "at most " + characters(max),
              String.valueOf(length),
              "Shorten the text"));
    }
    if (min != null && length < min) {
      faults.add(
          CellFault.of(
              "under-min-length",
              "at least " + characters(min),
              String.valueOf(length),
              "Complete the text"));
    }
  }

  private void range(String value, List<CellFault> faults) {
    if (toMin.applyAsInt(value) < 0) {
      String min = constraints.min();
      faults.add(CellFault.of("under-min", "at least " + min, "less", "Write " + min + " or more"));
    }
    if (toMax.applyAsInt(value) > 0) {
      String max = constraints.max();
      faults.add(CellFault.of("over-max", "at most " + max, "more", "Write " + max + " or less"));
    }
  }

  /** Compares two canonical values of a type that has an order. */
  public static int compare(PropertyType type, String one, String other) {
    return comparison(type, other).applyAsInt(one);
  }

  /** Compares values with a bound; every value is equal to none. */
  private static ToIntFunction<String> comparison(PropertyType type, @Nullable String bound) {
    if (bound == null) {
      return value -> 0;
    }
    return switch (type) {
      case INTEGER, DECIMAL -> {
        BigDecimal number = new BigDecimal(bound);
        yield value -> new BigDecimal(value).compareTo(number);
      }
      case INSTANT -> {
        Instant instant = Instant.parse(bound);
        yield value -> Instant.parse(value).compareTo(instant);
      }
      // A day has four digits of a year, so that texts are in the order of days.
      default -> value -> value.compareTo(bound);
    };
  }

  private static String characters(int count) {
    return count == 1 ? "1 character" : count + " characters";
  }

  private static String named(List<String> values) {
    if (values.size() <= MOST_NAMED) {
      return String.join(", ", values);
    }
    return String.format(
        Locale.ROOT,
        "%s and %d more",
        String.join(", ", values.subList(0, MOST_NAMED)),
        values.size() - MOST_NAMED);
  }
}
