package dev.sluice.repository.pair.match;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the values of one property look like, judged by some hundreds of them. */
final class ValueShape {
  private static final Pattern ADDRESS = Pattern.compile("[^@\\s]+@[^@\\s]+");
  private static final Pattern PHONE = Pattern.compile("\\+?[0-9 ()./-]{6,}");
  private static final Pattern NUMBER = Pattern.compile("[0-9]+");
  private static final Pattern WORDS = Pattern.compile("[\\p{L}\\p{M}\\p{Zs}'’.,-]+");

  /** Of the values, as a share; the others are slips. */
  private static final double MOST = 0.9;

  /** Fewer values show no shape. */
  private static final int ENOUGH = 10;

  /** Bits of information in a value: given names of one country have about seven. */
  private static final double NAMES = 6.5;

  /** Of the bits that as many different values as there are would have. */
  private static final double NAMES_OF_FEW = 0.75;

  private final Map<String, Integer> counts = new HashMap<>();
  private int values;
  private int addresses;
  private int phones;
  private int numbers;
  private int words;

  void add(String value) {
    values++;
    counts.merge(value, 1, Integer::sum);
    addresses += ADDRESS.matcher(value).matches() ? 1 : 0;
    phones += PHONE.matcher(value).matches() ? 1 : 0;
    numbers += NUMBER.matcher(value).matches() ? 1 : 0;
    words += WORDS.matcher(value).matches() ? 1 : 0;
  }

  /** What such values tell about a person; empty where they show nothing. */
  Optional<EvidenceKind> evidence() {
    if (values < ENOUGH) {
      return Optional.empty();
    }
    boolean differ = counts.size() >= MOST * values;
    if (most(addresses) || (most(numbers) && differ)) {
      return Optional.of(EvidenceKind.IDENTIFIER);
    }
    if (most(phones) && !most(numbers)) {
      return Optional.of(EvidenceKind.PHONE);
    }
    if (most(words)) {
      return Optional.of(isVaried() ? EvidenceKind.NAME : EvidenceKind.PLACE);
    }
    return Optional.of(differ ? EvidenceKind.IDENTIFIER : EvidenceKind.PLACE);
  }

  private boolean most(int some) {
    return some >= MOST * values;
  }

  /** Whether the values differ as names do, and not as those of offices do. */
  private boolean isVaried() {
    double bits = 0;
    for (int count : counts.values()) {
      double share = (double) count / values;
      bits -= share * Frequencies.log2(share);
    }
    return bits >= Math.min(NAMES, NAMES_OF_FEW * Frequencies.log2(values));
  }
}
