package dev.sluice.repository.inspect.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CubeTest {
  private static final ChangedProperties NONE =
      new ChangedProperties(new Survey(List.of()).numbers());

  @Test
  void leavesTheSegmentWithMostValuesIfThereAreTooManyCells() {
    Cube cube = new Cube(0, 2, 20);
    for (int change = 0; change < 100; change++) {
      cube.add(3, 0, NONE, new int[] {change % 4, change % 50});
    }

    assertThat(cube.isComplete()).isTrue();
    assertThat(cube.has(0)).isTrue();
    assertThat(cube.has(1)).isFalse();
    assertThat(cube.size()).isEqualTo(4);
    assertThat(IntStream.range(0, 4).map(cell -> cube.segmentValue(cell, 0)))
        .containsExactlyInAnyOrder(0, 1, 2, 3);
    assertThat(IntStream.range(0, 4).mapToLong(cube::changes)).containsOnly(25L);
  }

  @Test
  void countsNothingIfThereAreTooManyWithoutAnySegment() {
    Cube cube = new Cube(0, 1, 2);
    for (int operation = 1; operation <= 4; operation++) {
      cube.add(operation, 0, NONE, new int[] {1});
    }

    assertThat(cube.isComplete()).isFalse();
    assertThat(cube.size()).isZero();
  }
}
