package dev.sluice.repository.inspect.scan;

import java.util.Arrays;

/**
 * Which properties an update changes, as a text of zeros and ones like PostgreSQL's bit strings.
 * Two values differ if their texts differ, since both sides write values in the same form.
 */
public final class ChangedProperties {
  private final int width;
  private final PropertyValues before;
  private final PropertyValues after;
  private final byte[] changed;
  private final byte[] emptied;
  private final byte[] filled;

  public ChangedProperties(PropertyNumbers numbers) {
    this.width = numbers.size();
    this.before = new PropertyValues(numbers);
    this.after = new PropertyValues(numbers);
    this.changed = new byte[width];
    this.emptied = new byte[width];
    this.filled = new byte[width];
    clear();
  }

  /** Begins another change, of which neither side is known and nothing is changed. */
  public void clear() {
    before.clear();
    after.clear();
    Arrays.fill(changed, (byte) '0');
    Arrays.fill(emptied, (byte) '0');
    Arrays.fill(filled, (byte) '0');
  }

  /** Reads what the resource has before. */
  public void readBefore(byte[] buffer, int start, int end) {
    before.read(buffer, start, end);
  }

  /** Reads what it has afterwards. */
  public void readAfter(byte[] buffer, int start, int end) {
    after.read(buffer, start, end);
  }

  /** Compares both sides. */
  public void compare() {
    for (int number = 0; number < width; number++) {
      if (!before.isSame(number, after)) {
        changed[number] = '1';
        if (!after.has(number)) {
          emptied[number] = '1';
        } else if (!before.has(number)) {
          filled[number] = '1';
        }
      }
    }
  }

  /** Says of a property that is no attribute that it changes. */
  public void markChanged(int number) {
    changed[number] = '1';
  }

  public boolean isChanged(int number) {
    return changed[number] == '1';
  }

  public boolean isEmptied(int number) {
    return emptied[number] == '1';
  }

  public boolean isFilled(int number) {
    return filled[number] == '1';
  }

  public PropertyValues before() {
    return before;
  }

  public PropertyValues after() {
    return after;
  }

  public byte[] changed() {
    return changed;
  }

  public byte[] emptied() {
    return emptied;
  }

  public byte[] filled() {
    return filled;
  }
}
