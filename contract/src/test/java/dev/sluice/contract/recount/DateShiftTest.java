package dev.sluice.contract.recount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateShiftTest {
  /** And taken back, except where a month has fewer days. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          P1D     | 2020-02-28             | 2020-02-29             | 2020-02-28
          P-1D    | 2020-01-01             | 2019-12-31             | 2020-01-01
          P1462D  | 2020-02-10             | 2024-02-11             | 2020-02-10
          P-100Y  | 2070-02-10             | 1970-02-10             | 2070-02-10
          P100Y   | 2000-02-29             | 2100-02-28             | 2000-02-28
          PT-2H   | 2020-01-01T01:00:00Z   | 2019-12-31T23:00:00Z   | 2020-01-01T01:00:00Z
          PT5H30M | 2020-01-01T00:00:00.5Z | 2020-01-01T05:30:00.500Z | 2020-01-01T00:00:00.500Z
          P1D     | 2020-02-28T23:00:00Z   | 2020-02-29T23:00:00Z   | 2020-02-28T23:00:00Z
          """)
  void moves(String shift, String value, String moved, String back) {
    DateShift by = DateShift.of(shift);

    assertThat(by.moved(value)).isEqualTo(moved);
    assertThat(by.back().moved(moved)).isEqualTo(back);
    assertThat(DateShift.of(by.toString()).moved(value)).isEqualTo(moved);
  }

  @ParameterizedTest
  @CsvSource({
    "P1D, 9999-12-31",
    "P-1D, 0001-01-01",
    "P2147483647Y, 2020-01-01",
    "PT2562047788015215H, 2020-01-01T00:00:00Z",
    "PT2H, 2020-01-01",
    "P1D, tomorrow"
  })
  void movesNothingOutOfRange(String shift, String value) {
    assertThat(DateShift.of(shift).moved(value)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "P", "1 day", "P0D", "PT0S", "PT", "P1DT2H", "P99999999999D"})
  void refusesWhatIsNone(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> DateShift.of(text));
  }
}
