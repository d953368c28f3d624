package dev.sluice.contract.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.run.Breach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnWordsTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          emptiedColumn,  98,  0,   -, 1204, -,     'column SN has no value in any of 1,204 rows; in the last applied run 98% of its cells had one'
          emptiedColumn,  100, 0,   -, 1,    -,     'column SN has no value in the only row; in the last applied run 100% of its cells had one'
          constantColumn, 480, 1,   -, 900,  -,     'column SN has the same value in every row; in the last applied run it had at least 480 different ones'
          missingColumn,  0,   0,   1, -,    -,     'column SN is missing'
          missingColumn,  0,   0,   3, -,    -,     '3 columns are missing, the first of them SN'
          renamedColumn,  0,   0,   1, -,    SURN,  'column SN is missing; column SURN, which is new, looks like it'
          newColumn,      0,   0,   1, -,    -,     'column SN is new'
          newColumn,      0,   0,   2, -,    -,     '2 columns are new, the first of them SN'
          movedColumn,    3,   1,   1, -,    -,     'columns are in another order: SN is column 1 and was column 3'
          emptyCells,     5,   62,  -, 900,  -,     '62% of the cells of column SN have no value, usually 5%'
          fewerValues,    480, 3,   -, 20000, -,    'column SN has 3 different values in 20,000 rows, usually 480'
          fewerValues,    480, 1,   -, 20000, -,    'column SN has 1 different value in 20,000 rows, usually 480'
          newPattern,     0,   34,  -, 900,  9-9,   '34% of the values of column SN look like "9-9", usually 0%'
          otherLength,    8,   5,   -, 900,  -,     'values of column SN mostly have 5 characters, usually 8'
          unusualRows,    1190, 512, 20, 512, -,    'the file has 512 rows, and never had fewer than 1,190 in the last 20 runs'
          unusualRows,    1190, 5120, 7, 512, -,    'the file has 5,120 rows, and never had more than 1,190 in the last 7 runs'
          """)
  void saysWhatWasAndWhatIs(
      String label, double was, double is, Long lines, Long of, String other, String words) {
    Breach breach = new Breach("people", label, was, is, lines, of, "SN", other);

    assertThat(BreachWords.of(breach)).isEqualTo("people: %s (%s)".formatted(words, label));
  }
}
