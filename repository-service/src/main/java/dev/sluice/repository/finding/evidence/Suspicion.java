package dev.sluice.repository.finding.evidence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cause that seems to fit a plan.
 *
 * @param word as the sample alone says it
 * @param share of what was looked at
 * @param properties in which it shows
 * @param values a few that it is about, such as the segment that is lost
 * @param detail which kind of it
 * @param leftover what would be left if it were the cause, as far as the sample tells
 * @param reading how the file would have to be read; null if it cannot be told
 */
public record Suspicion(
    Cause cause,
    Word word,
    Share share,
    Explained explained,
    List<String> properties,
    List<String> values,
    @Nullable String detail,
    @Nullable Leftover leftover,
    @Nullable Reading reading) {

  /** One whose word is what the share says. */
  public static Suspicion of(
      Cause cause, Share share, Explained explained, List<String> properties) {
    Word word = share.nearlyAll() ? Word.LIKELY : share.most() ? Word.POSSIBLE : Word.NONE;
    return new Suspicion(cause, word, share, explained, properties, List.of(), null, null, null);
  }

  /** What cannot be otherwise. */
  public static Suspicion certain(Cause cause, Explained explained) {
    return new Suspicion(
        cause, Word.PROVEN, Share.NONE, explained, List.of(), List.of(), null, null, null);
  }

  /** A cause that the plan does not look like at all. */
  public static Suspicion notLike(Cause cause) {
    return of(cause, Share.NONE, Explained.NOTHING, List.of());
  }

  /** The same with fewer changes explained, since another one explains the others. */
  public Suspicion explaining(Explained rest) {
    return new Suspicion(cause, word, share, rest, properties, values, detail, leftover, reading);
  }

  public Suspicion saying(Word other) {
    return new Suspicion(
        cause, other, share, explained, properties, values, detail, leftover, reading);
  }

  public Suspicion about(List<String> some) {
    return new Suspicion(
        cause, word, share, explained, properties, some, detail, leftover, reading);
  }

  public Suspicion detailed(@Nullable String kind) {
    return new Suspicion(
        cause, word, share, explained, properties, values, kind, leftover, reading);
  }

  /** The same with what the sample says of another reading, which may speak against it. */
  public Suspicion leaving(Leftover left) {
    Word said = word.explains() && left.refutes() ? Word.REFUTED : word;
    return new Suspicion(cause, said, share, explained, properties, values, detail, left, reading);
  }

  public Suspicion read(@Nullable Reading other) {
    return new Suspicion(
        cause, word, share, explained, properties, values, detail, leftover, other);
  }
}
