package dev.sluice.contract.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.run.FoundCause;
import org.junit.jupiter.api.Test;

class CauseWordsTest {
  @Test
  void saysHowManyChangesItExplains() {
    assertThat(
            CauseWords.of(
                new FoundCause(
                    "COLUMNS_EXCHANGED",
                    "likely",
                    "The columns sn and givenName are exchanged in people.csv.",
                    "User",
                    1180,
                    1200)))
        .isEqualTo(
            "Likely: The columns sn and givenName are exchanged in people.csv. It explains 1,180 of"
                + " 1,200 changes of User. (COLUMNS_EXCHANGED)");
  }

  @Test
  void saysNothingOfChangesWhereRowsAreRejected() {
    assertThat(
            CauseWords.of(
                new FoundCause(
                    "DATE_FORMAT",
                    "proven",
                    "The dates in the column HIRED of people.csv are written yyyyMMdd; 200 rows"
                        + " were rejected because they are not valid dates in the definition's"
                        + " format.",
                    "User",
                    0,
                    3)))
        .endsWith("in the definition's format. (DATE_FORMAT)");
  }
}
