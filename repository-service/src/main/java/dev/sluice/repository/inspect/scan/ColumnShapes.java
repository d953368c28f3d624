package dev.sluice.repository.inspect.scan;

import dev.sluice.contract.definition.PropertyType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts the patterns of changed values, before and after, and how far dates and numbers move. A
 * pattern that first appears after ten thousand different ones is not counted, since it is not
 * among the most frequent.
 */
public final class ColumnShapes {
  private static final int MOST = 10_000;

  /**
   * A pattern or a distance.
   *
   * @param changes in how many changes it was counted
   */
  public record Counted(String text, long changes) {}

  private final List<CountedBytes> before = new ArrayList<>();
  private final List<CountedBytes> after = new ArrayList<>();
  private final List<CountedBytes> shifts = new ArrayList<>();
  private final List<@Nullable PropertyType> types = new ArrayList<>();
  private final ValueMask mask = new ValueMask();

  /**
   * Begins.
   *
   * @param types by property, as the definition has them
   */
  public ColumnShapes(PropertyNumbers numbers, Map<String, PropertyType> types) {
    for (String property : numbers.names()) {
      before.add(new CountedBytes(MOST));
      after.add(new CountedBytes(MOST));
      shifts.add(new CountedBytes(MOST));
      this.types.add(types.get(property));
    }
  }

  /** Counts a property that an update changes. */
  public void add(int column, ChangedProperties update) {
    mask(before.get(column), update.before(), column);
    mask(after.get(column), update.after(), column);
    PropertyType type = types.get(column);
    if (type != null
        && ValueShift.isOf(type)
        && update.before().has(column)
        && update.after().has(column)) {
      String shift =
          ValueShift.between(type, text(update.before(), column), text(update.after(), column));
      if (shift != null) {
        byte[] bytes = shift.getBytes(StandardCharsets.UTF_8);
        shifts.get(column).add(bytes, 0, bytes.length);
      }
    }
  }

  /** The most frequent patterns of a property's values. */
  public List<Counted> masks(int column, boolean afterwards, int most) {
    return counted(afterwards ? after.get(column) : before.get(column), most);
  }

  /** The most frequent distances. */
  public List<Counted> shifts(int column, int most) {
    return counted(shifts.get(column), most);
  }

  private void mask(CountedBytes masks, PropertyValues values, int column) {
    if (values.has(column)) {
      mask.write(values.bytes(), values.start(column), values.end(column));
      masks.add(mask.bytes(), 0, mask.length());
    }
  }

  private static String text(PropertyValues values, int column) {
    return JsonText.of(values.bytes(), values.start(column), values.end(column));
  }

  private static List<Counted> counted(CountedBytes all, int most) {
    return all.mostFrequent(most).stream()
        .map(
            number ->
                new Counted(
                    new String(all.bytes(number), StandardCharsets.UTF_8), all.count(number)))
        .toList();
  }
}
