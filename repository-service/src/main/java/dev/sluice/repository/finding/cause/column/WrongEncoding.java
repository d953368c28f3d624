package dev.sluice.repository.finding.cause.column;

import dev.sluice.repository.finding.evidence.Cause;
import dev.sluice.repository.finding.evidence.Explained;
import dev.sluice.repository.finding.evidence.Hypothesis;
import dev.sluice.repository.finding.evidence.Property;
import dev.sluice.repository.finding.evidence.Reading;
import dev.sluice.repository.finding.evidence.Sample;
import dev.sluice.repository.finding.evidence.Share;
import dev.sluice.repository.finding.evidence.Suspicion;
import dev.sluice.repository.finding.evidence.Update;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Non-ASCII letters are broken, as when bytes of one character set are read in another one, or when
 * a program writes question marks.
 */
final class WrongEncoding implements Hypothesis {
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  /**
   * How letters get lost.
   *
   * @param name told to people
   * @param written the character set to read the file in; null if the letters are gone
   */
  private record Damage(String name, @Nullable String written, UnaryOperator<String> done) {}

  private static final List<Damage> DAMAGES =
      List.of(
          read("UTF-8 as windows-1252", "UTF-8", StandardCharsets.UTF_8, WINDOWS),
          read("UTF-8 as ISO-8859-1", "UTF-8", StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1),
          read("IBM850 as windows-1252", "IBM850", Charset.forName("IBM850"), WINDOWS),
          read("windows-1252 as IBM850", "windows-1252", WINDOWS, Charset.forName("IBM850")),
          new Damage("question marks", null, text -> text.replaceAll("[^\\x00-\\x7F]", "?")),
          new Damage("U+FFFD", null, text -> text.replaceAll("[^\\x00-\\x7F]", "\uFFFD")));

  private static Damage read(String name, String label, Charset written, Charset read) {
    return new Damage(name, label, text -> new String(text.getBytes(written), read));
  }

  @Override
  public List<Suspicion> test(Sample sample) {
    return DAMAGES.stream()
        .map(damage -> test(sample, damage))
        .filter(each -> each.share().hits() > 0)
        .max(Comparator.comparingDouble(each -> each.share().value()))
        .stream()
        .toList();
  }

  private static Suspicion test(Sample sample, Damage damage) {
    Explained explained = Explained.NOTHING;
    Share share = Share.NONE;
    List<String> properties = new ArrayList<>();
    for (Property property : sample.properties()) {
      String name = property.name();
      BitSet foreign = new BitSet();
      BitSet damaged = new BitSet();
      sample.changing(name).stream()
          .forEach(
              index -> {
                Update update = sample.updates().get(index);
                String before = update.before().get(name);
                String after = update.after().get(name);
                if (before != null && after != null && !(ascii(before) && ascii(after))) {
                  foreign.set(index);
                  damaged.set(index, after.equals(damage.done().apply(before)));
                }
              });
      share = share.plus(new Share(damaged.cardinality(), foreign.cardinality()));
      if (!damaged.isEmpty()) {
        properties.add(name);
        explained = explained.and(Explained.updates(name, damaged));
      }
    }
    Suspicion suspicion =
        Suspicion.of(Cause.ENCODING, share, explained, properties).detailed(damage.name());
    String declared = sample.file().encoding();
    return damage.written() == null
            || declared == null
            || declared.equalsIgnoreCase(damage.written())
        ? suspicion
        : suspicion.read(Reading.encoding(sample.target(), damage.written()));
  }

  private static boolean ascii(String text) {
    return text.chars().allMatch(character -> character < 0x80);
  }
}
