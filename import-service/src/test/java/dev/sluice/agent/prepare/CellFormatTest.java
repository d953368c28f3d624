package dev.sluice.agent.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.agent.run.SourceException;
import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.contract.definition.PropertyType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellFormatTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "REJECTED",
      textBlock =
          """
          STRING  | | ' as it is '            | ' as it is '
          INTEGER | | 007                     | 7
          INTEGER | | -0                      | 0
          INTEGER | | +12                     | 12
          INTEGER | | -0012                   | -12
          INTEGER | | 1.0                     | REJECTED
          INTEGER | | -                       | REJECTED
          INTEGER | | 99999999999999999999999999999999999999 | 99999999999999999999999999999999999999
          INTEGER | | 999999999999999999999999999999999999999 | REJECTED
          DECIMAL | | 1.500                   | 1.5
          DECIMAL | | 0.000                   | 0
          DECIMAL | | 100                     | 100
          DECIMAL | | 1e3                     | 1000
          DECIMAL | | -.5                     | -0.5
          DECIMAL | | 1,5                     | REJECTED
          DECIMAL | | .                       | REJECTED
          DECIMAL | | 1e999999999             | REJECTED
          DECIMAL | | 1e-999999999            | REJECTED
          DECIMAL | | NaN                     | REJECTED
          BOOLEAN | | TRUE                    | true
          BOOLEAN | | no                      | false
          BOOLEAN | | 2                       | REJECTED
          DATE    | | 2020-03-01              | 2020-03-01
          DATE    | | 2020-02-30              | REJECTED
          DATE    | | 2020-3-1                | REJECTED
          DATE    | dd/MM/yyyy | 01/03/2020   | 2020-03-01
          DATE    | dd/MM/yyyy | 31/04/2020   | REJECTED
          DATE    | dd/MM/yyyy | 1/3/2020     | REJECTED
          DATE    | d MMM uuuu | 1 Mar 2020   | 2020-03-01
          DATE    | dd/MM/yy   | 01/03/20     | 2020-03-01
          INSTANT | | 2020-03-01T08:00:00Z      | 2020-03-01T08:00:00Z
          INSTANT | | 2020-03-01T08:00:00+02:00 | 2020-03-01T06:00:00Z
          INSTANT | | 2020-03-01T08:00:00       | REJECTED
          INSTANT | yyyyMMddHHmmss | 20200301080000 | 2020-03-01T08:00:00Z
          INSTANT | yyyy-MM-dd HH:mm XXX | 2020-03-01 08:00 +01:00 | 2020-03-01T07:00:00Z
          LOCALE  | | EN_us                   | en-US
          LOCALE  | | fr                      | fr
          LOCALE  | | not a locale            | REJECTED
          """)
  void writesCanonicalValues(PropertyType type, String format, String cell, String canonical) {
    CellFormat cells = CellFormat.of(property(type, format));
    assertThat(cells.conversion().canonical(cell)).isEqualTo(canonical);
  }

  @Test
  void refusesAFormatThatIsNoPattern() {
    assertThatThrownBy(() -> CellFormat.of(property(PropertyType.DATE, "not a pattern")))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("'hired'");
  }

  private static PropertyDefinition property(PropertyType type, String format) {
    return new PropertyDefinition("hired", "hired", type, format, false, false);
  }
}
