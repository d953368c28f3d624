package dev.sluice.contract.run;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a run treats existing resources and links. */
public enum Mode {
  /** The first load of a connector that holds nothing yet; it may insert as much as it likes. */
  INITIAL,
  /** The files are the whole truth: what they lack is missing. */
  COMPLETE,
  /** The files are compared with the last applied ones, or carry commands. */
  INCREMENTAL;

  /** The word in requests, JSON and search attributes. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The mode with this label, if there is one. */
  public static Optional<Mode> labelled(String label) {
    return Arrays.stream(values()).filter(each -> each.label().equals(label)).findFirst();
  }
}
