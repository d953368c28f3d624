package dev.sluice.contract.rows;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentifiersTest {
  @ParameterizedTest
  @CsvSource({
    "a, 1024, false",
    "a, 1025, true",
    "é, 512, false",
    "é, 513, true",
    "€, 341, false",
    "€, 342, true",
    "😀, 256, false",
    "😀, 257, true",
  })
  void hasAtMost1024BytesOfUtf8(String character, int times, boolean tooLong) {
    assertThat(Identifiers.tooLong(character.repeat(times))).isEqualTo(tooLong);
  }
}
