package dev.sluice.repository.pair.match;

import com.carrotsearch.hppc.BitMixer;
import com.carrotsearch.hppc.LongHashSet;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Extracts the data about a person from the attributes of an entity type's resources. */
final class PersonForm {
  private final List<String> identifiers;
  private final List<String> phones;
  private final List<String> names;
  private final List<String> dates;
  private final List<String> places;
  private final List<String> immutable;

  /**
   * For the resources of one entity type.
   *
   * @param kinds what each property tells
   * @param immutable the properties that a person keeps
   */
  PersonForm(Map<String, EvidenceKind> kinds, List<String> immutable) {
    this.identifiers = of(kinds, EvidenceKind.IDENTIFIER);
    this.phones = of(kinds, EvidenceKind.PHONE);
    this.names = of(kinds, EvidenceKind.NAME);
    this.dates = of(kinds, EvidenceKind.DATE);
    this.places = of(kinds, EvidenceKind.PLACE);
    this.immutable = List.copyOf(immutable);
  }

  /** The person that has these attributes, as text. */
  Person person(String key, Map<String, String> attributes) {
    Stream<String> known = Stream.concat(Stream.of(key), values(attributes, identifiers));
    return new Person(
        key,
        sorted(EvidenceKind.IDENTIFIER, known.map(Normal::identifier)),
        sorted(EvidenceKind.PHONE, values(attributes, phones).map(Normal::phone)),
        sorted(EvidenceKind.NAME, values(attributes, names).flatMap(Normal::words)),
        inOrder(attributes, dates),
        inOrder(attributes, places),
        inOrder(attributes, immutable));
  }

  private static List<String> of(Map<String, EvidenceKind> kinds, EvidenceKind kind) {
    return kinds.entrySet().stream()
        .filter(property -> property.getValue() == kind)
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  private static Stream<String> values(Map<String, String> attributes, List<String> properties) {
    return properties.stream().map(attributes::get).filter(value -> value != null);
  }

  private static long[] sorted(EvidenceKind kind, Stream<String> values) {
    var hashes = new LongHashSet();
    values.filter(value -> !value.isEmpty()).forEach(value -> hashes.add(hash(kind.name(), value)));
    long[] sorted = hashes.toArray();
    Arrays.sort(sorted);
    return sorted;
  }

  private static long[] inOrder(Map<String, String> attributes, List<String> properties) {
    return properties.stream().mapToLong(each -> hash(each, attributes.get(each))).toArray();
  }

  /** Never 0 for a value, which is what a missing one has. */
  private static long hash(String space, @Nullable String value) {
    if (value == null) {
      return 0;
    }
    long hash = space.hashCode();
    for (int at = 0; at < value.length(); at++) {
      hash = BitMixer.mix64(hash ^ value.charAt(at));
    }
    return hash == 0 ? 1 : hash;
  }
}
