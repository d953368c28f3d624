package dev.sluice.repository.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.repository.finding.evidence.Cause;
import dev.sluice.repository.finding.evidence.Word;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class FindingWordsTest {
  /** A wrong file is told by the name of another file or source, or by a date. */
  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "WRONG_FILE")
  void messagesNameNoValues(Cause cause) {
    Finding finding =
        new Finding(
            cause,
            Word.LIKELY,
            "User",
            40,
            50,
            new Evidence(
                40,
                40,
                List.of("office"),
                List.of("OFFICE"),
                List.of("Basel", "Zurich"),
                cause == Cause.DATE_SHIFTED ? "P-1D" : "40",
                "people.csv",
                null,
                null,
                40L),
            null);

    assertThat(FindingWords.summaryWithoutValues(finding))
        .doesNotContain("Basel", "Zurich")
        .endsWith(".")
        .doesNotContain("  ", "null");
  }
}
