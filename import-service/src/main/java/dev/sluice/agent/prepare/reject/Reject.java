package dev.sluice.agent.prepare.reject;

import dev.sluice.agent.prepare.source.CsvRow;
import dev.sluice.agent.prepare.source.Header;
import dev.sluice.agent.prepare.source.SourceRow;
import dev.sluice.agent.prepare.source.SourceRow.Damage;
import dev.sluice.agent.prepare.value.CellFormat;
import dev.sluice.contract.rows.Identifiers;
import org.jspecify.annotations.Nullable;

/**
 * Why a row cannot be used.
 *
 * @param column the column at fault, if one is
 * @param code names the reason for programs
 * @param reason tells it to people, without quoting a cell
 */
public record Reject(@Nullable String column, String code, String reason) {
  public static final Reject REPEATED_HEADER =
      new Reject(null, "repeated-header", "is the header once more, as when files are joined");

  public static final Reject KNOWN_KEY =
      new Reject(null, "known-key", "inserts what an earlier row of the file says is there");

  public static final Reject UNKNOWN_KEY =
      new Reject(null, "unknown-key", "updates what an earlier row of the file deletes");

  /** What is wrong with the row as such, or null. */
  public static @Nullable Reject ofRow(CsvRow row, Header header) {
    if (row.size() != header.size()) {
      return new Reject(
          null, "ragged-row", "has " + row.size() + " cells where the header has " + header.size());
    }
    if (header.isRepeatedBy(row)) {
      return REPEATED_HEADER;
    }
    if (row.damage() == Damage.NUL) {
      return new Reject(
          header.name(row.damagedCell()), "nul-character", "holds a NUL, which no text may hold");
    }
    if (row.damage() == Damage.TOO_LONG) {
      return new Reject(
          header.name(row.damagedCell()),
          "cell-too-long",
          "has more than " + SourceRow.MAX_CELL_CHARACTERS + " characters");
    }
    return null;
  }

  public static Reject ofFormat(String column, CellFormat format) {
    return new Reject(column, format.code(), format.reason());
  }

  public static Reject tooLong(String column) {
    return new Reject(
        column,
        "too-long",
        "has more than " + Identifiers.MAX_BYTES + " bytes, too many for a value that identifies");
  }

  public static Reject noKey(String column) {
    return new Reject(column, "no-key", "is empty, so nothing tells what the row is about");
  }

  public static Reject unknownCommand(String column) {
    return new Reject(
        column, "unknown-command", "is none of insert, update, delete, merge, add and modify");
  }

  public static Reject required(String column) {
    return new Reject(column, "required", "is empty and must not be");
  }

  public static Reject unknownStatus(String column) {
    return new Reject(
        column, "unknown-status", "is neither an active nor an inactive status of the definition");
  }
}
