package dev.sluice.bench;

import dev.sluice.bench.files.Expected;
import dev.sluice.bench.files.ExpectedRows;
import dev.sluice.bench.files.Population;
import java.util.Map;

/**
 * The expected results of every run, computed once from the seed.
 *
 * @param first version 1 if nothing was
 * @param forward version 2 after version 1
 * @param back version 1 after version 2
 * @param same version 1 after version 1
 */
record Facts(
    Expected first,
    Expected forward,
    Expected back,
    Expected same,
    Map<Integer, ExpectedRows> all) {

  static Facts of(Population population) {
    return new Facts(
        Expected.initial(population, 1),
        Expected.change(population, 1, 2),
        Expected.change(population, 2, 1),
        Expected.change(population, 1, 1),
        Map.of(1, ExpectedRows.of(population, 1), 2, ExpectedRows.of(population, 2)));
  }

  /** What is stored once a version is applied. */
  ExpectedRows rows(int version) {
    ExpectedRows rows = all.get(version);
    if (rows == null) {
      throw new IllegalArgumentException("no version " + version);
    }
    return rows;
  }
}
