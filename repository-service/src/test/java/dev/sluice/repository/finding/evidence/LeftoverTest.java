package dev.sluice.repository.finding.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was counted now and then, and what that says. */
class LeftoverTest {
  @ParameterizedTest(name = "{1} of {0}, {2} repaired: {3}")
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          2000, 28, 0,   PROVEN
          2000, 100, 0,  PROVEN
          2000, 101, 0,  POSSIBLE
          2000, 1000, 0, POSSIBLE
          2000, 1001, 0, REFUTED
          1042, 992, 0,  REFUTED
          100,  4000, 0, REFUTED
          30,   0, 0,    PROVEN
          29,   0, 0,    -
          29,   20, 0,   REFUTED
          0,    0, 0,    -
          0,    0, 200,  PROVEN
          0,    12, 200, POSSIBLE
          20,   180, 200, REFUTED
          10,   0, 19,   -
          """)
  void says(long now, long then, long repaired, @Nullable Word word) {
    assertThat(new Leftover(now, then, repaired).word()).isEqualTo(word);
  }
}
