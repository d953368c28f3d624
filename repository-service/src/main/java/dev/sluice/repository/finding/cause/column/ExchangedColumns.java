package dev.sluice.repository.finding.cause.column;

import dev.sluice.repository.finding.evidence.Cause;
import dev.sluice.repository.finding.evidence.Explained;
import dev.sluice.repository.finding.evidence.Hypothesis;
import dev.sluice.repository.finding.evidence.Leftover;
import dev.sluice.repository.finding.evidence.Property;
import dev.sluice.repository.finding.evidence.Reading;
import dev.sluice.repository.finding.evidence.Sample;
import dev.sluice.repository.finding.evidence.Share;
import dev.sluice.repository.finding.evidence.Suspicion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Values are in the wrong columns. If columns have each other's values, they are exchanged; if it
 * is a chain that ends with a column whose values are gone, they are shifted.
 */
final class ExchangedColumns implements Hypothesis {
  private static final double MUTUAL = 0.9;

  @Override
  public List<Suspicion> test(Sample sample) {
    Map<String, Transfer> origins = new TreeMap<>();
    for (Property to : sample.considerable()) {
      // A changed flag has what any other one had, that differed from it.
      Transfer best = sample.flag(to.name()) ? null : best(sample, to.name());
      if (best != null) {
        origins.put(to.name(), best);
      }
    }
    List<Suspicion> suspicions = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    // Chains begin with a column whose own values went nowhere; what is left then are circles.
    Set<String> sources = new HashSet<>();
    origins.values().forEach(each -> sources.add(each.from()));
    for (String start : origins.keySet()) {
      if (!sources.contains(start)) {
        Map<String, Transfer> chain = follow(origins, start, seen);
        if (chain.size() > 1) {
          suspicions.add(suspicion(sample, Cause.COLUMNS_SHIFTED, chain));
        }
      }
    }
    for (String start : origins.keySet()) {
      Map<String, Transfer> circle = follow(origins, start, seen);
      if (circle.size() > 1) {
        suspicions.add(suspicion(sample, Cause.COLUMNS_EXCHANGED, circle));
      }
    }
    return suspicions;
  }

  private static Map<String, Transfer> follow(
      Map<String, Transfer> origins, String start, Set<String> seen) {
    Map<String, Transfer> followed = new LinkedHashMap<>();
    String at = start;
    while (origins.containsKey(at) && seen.add(at)) {
      followed.put(at, origins.get(at));
      at = origins.get(at).from();
    }
    return followed;
  }

  private static @Nullable Transfer best(Sample sample, String to) {
    return sample.properties().stream()
        .map(Property::name)
        .filter(from -> !from.equals(to))
        .map(from -> Transfer.between(sample, from, to))
        .filter(each -> each.share().most())
        .filter(each -> each.aboveChance() || isMutual(sample, each, to))
        .max((a, b) -> Double.compare(a.share().value(), b.share().value()))
        .orElse(null);
  }

  /**
   * Columns in which nearly everybody has the same, such as the first and the last day of a term,
   * agree by chance as often as if they were exchanged. That each has what the other had is none.
   */
  private static boolean isMutual(Sample sample, Transfer transfer, String to) {
    Share back = Transfer.between(sample, to, transfer.from()).share();
    return transfer.share().reaches(MUTUAL, MUTUAL) && back.reaches(MUTUAL, MUTUAL);
  }

  private static Suspicion suspicion(Sample sample, Cause cause, Map<String, Transfer> transfers) {
    Share share = Share.NONE;
    Explained explained = Explained.NOTHING;
    // By property, the one under whose name its values are found.
    Map<String, String> foundAt = new TreeMap<>();
    for (Map.Entry<String, Transfer> each : transfers.entrySet()) {
      Transfer transfer = each.getValue();
      share = share.plus(transfer.share());
      explained = explained.and(Explained.updates(each.getKey(), transfer.moved()));
      foundAt.put(transfer.from(), each.getKey());
    }
    List<String> lost =
        transfers.keySet().stream().filter(each -> !foundAt.containsKey(each)).toList();
    List<String> properties = new ArrayList<>(transfers.keySet());
    if (cause == Cause.COLUMNS_SHIFTED) {
      foundAt.keySet().stream()
          .filter(each -> !transfers.containsKey(each))
          .forEach(properties::add);
    }
    return Suspicion.of(cause, share, explained, properties)
        .leaving(
            Leftover.estimate(
                sample, foundAt.keySet(), values -> Rereading.columns(values, foundAt)))
        .read(reading(sample, foundAt, lost));
  }

  private static @Nullable Reading reading(
      Sample sample, Map<String, String> foundAt, List<String> lost) {
    Map<String, String> columns = new TreeMap<>();
    for (Map.Entry<String, String> each : foundAt.entrySet()) {
      String column = sample.property(each.getValue()).column();
      if (column == null || sample.property(each.getKey()).column() == null) {
        return null;
      }
      columns.put(each.getKey(), column);
    }
    return Reading.columns(sample.target(), columns, lost);
  }
}
