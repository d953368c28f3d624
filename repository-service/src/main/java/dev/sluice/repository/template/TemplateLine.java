package dev.sluice.repository.template;

import dev.sluice.contract.rows.WhiteSpace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The cells of one row, by column. If a column could have several values, the first one stays. */
final class TemplateLine {
  private final Map<String, CellForm.Cell> cells = new HashMap<>();

  private long unwritable;

  /** Writes a value; one that no cell reads as is counted. */
  void put(String column, CellForm form, @Nullable String value) {
    if (value != null) {
      put(column, form.cell(value));
    }
  }

  /** Writes several values into one cell. */
  void putAll(String column, CellForm form, List<String> values, String separator) {
    List<CellForm.Cell> written =
        values.stream()
            .map(form::cell)
            .filter(each -> each != null && stands(each.text(), separator))
            .toList();
    unwritable += values.size() - written.size();
    if (!written.isEmpty()) {
      String text =
          written.stream().map(CellForm.Cell::text).collect(Collectors.joining(separator));
      put(column, new CellForm.Cell(text, text));
    }
  }

  void put(String column, CellForm.@Nullable Cell cell) {
    if (cell == null) {
      unwritable++;
    } else {
      cells.putIfAbsent(column, cell);
    }
  }

  CellForm.@Nullable Cell get(String column) {
    return cells.get(column);
  }

  /** How many values no cell reads as. */
  long unwritable() {
    return unwritable;
  }

  /** A part of a list is read without white space around it. */
  private static boolean stands(String text, String separator) {
    return !text.contains(separator) && WhiteSpace.strip(text).equals(text);
  }
}
