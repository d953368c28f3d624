package dev.sluice.repository.compare.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class NumbersTest {
  private static final String CHARACTERS = "0019-.+e ";

  @Property(tries = 20_000)
  void tellsNumbersAsTheGrammarOfJsonDoes(@ForAll Random random) {
    var text = new StringBuilder();
    for (int count = random.nextInt(8); count > 0; count--) {
      text.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
    }
    byte[] bytes = ("9" + text + "9").getBytes(StandardCharsets.US_ASCII);

    boolean isNumber = text.toString().matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?");

    assertThat(Numbers.isNumber(bytes, 1, bytes.length - 1)).isEqualTo(isNumber);
    if (isNumber) {
      assertThat(Numbers.isNegativeZero(bytes, 1, bytes.length - 1))
          .isEqualTo(text.toString().matches("-0(\\.0+)?"));
    }
  }

  @Example
  void refusesWhatNobodyMeans() {
    byte[] digits = "1".repeat(Numbers.LONGEST + 1).getBytes(StandardCharsets.US_ASCII);

    assertThat(Numbers.isNumber(digits, 1, digits.length)).isTrue();
    assertThat(Numbers.isNumber(digits, 0, digits.length)).isFalse();
  }
}
