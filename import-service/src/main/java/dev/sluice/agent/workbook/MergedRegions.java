package dev.sluice.agent.workbook;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The merged cells in the rows of a table, read row by row. */
final class MergedRegions {
  static final MergedRegions NONE = new MergedRegions(List.of());

  private final List<MergedCells> byRow;
  private final List<MergedCells> here = new ArrayList<>();
  private int next;

  MergedRegions(List<MergedCells> regions) {
    byRow = new ArrayList<>(regions);
    byRow.sort(Comparator.comparingInt(MergedCells::firstRow));
  }

  boolean any() {
    return !byRow.isEmpty();
  }

  /** The regions that reach into a row; rows are asked for in their order. */
  List<MergedCells> at(int row) {
    while (next < byRow.size() && byRow.get(next).firstRow() <= row) {
      here.add(byRow.get(next++));
    }
    here.removeIf(each -> each.lastRow() < row);
    return here;
  }
}
