package dev.sluice.repository.facet.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleBoundTest {
  /** Those without a wrong one are 1-0.05^(1/n); the others are of published tables. */
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          1, 0, 0.95
          20, 0, 0.1391
          59, 0, 0.0495
          299, 0, 0.00997
          100000, 0, 0.00002996
          10, 1, 0.3942
          20, 1, 0.2161
          100, 5, 0.1023
          20, 19, 0.99744
          20, 20, 1
          1, 1, 1
          100000, 50000, 0.5026
          """)
  void isExact(long lookedAt, long wrong, double bound) {
    assertThat(SampleBound.upper(lookedAt, wrong)).isCloseTo(bound, within(bound / 1000));
  }

  @ParameterizedTest
  @CsvSource({"en", "de", "ar", "tr", "hi"})
  void saysItInWordsThatRoundUp(String language) {
    Locale usual = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag(language + "-u-nu-native"));
    try {
      assertThat(SampleView.of(2113, 20, 0, 0).sentence())
          .isEqualTo(
              "20 checked, 0 wrong: if they were picked at random, fewer than 14 % of these changes"
                  + " are wrong, with 95 % confidence.");
      assertThat(SampleView.of(1_000_000, 1100, 1, 2).sentence())
          .isEqualTo(
              "1,100 checked, 1 wrong, 2 not sure: if they were picked at random, fewer than 0.8 %"
                  + " of these changes are wrong, with 95 % confidence.");
    } finally {
      Locale.setDefault(usual);
    }
  }

  @Test
  void saysNothingOfChangesThatNobodyLookedAt() {
    SampleView none = SampleView.of(5, 0, 0, 0);
    assertThat(none.bound()).isNull();
    assertThat(none.sentence()).isEqualTo("Nobody has looked at any of the changes.");
  }
}
