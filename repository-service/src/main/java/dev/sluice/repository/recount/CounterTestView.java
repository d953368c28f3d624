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
    @Schema(description = "Null if nobody asked: the first causes are tested by themselves")
        @Nullable String askedBy,
    Instant askedAt,
    @Schema(description = "WAITING, COUNTED or NOT_COUNTED") CounterTest.State state,
    @Nullable Instant endedAt,
    @Schema(
            description =
                "proven or refuted by what was counted; possible if a part is left; null if too"
                    + " few changes are concerned, or the reading only leaves properties out")
        @Nullable String word,
    @Schema(description = "What was counted; null before it was, or if it cannot be")
        @Nullable Recounted result,
    @Schema(description = "Why nothing was counted") @Nullable String reason,
    @Schema(description = "What was counted, in a sentence") @Nullable String summary) {

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
            "%s That is with %,d rows that could not be used then.",
            sentence,
            result.unusable());
  }
}
