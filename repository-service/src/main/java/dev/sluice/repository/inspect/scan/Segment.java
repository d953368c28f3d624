package dev.sluice.repository.inspect.scan;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A property by which changes are grouped. Its values are numbered from 1; 0 stands for no value.
 */
public final class Segment {
  public static final int NO_VALUE = 0;

  private final String property;
  private final int number;
  private final CountedBytes values;

  Segment(String property, int number, CountedBytes values) {
    this.property = property;
    this.number = number;
    this.values = values;
  }

  public String property() {
    return property;
  }

  /** The number of the value that the properties have. */
  public int of(PropertyValues properties) {
    if (!properties.has(number)) {
      return NO_VALUE;
    }
    int found = values.find(properties.bytes(), properties.start(number), properties.end(number));
    if (found < 0) {
      throw new IllegalStateException("a plan that changes while it is read");
    }
    return found + 1;
  }

  /** The values as text, in the order of their numbers; the first is null. */
  public List<@Nullable String> values() {
    List<@Nullable String> texts = new ArrayList<>();
    texts.add(null);
    for (int each = 0; each < values.size(); each++) {
      byte[] json = values.bytes(each);
      texts.add(JsonText.of(json, 0, json.length));
    }
    return texts;
  }
}
