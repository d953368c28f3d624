package dev.sluice.repository.finding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShiftWordsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          P1D      | 1 day later
          P-1D     | 1 day earlier
          P1462D   | 1,462 days later
          P-100Y   | 100 years earlier
          PT1H     | 1 hour later
          PT-2H    | 2 hours earlier
          PT45M    | 45 minutes later
          PT-5H-30M | 5 hours 30 minutes earlier
          """)
  void saysHowFar(String distance, String words) {
    assertThat(ShiftWords.of(distance)).isEqualTo(words);
  }
}
