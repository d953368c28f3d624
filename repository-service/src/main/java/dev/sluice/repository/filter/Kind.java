package dev.sluice.repository.filter;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How an update changes a property. */
public enum Kind {
  /** From one value to another. */
  CHANGED("changed"),
  /** It had a value, and has none afterwards. */
  EMPTIED("emptied"),
  /** It had no value, and has one afterwards. */
  FILLED("filled");

  private final String label;

  Kind(String label) {
    this.label = label;
  }

  /** The name in requests and answers. */
  public String label() {
    return label;
  }

  static Optional<Kind> labelled(String label) {
    return Arrays.stream(values()).filter(each -> each.label.equals(label)).findFirst();
  }

  static List<String> labels() {
    return Arrays.stream(values()).map(Kind::label).toList();
  }
}
