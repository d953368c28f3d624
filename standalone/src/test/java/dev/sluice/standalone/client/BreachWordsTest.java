package dev.sluice.standalone.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.standalone.client.Run.Breach;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BreachWordsTest {

  @Test
  void roundsUpSoThatWhatIsOverTheLimitReadsSo() {
    assertThat(words("maxPercentageDeletedLines", 5.0, 5.001))
        .isEqualTo(
            "User: deletes are 5.01 % of what was there, limit 5 % (maxPercentageDeletedLines)");
  }

  @Test
  void saysPercentageOfNothingInWords() {
    String words =
        "User: inserts where nothing was held before, limit 30 % (maxPercentageInsertedLines)";

    assertThat(words("maxPercentageInsertedLines", 30.0, null)).isEqualTo(words);
    assertThat(words("maxPercentageInsertedLines", 30.0, Double.POSITIVE_INFINITY))
        .isEqualTo(words);
  }

  private static String words(String threshold, Double limit, @Nullable Double actual) {
    return BreachWords.of(new Breach("User", threshold, limit, actual));
  }
}
