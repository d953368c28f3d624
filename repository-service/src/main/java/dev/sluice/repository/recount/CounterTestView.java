package dev.sluice.repository.recount;

import dev.sluice.repository.finding.CountedWords;
import dev.sluice.repository.finding.evidence.Reading;
import dev.sluice.repository.finding.evidence.Word;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A counter-test as JSON. */
record CounterTestView(
    UUID id,
    Reading reading,
    @Schema(description = "Null if nobody requested it: the first causes are tested automatically")
        @Nullable String askedBy,
    Instant askedAt,
    @Schema(description = "WAITING, COUNTED or NOT_COUNTED") CounterTest.State state,
    @Nullable Instant endedAt,
    @Schema(
            description =
                "proven or refuted by the result; possible if a part of the changes is left; null"
                    + " if there are too few changes, or the reading only leaves out properties")
        @Nullable String word,
    @Schema(description = "The result; null before it is known, or if it cannot be counted")
        @Nullable Recounted result,
    @Schema(description = "Why there is no result") @Nullable String reason,
    @Schema(description = "The result as a sentence") @Nullable String summary) {

  static CounterTestView of(CounterTest test) {
    Recounted result = test.result();
    return new CounterTestView(
        test.id(),
        test.reading(),
        test.askedBy(),
        test.askedAt(),
        test.state(),
        test.endedAt(),
        result == null ? null : word(test.reading(), result),
        result,
        test.reason(),
        result == null ? null : summary(test.reading(), result));
  }

  private static @Nullable String word(Reading reading, Recounted result) {
    Word word = reading.leavesOut() ? null : result.leftover().word();
    return word == null ? null : word.label();
  }

  private static String summary(Reading reading, Recounted result) {
    String sentence = CountedWords.of(reading, result.leftover(), result.rows());
    return result.unusable() == 0
        ? sentence
        : String.format(
            Locale.ROOT,
            "%s This includes %,d rows that could not be used then.",
            sentence,
            result.unusable());
  }
}
