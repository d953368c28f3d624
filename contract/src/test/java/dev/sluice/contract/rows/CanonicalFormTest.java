package dev.sluice.contract.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.contract.definition.PropertyType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The cases that agent and server pass as well. */
class CanonicalFormTest {

  @ParameterizedTest
  @CsvFileSource(
      resources = "/rows/canonical-values.csv",
      delimiter = '|',
      numLinesToSkip = 1,
      nullValues = "REJECTED")
  void writesCanonicalValues(PropertyType type, String format, String cell, String canonical) {
    CanonicalForm form = CanonicalForm.of(property(type, format));

    assertThat(form.canonical(cell)).isEqualTo(canonical);
  }

  private static PropertyDefinition property(PropertyType type, String format) {
    return new PropertyDefinition("p", "p", type, format, false, false);
  }
}
