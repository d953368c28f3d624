package dev.sluice.repository.compare.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PairSorterTest {
  private record Pair(long owner, long target) {}

  @Property(tries = 300)
  void sortsAsATreeSet(
      @ForAll Random random,
      @ForAll @IntRange(min = 1, max = 3000) int buffer,
      @ForAll @IntRange(min = 1, max = 62) int bits) {
    var expected =
        new TreeSet<Pair>(Comparator.comparingLong(Pair::owner).thenComparingLong(Pair::target));
    try (var sorter = new PairSorter(buffer)) {
      for (int each = random.nextInt(20_000); each > 0; each--) {
        var pair = new Pair(random.nextLong() >>> 64 - bits, random.nextInt(100));
        expected.add(pair);
        sorter.add(pair.owner(), pair.target());
      }

      assertThat(pairs(sorter)).containsExactlyElementsOf(expected);
    }
  }

  @Example
  void sortsNothing() {
    try (var sorter = new PairSorter(10)) {
      assertThat(pairs(sorter)).isEmpty();
    }
  }

  @Example
  void givesEqualPairsOnceAlsoWhenTheyWereSpilled() {
    try (var sorter = new PairSorter(2)) {
      for (int each = 0; each < 9; each++) {
        sorter.add(1, 2);
      }
      assertThat(pairs(sorter)).containsExactly(new Pair(1, 2));
    }
  }

  private static List<Pair> pairs(PairSorter sorter) {
    var pairs = new ArrayList<Pair>();
    PairMerge sorted = sorter.sorted();
    while (sorted.next()) {
      pairs.add(new Pair(sorted.owner(), sorted.target()));
    }
    return pairs;
  }
}
