package dev.sluice.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GrowthTest {
  private final Results before = Measured.of(1000, 300, 1000);

  @Test
  void toleratesATenth() {
    assertThat(Growth.between(before, Measured.of(1000, 329, 1000))).isEmpty();
  }

  @Test
  void namesWhatHasGrown() {
    Results now = Measured.of(1000, 300, 1000);
    now.times().put("P3", java.util.List.of(360.0));
    now.values().put("P13 bytes allocated per row in prepare", 240.0);

    assertThat(Growth.between(before, now))
        .containsExactly(
            "P3 compare users: 0.360, was 0.300 (+20 %)",
            "P13 bytes allocated per row in prepare: 240, was 120 (+100 %)");
  }

  @Test
  void comparesRatiosAndNotTimesOfAnotherMachine() {
    assertThat(Growth.between(before, Measured.of(1000, 600, 2000))).isEmpty();
  }
}
