package dev.sluice.repository.inspect.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the segments: at most four properties with few values, those with the highest entropy in
 * the changes first. A property with mostly different values identifies resources and does not
 * group them; a property that groups in the same way as another one, such as a department's code
 * and name, adds nothing.
 */
final class SegmentChoice {
  private static final int MOST = 4;
  private static final int SURVEYABLE = 250;

  /** On average; surnames and the like have smaller ones. */
  private static final long SMALLEST_GROUP = 5;

  private SegmentChoice() {}

  static List<Segment> of(
      List<String> properties, List<@Nullable CountedBytes> values, long changes) {
    List<Candidate> candidates = new ArrayList<>();
    for (int number = 0; number < properties.size(); number++) {
      CountedBytes counted = values.get(number);
      if (counted != null) {
        Candidate candidate = new Candidate(properties.get(number), number, counted, changes);
        if (candidate.groups(changes) && candidates.stream().noneMatch(candidate::splitsAlike)) {
          candidates.add(candidate);
        }
      }
    }
    return candidates.stream()
        .sorted(
            Comparator.comparing(Candidate::isSurveyable)
                .thenComparing(Candidate::entropy)
                .reversed())
        .limit(MOST)
        .map(each -> new Segment(each.property, each.number, each.values))
        .toList();
  }

  /** A property that may be chosen. */
  private static final class Candidate {
    private final String property;
    private final int number;
    private final CountedBytes values;

    /** Of its groups, in order. */
    private final long[] sizes;

    Candidate(String property, int number, CountedBytes values, long changes) {
      this.property = property;
      this.number = number;
      this.values = values;
      this.sizes = sizes(values.counts(), changes);
    }

    /** How much it tells about a change. */
    double entropy() {
      double changes = Arrays.stream(sizes).sum();
      return Arrays.stream(sizes)
          .mapToDouble(size -> size / changes)
          .map(share -> -share * Math.log(share))
          .sum();
    }

    boolean isSurveyable() {
      return sizes.length <= SURVEYABLE;
    }

    boolean groups(long changes) {
      return sizes.length >= 2 && SMALLEST_GROUP * sizes.length <= changes;
    }

    boolean splitsAlike(Candidate other) {
      return Arrays.equals(sizes, other.sizes);
    }

    /** Those without a value are a group, too. */
    private static long[] sizes(long[] counts, long changes) {
      long without = changes - Arrays.stream(counts).sum();
      long[] sizes = counts;
      if (without > 0) {
        sizes = Arrays.copyOf(counts, counts.length + 1);
        sizes[counts.length] = without;
      }
      Arrays.sort(sizes);
      return sizes;
    }
  }
}
