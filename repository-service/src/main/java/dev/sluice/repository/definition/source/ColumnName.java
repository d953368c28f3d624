package dev.sluice.repository.definition.source;

import dev.sluice.contract.rows.ErrorColumns;
import dev.sluice.repository.definition.yaml.Value;
import java.util.Optional;

/** Reads the names of columns, which are the file's own and may be almost anything. */
public final class ColumnName {
  private ColumnName() {}

  public static Optional<String> read(Value value) {
    Optional<String> column = value.text();
    if (column.isPresent() && column.get().codePoints().anyMatch(Character::isISOControl)) {
      value.refuse(
          "the column's name contains a control character",
          "Write the name as in the file's header");
      return Optional.empty();
    }
    if (column.isPresent() && ErrorColumns.is(column.get())) {
      value.refuse(
          "columns that begin with `"
              + ErrorColumns.PREFIX
              + "` are reserved for Sluice's files of rejected rows",
          "Name another column");
      return Optional.empty();
    }
    return column;
  }
}
