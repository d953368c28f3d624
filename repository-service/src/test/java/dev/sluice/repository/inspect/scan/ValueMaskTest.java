package dev.sluice.repository.inspect.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueMaskTest {
  /** JSON as PostgreSQL writes it, and the pattern. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '^',
      emptyValue = "",
      value = {
        "\"c.Martin@example.org\",a.Aaaaaa@aaaaaaa.aaa",
        "\"31/12/2026\",99/99/9999",
        "-12.50,-99.99",
        "true,aaaa",
        "\"Éléonore\",Aaaaaaaa",
        "\"İstanbul\",Aaaaaaaa",
        "\"王小明\",aaa",
        "\"a\\\"b\\\\c\",a\"a\\a",
        "\"\",^^"
      })
  void writesPatterns(String json, String pattern) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    var mask = new ValueMask();
    mask.write(bytes, 0, bytes.length);

    assertThat(new String(mask.bytes(), 0, mask.length(), StandardCharsets.UTF_8))
        .isEqualTo(pattern);
  }

  @ParameterizedTest
  @CsvSource({"x", "é", "\uD83D\uDE00"})
  void cutsLongValues(String character) {
    byte[] bytes = ("\"" + character.repeat(5000) + "\"").getBytes(StandardCharsets.UTF_8);
    var mask = new ValueMask();
    mask.write(bytes, 0, bytes.length);

    assertThat(mask.length()).isBetween(25, 100);
    assertThat(new String(mask.bytes(), 0, mask.length(), StandardCharsets.UTF_8))
        .doesNotContain("\uFFFD");
  }
}
