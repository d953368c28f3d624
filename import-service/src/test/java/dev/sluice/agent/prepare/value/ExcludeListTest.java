package dev.sluice.agent.prepare.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExcludeListTest {
  private static final ExcludeList LIST =
      new ExcludeList(
          List.of("# a comment", "", "Root", "info@*", "test?", "a*z", "[x]", "ÄRGER", " padded "));

  @ParameterizedTest
  @CsvSource({
    "root, true",
    "ROOT, true",
    "rooty, false",
    "info@example.org, true",
    "INFO@, true",
    "my.info@example.org, false",
    "test7, true",
    "test😀, true",
    "test, false",
    "test77, false",
    "az, true",
    "abcz, true",
    "abc, false",
    "[X], true",
    "x, false",
    "ärger, true",
    "padded, true",
    "' padded', true",
    "'# a comment', false",
  })
  void knowsValuesInAnyCaseAndByWildcards(String value, boolean excluded) {
    assertThat(LIST.test(value)).isEqualTo(excluded);
  }

  @Test
  void excludesNothingWhereItIsEmpty() {
    assertThat(new ExcludeList(List.of()).test("anything")).isFalse();
  }

  @Test
  void takesTimeInProportionToTheText() {
    ExcludeList hostile = new ExcludeList(List.of("*a*a*a*a*a*a*a*a*a*a*a*a*b"));

    assertThat(hostile.test("a".repeat(100_000))).isFalse();
  }
}
