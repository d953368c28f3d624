package dev.sluice.contract.run;

import java.util.Locale;

/** How a request reached Sluice, and so whether the name in it can be trusted. */
public enum Via {
  /** Over REST: the name is the one that logged in. */
  REST,
  /** Through Temporal, where anybody may give any name. */
  TEMPORAL,
  /** By a job of the connector; anybody in Temporal may say so, and it gives no right. */
  JOB;

  /** What stands for a name where Temporal itself acts, or nobody gave one. */
  public static final String NOBODY = "temporal";

  /** The word in JSON. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The name as people may read it, so that nobody takes it for one that logged in. */
  public String credit(String name) {
    return this != TEMPORAL || name.equals(NOBODY) ? name : name + " (through Temporal)";
  }
}
