package dev.sluice.repository.finding.cause.row;

import dev.sluice.repository.finding.evidence.Cause;
import dev.sluice.repository.finding.evidence.Explained;
import dev.sluice.repository.finding.evidence.Hypothesis;
import dev.sluice.repository.finding.evidence.KeyForm;
import dev.sluice.repository.finding.evidence.KeySides;
import dev.sluice.repository.finding.evidence.Reading;
import dev.sluice.repository.finding.evidence.Sample;
import dev.sluice.repository.finding.evidence.Share;
import dev.sluice.repository.finding.evidence.Suspicion;
import dev.sluice.repository.finding.evidence.Word;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The inserted keys are the deleted keys in another form. */
final class ReformattedKeys implements Hypothesis {
  private static final double SHARE = 0.8;
  private static final double IN_ALL = 0.7;

  /** Almost no two keys may become one, or the form says nothing. */
  private static final double DIFFERENT = 0.999;

  @Override
  public List<Suspicion> test(Sample sample) {
    return Arrays.stream(KeyForm.values())
        .map(form -> test(sample, form, sample.keys().getOrDefault(form, KeySides.NONE)))
        .max(Comparator.comparingLong(each -> each.share().hits()))
        .filter(each -> each.share().hits() > 0)
        .stream()
        .toList();
  }

  private static Suspicion test(Sample sample, KeyForm form, KeySides keys) {
    Set<String> gone = formed(form, keys.deleted());
    Set<String> come = formed(form, keys.inserted());
    boolean different =
        gone.size() >= DIFFERENT * keys.deleted().size()
            && come.size() >= DIFFERENT * keys.inserted().size();
    Set<String> both = new HashSet<>(come);
    both.retainAll(gone);
    Share share =
        different ? new Share(both.size(), Math.min(gone.size(), come.size())) : Share.NONE;
    Suspicion suspicion =
        Suspicion.of(
                Cause.KEY_REFORMATTED,
                share,
                new Explained(Map.of(), of(both, gone), of(both, come)),
                List.of(sample.key()))
            .detailed(form.label());
    if (share.reaches(SHARE, IN_ALL) && different) {
      suspicion = suspicion.saying(Word.LIKELY);
    }
    return suspicion.read(Reading.key(sample.target(), form));
  }

  private static double of(Set<String> both, Set<String> side) {
    return side.isEmpty() ? 0 : (double) both.size() / side.size();
  }

  private static Set<String> formed(KeyForm form, List<String> keys) {
    return keys.stream().map(form::of).collect(Collectors.toSet());
  }
}
