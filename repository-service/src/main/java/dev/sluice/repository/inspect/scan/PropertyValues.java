package dev.sluice.repository.inspect.scan;

import java.util.Arrays;
import java.util.List;

/** The positions of the values of an object's properties, by their numbers. */
public final class PropertyValues {
  private static final int NONE = -1;

  private final PropertyNumbers numbers;
  private final JsonMembers members = new JsonMembers();
  private final int[] starts;
  private final int[] ends;
  private byte[] bytes = {};

  PropertyValues(PropertyNumbers numbers) {
    this.numbers = numbers;
    this.starts = new int[numbers.size()];
    this.ends = new int[numbers.size()];
    clear();
  }

  /** Of these properties alone, in this order. */
  public static PropertyValues of(List<String> properties) {
    return new PropertyValues(new PropertyNumbers(properties));
  }

  /** There is no object. */
  void clear() {
    Arrays.fill(starts, NONE);
  }

  /** Reads the object in this range, all of whose properties have numbers. */
  void read(byte[] buffer, int start, int end) {
    if (!readNumbered(buffer, start, end)) {
      throw new IllegalStateException("a plan that changes while it is read");
    }
  }

  /**
   * Reads what has a number of the object in this range.
   *
   * @return whether that is all of it
   */
  public boolean readNumbered(byte[] buffer, int start, int end) {
    clear();
    bytes = buffer;
    members.open(buffer, start, end);
    numbers.begin();
    boolean all = true;
    while (members.next()) {
      int number = numbers.number(members);
      if (number < 0) {
        all = false;
      } else {
        starts[number] = members.valueStart();
        ends[number] = members.valueEnd();
      }
    }
    return all;
  }

  public byte[] bytes() {
    return bytes;
  }

  public boolean has(int number) {
    return starts[number] != NONE;
  }

  /** Where the value starts, as JSON. */
  public int start(int number) {
    return starts[number];
  }

  public int end(int number) {
    return ends[number];
  }

  /** The text of a value that there is. */
  public String text(int number) {
    return JsonText.of(bytes, starts[number], ends[number]);
  }

  boolean isSame(int number, PropertyValues other) {
    return has(number) == other.has(number)
        && (!has(number)
            || Arrays.equals(
                bytes,
                starts[number],
                ends[number],
                other.bytes,
                other.starts[number],
                other.ends[number]));
  }
}
