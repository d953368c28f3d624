package dev.sluice.contract.definition;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The limits on what a run may change without a review. The twelve names for resources and links
 * are those of Netwrix Identity Manager's connectors; the two for rejected rows are Sluice's own. A
 * number that equals the limit is allowed. The defaults are limits of the connector.
 */
public enum Threshold {
  MAXIMUM_INSERTED_LINES(Subject.RESOURCE, Operation.INSERT, Unit.LINES, 1000),
  MAXIMUM_UPDATED_LINES(Subject.RESOURCE, Operation.UPDATE, Unit.LINES, 1000),
  MAXIMUM_DELETED_LINES(Subject.RESOURCE, Operation.DELETE, Unit.LINES, 500),
  MAX_PERCENTAGE_INSERTED_LINES(Subject.RESOURCE, Operation.INSERT, Unit.PERCENT, 30),
  MAX_PERCENTAGE_UPDATED_LINES(Subject.RESOURCE, Operation.UPDATE, Unit.PERCENT, 30),
  MAX_PERCENTAGE_DELETED_LINES(Subject.RESOURCE, Operation.DELETE, Unit.PERCENT, 10),
  MAXIMUM_LINK_INSERTED_LINES(Subject.LINK, Operation.INSERT, Unit.LINES, 1000),
  MAXIMUM_LINK_UPDATED_LINES(Subject.LINK, Operation.UPDATE, Unit.LINES, 1000),
  MAXIMUM_LINK_DELETED_LINES(Subject.LINK, Operation.DELETE, Unit.LINES, 1000),
  MAX_LINK_PERCENTAGE_INSERTED_LINES(Subject.LINK, Operation.INSERT, Unit.PERCENT, 30),
  MAX_LINK_PERCENTAGE_UPDATED_LINES(Subject.LINK, Operation.UPDATE, Unit.PERCENT, 30),
  MAX_LINK_PERCENTAGE_DELETED_LINES(Subject.LINK, Operation.DELETE, Unit.PERCENT, 10),
  MAXIMUM_REJECTED_LINES(Subject.ROW, null, Unit.LINES, 1000),
  MAX_PERCENTAGE_REJECTED_LINES(Subject.ROW, null, Unit.PERCENT, 10);

  /** What is counted. */
  public enum Subject {
    RESOURCE,
    LINK,
    ROW
  }

  /** Which changes are counted; a resource that is switched off counts as deleted. */
  public enum Operation {
    INSERT,
    UPDATE,
    DELETE
  }

  /** How the limit is meant. */
  public enum Unit {
    LINES,
    PERCENT
  }

  private final Subject subject;
  private final @Nullable Operation operation;
  private final Unit unit;
  private final double defaultLimit;

  Threshold(Subject subject, @Nullable Operation operation, Unit unit, double defaultLimit) {
    this.subject = subject;
    this.operation = operation;
    this.unit = unit;
    this.defaultLimit = defaultLimit;
  }

  public Subject subject() {
    return subject;
  }

  /** The changes counted; null for rejected rows. */
  public @Nullable Operation operation() {
    return operation;
  }

  public Unit unit() {
    return unit;
  }

  /** The connector's limit if the definition has none. */
  public double defaultLimit() {
    return defaultLimit;
  }

  /** The name in definitions, breaches and JSON, as in {@code maxPercentageDeletedLines}. */
  public String label() {
    StringBuilder label = new StringBuilder();
    for (String word : name().split("_")) {
      label.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
    }
    label.setCharAt(0, Character.toLowerCase(label.charAt(0)));
    return label.toString();
  }

  /** The threshold with this label, if there is one. */
  public static Optional<Threshold> labelled(String label) {
    return Arrays.stream(values()).filter(each -> each.label().equals(label)).findFirst();
  }
}
