package dev.sluice.bench;

import java.util.Arrays;
import java.util.Set;

/** The requested figures, by their ids; by default all. */
record Selection(Set<String> only) {
  boolean any(String... ids) {
    return only.isEmpty() || Arrays.stream(ids).anyMatch(only::contains);
  }

  /** Whether one of the figures of whole runs of all files is wanted. */
  boolean wholeRuns() {
    return complete() || incremental() || any("P6");
  }

  boolean complete() {
    return any("P3", "P4", "P5", "P7", "P11");
  }

  boolean incremental() {
    return any("P1", "P2", "P11");
  }

  boolean usersAlone() {
    return any("P8", "P9");
  }

  /** Whether one of the figures of files that people keep is wanted. */
  boolean sheets() {
    return any("P14", "P15", "P16");
  }
}
