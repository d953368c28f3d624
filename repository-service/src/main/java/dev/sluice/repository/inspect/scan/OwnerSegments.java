package dev.sluice.repository.inspect.scan;

import java.util.Arrays;
import java.util.List;

/** The segments of links, which are those of the resources that own them. */
public final class OwnerSegments {
  private final List<Segment> segments;
  private final PropertyValues owner;
  private final int[] values;

  /**
   * Begins with no owner.
   *
   * @param survey that has looked at all owners
   * @param segments that it chose
   */
  public OwnerSegments(Survey survey, List<Segment> segments) {
    this.segments = segments;
    this.owner = new PropertyValues(survey.numbers());
    this.values = new int[segments.size()];
  }

  /** Of links whose owners nobody groups. */
  public static OwnerSegments none() {
    return new OwnerSegments(new Survey(List.of()), List.of());
  }

  public List<Segment> segments() {
    return segments;
  }

  /** Reads the attributes of the owner of the links that follow. */
  public void read(byte[] buffer, int start, int end) {
    // An owner that does not change may have properties that no change has.
    owner.readNumbered(buffer, start, end);
    Arrays.setAll(values, each -> segments.get(each).of(owner));
  }

  /** The numbers of the owner's values, in the order of the segments. */
  public int[] values() {
    return values;
  }
}
