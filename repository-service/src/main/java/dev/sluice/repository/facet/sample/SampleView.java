package dev.sluice.repository.facet.sample;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The result of looking at changes.
 *
 * @param changes how many there are
 * @param lookedAt how many of them somebody looked at
 * @param wrong how many of those somebody called wrong
 * @param unsure how many others somebody was not sure about
 * @param bound with 95 % confidence a smaller part than this of all the changes is wrong, from 0 to
 *     1, if those that were looked at were picked at random; null if none was. What nobody is sure
 *     about counts as wrong
 * @param sentence the same for people
 */
record SampleView(
    long changes,
    long lookedAt,
    long wrong,
    long unsure,
    @Schema(example = "0.139") @Nullable Double bound,
    String sentence) {

  static SampleView of(long changes, long lookedAt, long wrong, long unsure) {
    if (lookedAt == 0) {
      return new SampleView(changes, 0, 0, 0, null, "Nobody has looked at any of the changes.");
    }
    double bound = SampleBound.upper(lookedAt, wrong + unsure);
    return new SampleView(
        changes,
        lookedAt,
        wrong,
        unsure,
        Math.round(bound * 10_000) / 10_000.0,
        SampleBound.sentence(lookedAt, wrong, unsure, bound));
  }
}
