package dev.sluice.repository.filter;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The operations of changes, in the order in which reviewers see them. */
public enum ReviewOperation {
  DELETE(1, "delete"),
  DEACTIVATE(2, "deactivate"),
  UPDATE(3, "update"),
  INSERT(4, "insert");

  private final short code;
  private final String label;

  ReviewOperation(int code, String label) {
    this.code = (short) code;
    this.label = label;
  }

  /** The number that the review tables have for it. */
  public short code() {
    return code;
  }

  /** The name in requests and answers. */
  public String label() {
    return label;
  }

  static Optional<ReviewOperation> labelled(String label) {
    return Arrays.stream(values()).filter(each -> each.label.equals(label)).findFirst();
  }

  /** The operation that the review tables have this number for. */
  public static ReviewOperation of(short code) {
    return values()[code - 1];
  }

  static List<String> labels() {
    return Arrays.stream(values()).map(ReviewOperation::label).toList();
  }
}
