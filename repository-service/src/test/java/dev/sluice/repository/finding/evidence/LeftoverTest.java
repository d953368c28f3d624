package dev.sluice.repository.finding.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was counted now and then, and what that says. */
class LeftoverTest {
  @ParameterizedTest(name = "{1} of {0}: {2}")
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          2000, 28,   PROVEN
          2000, 100,  PROVEN
          2000, 101,  POSSIBLE
          2000, 1000, POSSIBLE
          2000, 1001, REFUTED
          1042, 992,  REFUTED
          100,  4000, REFUTED
          30,   0,    PROVEN
          29,   0,    -
          29,   20,   REFUTED
          0,    0,    -
          """)
  void says(long now, long then, @Nullable Word word) {
    assertThat(new Leftover(now, then).word()).isEqualTo(word);
  }
}
