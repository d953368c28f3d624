package dev.sluice.contract.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.cell.CellConstraints;
import dev.sluice.contract.cell.CellConversion;
import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.contract.definition.PropertyType;
import dev.sluice.contract.rows.CellConverter.Converted;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens to cells, and what is said of their values. */
class CellRulesTest {
  private static final CellConversion ALL =
      new CellConversion(true, true, true, Map.of("ja", "true", "-", ""), null);

  private static PropertyDefinition property(
      PropertyType type, CellConversion conversion, CellConstraints constraints) {
    return new PropertyDefinition("p", "P", type, null, false, false).with(conversion, constraints);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "null",
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "STRING| Ab |ab",
        "STRING|\u00a0É|é",
        "STRING|-|''",
        "STRING| JA |true",
        "DECIMAL|1,50|1.5",
        "DECIMAL|1.5|null",
        "DECIMAL|1.000,5|null",
        "DECIMAL|7|7",
        "DECIMAL|-|''",
        "BOOLEAN|Ja|true",
        "BOOLEAN|no|false",
        "BOOLEAN|nein|null",
        "LOCALE| de |de",
      })
  void rewritesCells(PropertyType type, String cell, @Nullable String value) {
    PropertyDefinition property = property(type, ALL, CellConstraints.NONE);

    assertThat(CellConverter.of(property).convert(cell).value()).isEqualTo(value);
    assertThat(CanonicalForm.of(property).canonical(cell)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({
    "STRING, ab, ''",
    "STRING, a, 'under-min-length not-one-of'",
    "STRING, abcde, 'over-max-length not-one-of'",
    "STRING, 😀😀😀😀, not-one-of",
    "STRING, xx, 'pattern-mismatch not-one-of excluded-value'",
  })
  void tellsEverythingThatIsWrongWithAText(PropertyType type, String cell, String codes) {
    CellConstraints constraints =
        new CellConstraints(2, 4, "[^x]+", List.of("ab"), "list.txt", null, null, false);

    assertThat(codes(type, constraints, cell)).isEqualTo(codes);
  }

  @ParameterizedTest
  @CsvSource({
    "INTEGER, 5, 10, 5, ''",
    "INTEGER, 5, 10, 4, under-min",
    "INTEGER, 5, 10, 11, over-max",
    "INTEGER, 5, 10, 9, ''",
    "INTEGER, -10, -5, -7, ''",
    "DECIMAL, 0.5, 1.5, 0.49, under-min",
    "DECIMAL, 0.5, 1.5, 1.5, ''",
    "DATE, 2020-01-01, 2020-12-31, 2019-12-31, under-min",
    "DATE, 2020-01-01, 2020-12-31, 2020-12-31, ''",
    "INSTANT, 2020-01-01T00:00:00Z, 2020-01-01T00:00:01Z, 2020-01-01T00:00:00.500Z, ''",
    "INSTANT, 2020-01-01T00:00:00Z, 2020-01-01T00:00:01Z, 2020-01-01T00:00:01.001Z, over-max",
  })
  void comparesValuesAsTheirTypeDoes(
      PropertyType type, String min, String max, String cell, String codes) {
    CellConstraints constraints =
        new CellConstraints(null, null, null, List.of(), null, min, max, false);

    assertThat(codes(type, constraints, cell)).isEqualTo(codes);
  }

  private static String codes(PropertyType type, CellConstraints constraints, String cell) {
    PropertyDefinition property = property(type, CellConversion.NONE, constraints);
    Converted converted = CellConverter.of(property).convert(cell);
    ValueConstraints judge =
        new ValueConstraints(property, text -> !text.contains("x"), text -> text.contains("x"));
    return String.join(
        " ",
        judge.faults(converted.text(), String.valueOf(converted.value())).stream()
            .map(CellFault::code)
            .toList());
  }

  @Test
  void saysWhatWasExpectedAndFoundWithoutQuotingTheCell() {
    CellConstraints constraints =
        new CellConstraints(null, 3, null, List.of(), null, null, null, false);
    PropertyDefinition property = property(PropertyType.STRING, CellConversion.NONE, constraints);

    assertThat(
            new ValueConstraints(property, text -> true, text -> false).faults("secret", "secret"))
        .containsExactly(
            new CellFault(
                "over-max-length", "expected at most 3 characters, found 6. Shorten the text."));
  }

  @ParameterizedTest
  @CsvSource({
    "DATE, dd.MM.yyyy, , , 2020-03-01, 01.03.2020",
    "DATE, dd-MMM-yy, 1930, , 1985-03-01, 01-Mar-85",
    "DATE, , , , 2020-03-01, 2020-03-01",
    "INSTANT, yyyyMMddHHmmss'Z', , , 2020-03-01T08:00:00Z, 20200301080000Z",
    "INSTANT, dd/MM/yyyy HH:mm, , Europe/Paris, 2020-07-01T08:00:00Z, 01/07/2020 10:00",
    "INSTANT, yyyyMMddHHmmss'Z', , Europe/Paris, 2020-07-01T08:00:00Z, 20200701080000Z",
    "INSTANT, yyyy-MM-dd HH:mm VV, , Europe/Paris, 2020-10-25T00:30:00Z, 2020-10-25 02:30"
        + " Europe/Paris",
    "INSTANT, yyyy-MM-dd HH:mm VV, , Europe/Paris, 2020-10-25T01:30:00Z, 2020-10-25 01:30 Z",
    "DECIMAL, , , , 1.5, '1,5'",
    "STRING, , , , 1.5, 1.5",
  })
  void writesValuesSoThatTheyAreReadAgain(
      PropertyType type,
      @Nullable String format,
      @Nullable Integer pivotYear,
      @Nullable String timeZone,
      String value,
      String cell) {
    CellConversion comma = new CellConversion(false, false, true, Map.of(), null);
    PropertyDefinition property =
        new PropertyDefinition(
            "p",
            "P",
            type,
            format,
            pivotYear,
            timeZone,
            null,
            false,
            false,
            null,
            type == PropertyType.DECIMAL ? comma : CellConversion.NONE,
            CellConstraints.NONE);

    assertThat(WrittenValue.of(property).cell(value)).isEqualTo(cell);
    assertThat(CanonicalForm.of(property).canonical(cell)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({
    "b, a",
    "c, b",
    "true, ja",
    "d, d",
    "'', ''",
  })
  void writesWordsThatStandForValues(String value, String cell) {
    Map<String, String> words = Map.of("a", "b", "b", "c", "ja", "true", "yes", "true", "-", "");
    PropertyDefinition property =
        property(
            PropertyType.STRING,
            new CellConversion(false, false, false, words, null),
            CellConstraints.NONE);

    assertThat(WrittenValue.of(property).cell(value)).isEqualTo(cell);
  }

  @ParameterizedTest
  @CsvSource({
    "INTEGER, many",
    "INSTANT, 2020-07-01T08:00:30Z",
    "STRING, NULL_NULL",
    "STRING, ' '",
  })
  void knowsWhatNoCellReadsAs(PropertyType type, String value) {
    String format = type == PropertyType.INSTANT ? "yyyyMMddHHmmX" : null;
    WrittenValue written =
        WrittenValue.of(new PropertyDefinition("p", "P", type, format, false, false));

    assertThat(written.exact(value)).isNull();
    assertThat(written.cell(value)).isEqualTo(value);
  }
}
