package dev.sluice.repository.filter;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Why a change deserves a look of its own; a bit of {@code review_change.marks} each. */
public enum Mark {
  REKEYED(1, "rekeyed"),
  PROTECTED(2, "protected"),
  LAST_MANAGER(4, "last-manager"),
  GROUP_EMPTIED(8, "group-emptied"),
  UNIQUE_CLASH(16, "unique-clash"),
  REJECT_NEIGHBOUR(32, "reject-neighbour");

  private final int bit;
  private final String label;

  Mark(int bit, String label) {
    this.bit = bit;
    this.label = label;
  }

  /** The name in requests and answers. */
  public String label() {
    return label;
  }

  public int bit() {
    return bit;
  }

  static Optional<Mark> labelled(String label) {
    return Arrays.stream(values()).filter(each -> each.label.equals(label)).findFirst();
  }

  static List<String> labels() {
    return Arrays.stream(values()).map(Mark::label).toList();
  }

  /** The labels of all marks that are set. */
  public static List<String> in(int marks) {
    return Arrays.stream(values())
        .filter(each -> (marks & each.bit) != 0)
        .map(Mark::label)
        .toList();
  }
}
