package dev.sluice.repository.finding.cause.column;

import dev.sluice.repository.finding.evidence.Cause;
import dev.sluice.repository.finding.evidence.Explained;
import dev.sluice.repository.finding.evidence.Hypothesis;
import dev.sluice.repository.finding.evidence.Property;
import dev.sluice.repository.finding.evidence.Reading;
import dev.sluice.repository.finding.evidence.Sample;
import dev.sluice.repository.finding.evidence.Share;
import dev.sluice.repository.finding.evidence.Suspicion;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;

/** The values are the same as before in another form. */
final class Cosmetics implements Hypothesis {
  /** A way to write the same. */
  private record Kind(Cause cause, String name, BiPredicate<String, String> same) {
    static Kind by(String name, UnaryOperator<String> form) {
      return new Kind(
          Cause.COSMETIC, name, (before, after) -> form.apply(before).equals(form.apply(after)));
    }
  }

  /** The most specific first: a column is told of one kind. */
  private static final List<Kind> KINDS =
      List.of(
          Kind.by("white space", text -> text.replaceAll("[\\s\\p{Z}]+", " ").strip()),
          Kind.by("quotes", text -> text.replaceAll("[\"'`´‘’“”„«»]", "")),
          Kind.by("case", text -> text.toLowerCase(Locale.ROOT)),
          Kind.by("zeros", text -> text.replaceFirst("^0+(?=.)", "").replaceFirst("[.,]0+$", "")),
          Kind.by("accents", Cosmetics::withoutMarks),
          new Kind(
              Cause.SEPARATORS,
              "separators",
              (before, after) ->
                  !letters(before)
                      && !letters(after)
                      && digits(before).equals(digits(after))
                      && !digits(before).isEmpty()));

  @Override
  public List<Suspicion> test(Sample sample) {
    List<Suspicion> suspicions = new ArrayList<>();
    Set<String> told = new HashSet<>();
    for (Kind kind : KINDS) {
      Share share = Share.NONE;
      Explained explained = Explained.NOTHING;
      List<String> properties = new ArrayList<>();
      for (Property property : sample.considerable()) {
        Matching matching = Matching.of(sample, property.name(), kind.same());
        if (matching.share().most() && told.add(property.name())) {
          share = share.plus(matching.share());
          explained = explained.and(matching.explained());
          properties.add(property.name());
        }
      }
      if (!properties.isEmpty()) {
        suspicions.add(
            Suspicion.of(kind.cause(), share, explained, properties)
                .detailed(kind.name())
                .read(Reading.without(sample.target(), properties)));
      }
    }
    return suspicions;
  }

  private static String withoutMarks(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
  }

  private static boolean letters(String text) {
    return text.codePoints().anyMatch(Character::isLetter);
  }

  private static String digits(String text) {
    return text.replaceAll("\\D", "");
  }
}
