package dev.sluice.contract.run;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The steps of a run, in their order. */
public enum Step {
  EXPORT,
  PREPARE,
  COMPARE,
  CHECK,
  APPLY,
  NOTIFY;

  /** The word in requests and JSON. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The step with this label, if there is one. */
  public static Optional<Step> labelled(String label) {
    return Arrays.stream(values()).filter(each -> each.label().equals(label)).findFirst();
  }
}
