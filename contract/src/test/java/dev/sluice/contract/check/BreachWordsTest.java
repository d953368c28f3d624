package dev.sluice.contract.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.run.Breach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BreachWordsTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          maximumInsertedLines,      1000, 1000000, -, -, '1,000,000 inserts, over the limit of 1,000'
          maximumUpdatedLines,       0,    1,       -, -, '1 update, over the limit of 0'
          maximumLinkDeletedLines,   2,    3,       -, -, '3 link deletes, over the limit of 2'
          maximumRejectedLines,      0,    1,       -, -, '1 rejected row, over the limit of 0'
          maxPercentageDeletedLines, 10,   12.5,    -, -, '12.5% deletes, over the limit of 10%'
          maxPercentageDeletedLines, 10,   10.0001, -, -, '10.01% deletes, over the limit of 10%'
          maxPercentageDeletedLines, 10,   12.5,    1000, 8000, '1,000 deletes of 8,000, or 12.5%, over the limit of 10%'
          maxPercentageRejectedLines, 0.5, 1,       1, 100, '1 rejected row of 100, or 1%, over the limit of 0.5%'
          maxPercentageInsertedLines, 30,  500,     5, 0, '5 inserts when there was none before, over the limit of 30%'
          maxLinkPercentageInsertedLines, 30, 100,  1, 0, '1 link insert when there was none before, over the limit of 30%'
          maxPercentageUpdatedLines, 30,   200,     2, 0, '2 updates when there was none before, over the limit of 30%'
          maxPercentageDeletedLines, 10,   200,     2, 0, '2 deletes when none was active before, over the limit of 10%'
          maxLinkPercentageDeletedLines, 10, 200,   2, 0, '2 link deletes when there was none before, over the limit of 10%'
          maxPercentageInsertedLines, 30, Infinity, -, -, 'inserts when there was none before, over the limit of 30%'
          emptyFile,                 0,    0,       -, -, the source's file is empty
          noRows,                    0,    0,       -, -, the source's file has a header and no rows
          missedCommands,            0,    1,       -, -, 'an earlier run with commands was not applied, so its commands are missing until a complete run is applied'
          missedCommands,            0,    2,       -, -, '2 earlier runs with commands were not applied, so their commands are missing until a complete run is applied'
          protectedResources,        0,    1,       -, -, '1 protected resource would be deleted or switched off; it stays unless a rule names it'
          protectedResources,        0,    1200,    -, -, '1,200 protected resources would be deleted or switched off; each stays unless a rule names it'
          somethingNew,              1,    2,       -, -, 'somethingNew is 2, over the limit of 1'
          """)
  void saysWhatBreachMeans(
      String threshold, double limit, double actual, Long lines, Long of, String words) {
    assertThat(BreachWords.of(new Breach("User", threshold, limit, actual, lines, of)))
        .isEqualTo("User: %s (%s)".formatted(words, threshold));
  }
}
