package dev.sluice.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsTest {
  @TempDir private Path folder;

  @Test
  void takesTheMiddleOfTheTimes() {
    assertThat(Spread.of(List.of(3.0, 1.0, 2.0))).isEqualTo(new Spread(2, 1, 3));
    assertThat(Spread.of(List.of(4.0, 1.0, 2.0, 3.0))).isEqualTo(new Spread(2.5, 1, 4));
    assertThat(Spread.of(List.of(7.0))).isEqualTo(new Spread(7, 7, 7));
    assertThatIllegalArgumentException().isThrownBy(() -> Spread.of(List.of()));
  }

  @Test
  void dividesByTheReference() {
    Results results = Measured.of(1000, 300, 1000);

    assertThat(results.ratio(Goal.P1)).hasValue(0.3);
    assertThat(results.ratio(Goal.P7).orElseThrow()).isCloseTo(0.06, within(1e-9));
  }

  @Test
  void hasNoRatioWhereOneOfTheReferencesIsMissing() {
    Results results = Measured.of(1000, 300, 1000);
    results.times().remove("R4");

    assertThat(results.ratio(Goal.P4)).isEmpty();
    assertThat(results.ratio(Goal.P7)).isEmpty();
    assertThat(results.ratio(Goal.P3)).isPresent();
  }

  @Test
  void isReadBackAsItWasStored() throws IOException {
    Results small = Measured.of(100_000, 30, 100);
    Results large = Measured.of(1_000_000, 300, 1000);
    large.store(folder);
    small.store(folder);

    assertThat(Results.stored(folder, 1_000_000)).contains(large);
    assertThat(Results.stored(folder, 5_000_000)).isEmpty();
    assertThat(Results.all(folder)).containsExactly(small, large);
    assertThat(folder.resolve("100k.json")).exists();
  }

  @Test
  void keepsWhatWasNotMeasuredAgain() {
    Results before = Measured.of(1000, 300, 1000);
    Results again = Results.empty(1000, "2026-12-01", Map.of());
    again.add("P1", 50);

    Results both = again.over(before);

    assertThat(both.times().get("P1")).containsExactly(50.0);
    assertThat(both.times().get("P2")).isEqualTo(before.times().get("P2"));
    assertThat(both.measuredAt()).isEqualTo("2026-12-01");
  }

  @Test
  void showsEveryStepWithItsGoal() {
    String table = new ResultsTable(Measured.of(1000, 300, 1000)).text();

    assertThat(table)
        .contains("compare users / R3")
        .containsPattern("P3 .* 0\\.30 \\(0\\.27 - 0\\.36\\) .* 1\\.00 .* 0\\.30 +0\\.36 +3 +yes")
        .containsPattern("P9 .* 0\\.30 +0\\.08 +3 +no")
        .contains("P13 bytes allocated per row in prepare: 120");
  }
}
