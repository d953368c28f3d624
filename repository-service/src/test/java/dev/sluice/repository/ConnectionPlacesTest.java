package dev.sluice.repository;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionPlacesTest {
  @ParameterizedTest(name = "a pool of {0}")
  @CsvSource({"46,14,4,2", "40,13,3,1", "20,5,1,1", "10,1,1,1", "4,1,1,1", "1,1,1,1"})
  void leavesConnectionsToEverybodyElse(int pool, int comparisons, int applies, int inspections) {
    assertThat(ConnectionPlaces.ofPool(pool))
        .isEqualTo(new ConnectionPlaces(comparisons, applies, inspections));
  }
}
