package dev.sluice.contract.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuardedCellTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "plain, plain",
        "00042, 00042",
        "-5, -5",
        "-5.25, -5.25",
        "=1+1, '=1+1",
        "+49 30, '+49 30",
        "-x, '-x",
        "@x, '@x",
        "＝1+1, '＝1+1",
        "＋49, '＋49",
        "－5, '－5",
        "＠x, '＠x",
        "’＝x, ’＝x",
        "'＝x, ''＝x",
        "（x, （x",
        "'（x, '（x",
        "\"\tx\", \"'\tx\"",
        "\"\nx\", \"'\nx\"",
        "', '",
        "'x, 'x",
        "'=x, ''=x",
        "''=x, '''=x",
        "'-5, ''-5",
        "\"\", \"\""
      })
  void cellIsGuardedAndRestored(String cell, String guarded) {
    assertThat(GuardedCell.guarded(cell)).isEqualTo(guarded);
    assertThat(GuardedCell.restored(guarded)).isEqualTo(cell);
    byte[] bytes = ("x" + guarded + "x").getBytes(StandardCharsets.UTF_8);
    assertThat(GuardedCell.isGuarded(bytes, 1, bytes.length - 1)).isEqualTo(!guarded.equals(cell));
  }
}
