package dev.sluice.repository.rest.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaGuardTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+44 20 7946",
        "-1+1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "-",
        "-1e5",
        "'=1",
        "''@x"
      })
  void keepsFormulasFromRunning(String cell) {
    assertThat(FormulaGuard.harmless(cell)).isEqualTo("'" + cell);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a=b", "-12", "-12.50", "0", "'quoted", "jdoe@example.org"})
  void leavesOtherCellsAlone(String cell) {
    assertThat(FormulaGuard.harmless(cell)).isEqualTo(cell);
  }
}
