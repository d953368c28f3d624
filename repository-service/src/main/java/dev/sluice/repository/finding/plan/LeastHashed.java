package dev.sluice.repository.finding.plan;

import dev.sluice.repository.finding.evidence.Row;
import dev.sluice.repository.finding.evidence.Update;
import dev.sluice.repository.resource.stored.StoredAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Keeps the changes with the smallest hashes: a sample of limited size. */
final class LeastHashed {
  /**
   * A change.
   *
   * @param before the attributes as JSON
   */
  private record Taken(long hash, String key, @Nullable String before, @Nullable String after) {}

  private final int most;
  private final PriorityQueue<Taken> taken =
      new PriorityQueue<>(Comparator.comparingLong(Taken::hash).reversed());

  LeastHashed(int most) {
    this.most = most;
  }

  /** Whether one with this hash would be among them. */
  boolean takes(long hash) {
    Taken last = taken.peek();
    return last == null || taken.size() < most || hash < last.hash;
  }

  void add(long hash, String key, @Nullable String before, @Nullable String after) {
    taken.add(new Taken(hash, key, before, after));
    if (taken.size() > most) {
      taken.remove();
    }
  }

  boolean isFull() {
    return taken.size() == most;
  }

  List<Update> updates() {
    return inOrder(each -> new Update(each.key, values(each.before), values(each.after)));
  }

  /** Each with the side that it has. */
  List<Row> rows() {
    return inOrder(
        each -> new Row(each.key, values(each.before == null ? each.after : each.before)));
  }

  private <T> List<T> inOrder(Function<Taken, T> as) {
    return taken.stream().sorted(Comparator.comparingLong(Taken::hash)).map(as).toList();
  }

  private static Map<String, String> values(@Nullable String attributes) {
    return attributes == null ? Map.of() : StoredAttributes.texts(attributes);
  }
}
