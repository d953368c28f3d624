package dev.sluice.repository.inspect;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Why a change needs special attention; each mark is a bit of {@code review_change.marks}. */
public enum Mark {
  /** A delete or insert of somebody who is probably inserted or deleted under another key. */
  REKEYED(1, "rekeyed"),
  /** A delete with which the last link of somebody else goes: of a manager, or of a last member. */
  LAST_LINK(2, "last-link"),
  /** A change of a protected resource, be it an update. */
  PROTECTED(4, "protected");

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

  /** The mark with this name, if there is one. */
  public static Optional<Mark> labelled(String label) {
    return Arrays.stream(values()).filter(each -> each.label.equals(label)).findFirst();
  }

  /** The names of all marks. */
  public static List<String> labels() {
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
