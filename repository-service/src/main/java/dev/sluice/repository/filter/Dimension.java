package dev.sluice.repository.filter;

import java.util.Arrays;
import java.util.Optional;

/** A criterion of filters, by its name in requests. */
public enum Dimension {
  /** The entity type, or the association of a link. */
  TYPE("type", Property.NONE, true, true),
  OPERATION("op", Property.NONE, true, true),
  /** The property that an update changes. */
  COLUMN("col", Property.NONE, true, true),
  /** How an update changes the property, or any at all. */
  KIND("kind", Property.POSSIBLE, true, true),
  SEGMENT("seg", Property.NEEDED, true, true),
  /** What the value of a segment begins with, in any case. */
  SEGMENT_PREFIX("segPrefix", Property.NEEDED, false, true),
  MARK("mark", Property.NONE, true, true),
  /** The number of a rule that is about the change, whatever later ones say. */
  RULE("rule", Property.NONE, true, true),
  /** What reviewers have said about the change so far. */
  SAID("d", Property.NONE, true, true),
  /** The key of the resource, or of a link's owner. */
  KEY("key", Property.NONE, false, false),
  KEY_PREFIX("keyPrefix", Property.NONE, false, false),
  /** The key of a link's target. */
  TARGET("target", Property.NONE, false, false),
  /** The value that an update replaces. */
  BEFORE("from", Property.NEEDED, false, false),
  /** The value that an update brings. */
  AFTER("to", Property.NEEDED, false, false);

  private enum Property {
    NONE,
    POSSIBLE,
    NEEDED
  }

  private final String label;
  private final Property property;
  private final boolean inUrls;
  private final boolean inCube;

  Dimension(String label, Property property, boolean inUrls, boolean inCube) {
    this.label = label;
    this.property = property;
    this.inUrls = inUrls;
    this.inCube = inCube;
  }

  /** The name in requests. */
  public String label() {
    return label;
  }

  static Optional<Dimension> labelled(String label) {
    return Arrays.stream(values()).filter(each -> each.label.equals(label)).findFirst();
  }

  /** Whether it can stand with a property, as in {@code kind.mail}, or without one. */
  boolean takes(boolean withProperty) {
    return switch (property) {
      case NONE -> !withProperty;
      case POSSIBLE -> true;
      case NEEDED -> withProperty;
    };
  }

  /** Whether its values may be in a URL; those of people may not. */
  boolean inUrls() {
    return inUrls;
  }

  /** Whether changes can be counted by it without looking at each. */
  boolean inCube() {
    return inCube;
  }

  /** How it is written, for people. */
  String pattern() {
    return switch (property) {
      case NONE -> label;
      case POSSIBLE -> label + ", " + label + ".PROPERTY";
      case NEEDED -> label + ".PROPERTY";
    };
  }
}
