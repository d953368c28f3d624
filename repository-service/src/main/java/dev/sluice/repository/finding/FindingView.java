package dev.sluice.repository.finding;

import dev.sluice.repository.finding.evidence.Reading;
import org.jspecify.annotations.Nullable;

/**
 * A cause of a run's changes, as shown to people and programs.
 *
 * @param code names the cause
 * @param word proven, likely, possible, refuted, or none if nothing looks like it
 * @param neutral whether it may well be meant, so that it explains and does not warn
 * @param target the entity type or association; null if nothing looks like it
 * @param summary what happened, if it is right
 * @param proof what that rests on
 * @param advice what to do
 * @param explained how many changes of the target it explains
 * @param changes how many there are
 * @param evidence the numbers, and names of columns
 * @param reading how the file would have to be read; null if nobody can tell
 */
record FindingView(
    String code,
    String word,
    boolean neutral,
    @Nullable String target,
    @Nullable String summary,
    @Nullable String proof,
    @Nullable String advice,
    long explained,
    long changes,
    Evidence evidence,
    @Nullable Reading reading) {

  static FindingView of(Finding finding) {
    boolean seen = !finding.target().isEmpty() && !finding.evidence().columns().isEmpty();
    boolean told = seen || finding.word().explains();
    return new FindingView(
        finding.cause().name(),
        finding.word().label(),
        finding.cause().neutral(),
        finding.target().isEmpty() ? null : finding.target(),
        told ? FindingWords.summary(finding) : null,
        told ? FindingWords.proof(finding) : null,
        told ? FindingWords.advice(finding) : null,
        finding.explained(),
        finding.changes(),
        finding.evidence(),
        finding.reading());
  }
}
