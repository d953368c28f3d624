package dev.sluice.agent.prepare.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.contract.definition.PropertyType;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The agent writes the values that it and the server agree on. */
class SharedValuesTest {

  @ParameterizedTest
  @CsvFileSource(
      resources = "/rows/canonical-values.csv",
      delimiter = '|',
      numLinesToSkip = 1,
      nullValues = "REJECTED")
  void writesTheValuesThatTheServerKnows(
      PropertyType type, String format, String cell, String canonical) {
    CellFormat cells = CellFormat.of(property(type, format));

    assertThat(cells.conversion().canonical(cell)).isEqualTo(canonical);
    if (recognised(cells, cell)) {
      assertThat(cell).isEqualTo(canonical);
    }
  }

  private static boolean recognised(CellFormat cells, String cell) {
    byte[] bytes = ("x" + cell + "x").getBytes(StandardCharsets.UTF_8);
    return cells.recognises(bytes, 1, bytes.length - 1);
  }

  private static PropertyDefinition property(PropertyType type, String format) {
    return new PropertyDefinition("p", "p", type, format, false, false);
  }
}
