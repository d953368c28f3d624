package dev.sluice.repository.inspect;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The operation of a change, in the order in which changes are shown. */
public enum ReviewedOperation {
  DELETE(1),
  DEACTIVATE(2),
  UPDATE(3),
  INSERT(4);

  private final int code;

  ReviewedOperation(int code) {
    this.code = code;
  }

  /** The number in the tables of an inspection. */
  public int code() {
    return code;
  }

  /** The word in plans, requests and JSON. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The operation with this number. */
  public static ReviewedOperation of(int code) {
    return Arrays.stream(values()).filter(each -> each.code == code).findFirst().orElseThrow();
  }

  /** The operation with the word that a plan has. */
  public static ReviewedOperation planned(String label) {
    return switch (label) {
      case "delete" -> DELETE;
      case "deactivate" -> DEACTIVATE;
      case "update" -> UPDATE;
      case "insert" -> INSERT;
      default -> throw new IllegalStateException("a plan with an operation that nobody knows");
    };
  }

  /** The operation with this word, if there is one. */
  public static Optional<ReviewedOperation> labelled(String label) {
    return Arrays.stream(values()).filter(each -> each.label().equals(label)).findFirst();
  }
}
