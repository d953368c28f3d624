package dev.sluice.agent.prepare.profile;

import dev.sluice.agent.prepare.source.CsvRow;
import dev.sluice.contract.profile.ColumnProfile;
import dev.sluice.contract.profile.ColumnProfile.Mask;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Counts the cells of one column. */
final class ColumnCounts {
  private static final int MOST_MASKS = 5;

  /** A column of free text has as many patterns as rows, of which none says anything. */
  private static final int MOST_MASKS_COUNTED = 512;

  private static final int LONGEST = 1024;

  private final String name;
  private final int index;
  private final boolean read;
  private final HashCounts values = new HashCounts();
  private final HashCounts shapes = new HashCounts();
  private final List<Shape> known = new ArrayList<>();
  private final int[] lengths = new int[LONGEST + 1];
  private long empty;
  private long sampled;
  private boolean filled;
  private boolean varied;
  private long firstValue;

  private record Shape(long hash, String text) {}

  /**
   * Makes counts of nothing.
   *
   * @param index of the column in the file
   * @param read whether the definition reads it
   */
  ColumnCounts(String name, int index, boolean read) {
    this.name = name;
    this.index = index;
    this.read = read;
  }

  /** Whether there are two different values, so that more rows tell nothing of that. */
  boolean varied() {
    return varied;
  }

  /** Looks whether a row has a value, and whether it is another one than those before. */
  void look(CsvRow row) {
    if (row.namesNothing(index)) {
      return;
    }
    long value = CellHash.of(row.bytes(), row.start(index), row.end(index), 0);
    varied = filled && value != firstValue;
    if (!filled) {
      firstValue = value;
      filled = true;
    }
  }

  /** Counts a row of the sample. */
  void count(CsvRow row, CellShape shape) {
    sampled++;
    if (row.namesNothing(index)) {
      empty++;
      return;
    }
    int start = row.start(index);
    int end = row.end(index);
    values.add(CellHash.of(row.bytes(), start, end, 0));
    if (row.escaped(index)) {
      byte[] cell = row.text(index).getBytes(StandardCharsets.UTF_8);
      shape.read(cell, 0, cell.length);
    } else {
      shape.read(row.bytes(), start, end);
    }
    lengths[Math.min(LONGEST, shape.characters())]++;
    count(shape);
  }

  private void count(CellShape shape) {
    long hash = shape.hash();
    if (shapes.add(hash) == 1 && known.size() < MOST_MASKS_COUNTED) {
      known.add(new Shape(hash, shape.text()));
    }
  }

  ColumnProfile profile() {
    return new ColumnProfile(
        name,
        read,
        empty,
        values.distinct(),
        values.most(),
        filled,
        filled && !varied,
        sampled == empty ? List.of() : lengths(),
        masks());
  }

  private List<Integer> lengths() {
    List<Integer> quarters = new ArrayList<>();
    long values = sampled - empty;
    for (int quarter = 0; quarter <= 4; quarter++) {
      // The place of the value, from 1, that as many are below or at.
      quarters.add(lengthAt(Math.max(1, (values * quarter + 3) / 4)));
    }
    return quarters;
  }

  private int lengthAt(long place) {
    long passed = 0;
    int length = -1;
    while (passed < place) {
      passed += lengths[++length];
    }
    return length;
  }

  private List<Mask> masks() {
    return known.stream()
        .map(each -> new Mask(each.text(), shapes.of(each.hash())))
        .sorted(Comparator.comparing(Mask::cells).reversed().thenComparing(Mask::text))
        .limit(MOST_MASKS)
        .toList();
  }
}
