package dev.sluice.repository.finding.cause.column;

import dev.sluice.contract.definition.PropertyType;
import dev.sluice.repository.finding.evidence.Cause;
import dev.sluice.repository.finding.evidence.Hypothesis;
import dev.sluice.repository.finding.evidence.Property;
import dev.sluice.repository.finding.evidence.Sample;
import dev.sluice.repository.finding.evidence.Suspicion;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The same part of all values is replaced, such as the domain of addresses, or a prefix is added.
 */
final class Affix implements Hypothesis {
  private static final int MANY = 3;

  /** A part of a text, and what is in its place afterwards. */
  private record Replacement(String removed, String added) {
    static Replacement between(String before, String after) {
      int most = Math.min(before.length(), after.length());
      int front = 0;
      while (front < most && before.charAt(front) == after.charAt(front)) {
        front++;
      }
      int back = 0;
      while (back < most - front
          && before.charAt(before.length() - 1 - back) == after.charAt(after.length() - 1 - back)) {
        back++;
      }
      return new Replacement(
          before.substring(front, before.length() - back),
          after.substring(front, after.length() - back));
    }

    /** Whether it makes one of the other, in whatever place. */
    boolean makes(String before, String after) {
      if (before.length() - removed.length() + added.length() != after.length()) {
        return false;
      }
      for (int at = before.indexOf(removed); at >= 0; at = next(before, at)) {
        if (after.equals(
            before.substring(0, at) + added + before.substring(at + removed.length()))) {
          return true;
        }
      }
      return false;
    }

    private int next(String before, int at) {
      // Nothing is found behind the last place forever.
      return at == before.length() ? -1 : before.indexOf(removed, at + 1);
    }

    /** Of single characters, some are the same by chance. */
    boolean isPart() {
      return Math.max(removed.length(), added.length()) > 1;
    }
  }

  @Override
  public List<Suspicion> test(Sample sample) {
    return sample.considerable().stream()
        .filter(each -> each.type() == PropertyType.STRING)
        .map(property -> test(sample, property))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Suspicion> test(Sample sample, Property property) {
    Map<Replacement, Integer> replacements = new HashMap<>();
    Set<String> had = new HashSet<>();
    Matching.of(
        sample,
        property.name(),
        (before, after) -> {
          replacements.merge(Replacement.between(before, after), 1, Integer::sum);
          return had.add(before);
        });
    // One value that becomes another one is no part of many.
    return replacements.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .filter(each -> each.isPart() && had.size() >= MANY)
        .map(usual -> suspicion(sample, property.name(), usual));
  }

  private static Suspicion suspicion(Sample sample, String property, Replacement usual) {
    Matching matching = Matching.of(sample, property, usual::makes);
    return Suspicion.of(Cause.AFFIX, matching.share(), matching.explained(), List.of(property))
        .about(List.of(usual.removed(), usual.added()));
  }
}
