package dev.sluice.repository;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionPlacesTest {
  @ParameterizedTest(name = "a pool of {0}")
  @CsvSource({"46,16,4", "40,14,3", "20,6,1", "10,1,1", "4,1,1", "1,1,1"})
  void leavesConnectionsToEverybodyElse(int pool, int comparisons, int applies) {
    assertThat(ConnectionPlaces.ofPool(pool)).isEqualTo(new ConnectionPlaces(comparisons, applies));
  }
}
