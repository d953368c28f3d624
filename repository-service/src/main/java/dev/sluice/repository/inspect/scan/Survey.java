package dev.sluice.repository.inspect.scan;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first pass over the changes of an entity type: which properties its resources have, and how
 * many values each property has. Properties with many or long values are dropped early.
 */
public final class Survey {
  static final int MOST_VALUES = 2000;
  private static final int LONGEST_VALUE_BYTES = 200;

  private final PropertyNumbers numbers;
  private final List<@Nullable CountedBytes> values = new ArrayList<>();
  private final JsonMembers members = new JsonMembers();
  private long changes;

  /**
   * Begins.
   *
   * @param defined the properties that the definition has
   */
  public Survey(List<String> defined) {
    this.numbers = new PropertyNumbers(defined);
    watch();
  }

  /** Looks at the side of a change by which it is grouped. */
  public void add(byte[] buffer, int start, int end) {
    changes++;
    members.open(buffer, start, end);
    numbers.begin();
    while (members.next()) {
      int number = numbers.numberOrNew(members);
      watch();
      count(number);
    }
  }

  /**
   * Looks at a resource that does not change, and whose links do: they are grouped by what it has.
   * What no change has gets no number for it.
   */
  public void addOwner(byte[] buffer, int start, int end) {
    changes++;
    members.open(buffer, start, end);
    numbers.begin();
    while (members.next()) {
      int number = numbers.number(members);
      if (number >= 0) {
        count(number);
      }
    }
  }

  /** Looks at the names alone, on the other side of an update. */
  public void addNames(byte[] buffer, int start, int end) {
    members.open(buffer, start, end);
    numbers.begin();
    while (members.next()) {
      numbers.numberOrNew(members);
    }
    watch();
  }

  /** Gives a number to what is no attribute. */
  public int number(String property) {
    int number = numbers.numberOrNew(property);
    watch();
    return number;
  }

  /** All that were seen. */
  public PropertyNumbers numbers() {
    return numbers;
  }

  /** The properties by which the changes are best grouped, the best ones first. */
  public List<Segment> segments() {
    return SegmentChoice.of(numbers.names(), values, changes);
  }

  /** How many changes and owners were looked at. */
  public long size() {
    return changes;
  }

  private void count(int number) {
    CountedBytes counted = values.get(number);
    if (counted != null && !isTaken(counted)) {
      values.set(number, null);
    }
  }

  private boolean isTaken(CountedBytes counted) {
    int start = members.valueStart();
    int end = members.valueEnd();
    return end - start <= LONGEST_VALUE_BYTES && counted.add(members.bytes(), start, end) >= 0;
  }

  /** The values of new properties are counted, too. */
  private void watch() {
    while (values.size() < numbers.size()) {
      values.add(new CountedBytes(MOST_VALUES));
    }
  }
}
