package dev.sluice.repository.finding.cause.column;

import dev.sluice.repository.finding.evidence.Explained;
import dev.sluice.repository.finding.evidence.Sample;
import dev.sluice.repository.finding.evidence.Share;
import dev.sluice.repository.finding.evidence.Update;
import java.util.BitSet;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Tests which changed values of a property match a condition. */
record Matching(String property, Share share, BitSet which) {

  /** Asks of each change with a value before and after. */
  static Matching of(Sample sample, String property, BiPredicate<String, String> looks) {
    return ofAll(
        sample,
        property,
        (before, after) -> before != null && after != null && looks.test(before, after));
  }

  /** The same of those that set or empty the property as well. */
  static Matching ofAll(
      Sample sample, String property, BiPredicate<@Nullable String, @Nullable String> looks) {
    BitSet which = new BitSet();
    BitSet changing = sample.changing(property);
    changing.stream()
        .filter(
            index -> {
              Update update = sample.updates().get(index);
              return looks.test(update.before().get(property), update.after().get(property));
            })
        .forEach(which::set);
    return new Matching(property, new Share(which.cardinality(), changing.cardinality()), which);
  }

  Explained explained() {
    return Explained.updates(property, which);
  }
}
