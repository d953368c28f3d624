package dev.sluice.repository.filter.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What the rules say about a change so far. */
public enum Said {
  /** Nothing: what happens to the rest is chosen with the decision. */
  OPEN("open"),
  APPLY("apply"),
  /** Also what is held since an earlier run. */
  HOLD("hold"),
  REJECT("reject"),
  /** Besides: it cannot be made since another change, as the rules stand, is not. */
  FOLLOW("follow");

  private final String label;

  Said(String label) {
    this.label = label;
  }

  /** The name in requests and answers. */
  public String label() {
    return label;
  }

  public static Optional<Said> labelled(String label) {
    return Arrays.stream(values()).filter(each -> each.label.equals(label)).findFirst();
  }

  public static List<String> labels() {
    return Arrays.stream(values()).map(Said::label).toList();
  }
}
