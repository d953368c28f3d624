package dev.sluice.contract.activation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrittenLanguageTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      textBlock =
          """
          none, en
          '', en
          fr, fr en
          FR, fr en
          fr-CA, fr-CA fr en
          fr_CA, fr-CA fr en
          ' de ', de en
          en, en
          EN, en
          en-GB, en-GB en
          Fr, en
          FR-fr, en
          fr-ca, en
          fra, en
          french, en
          zh-Hant-TW, en
          ../../x, en
          """)
  void understandsTwoAndFourLetters(String written, String candidates) {
    assertThat(String.join(" ", WrittenLanguage.candidates(written))).isEqualTo(candidates);
  }
}
