package dev.sluice.agent.prepare.reject;

import dev.sluice.agent.prepare.source.CsvRow;
import dev.sluice.agent.prepare.source.Header;
import dev.sluice.agent.prepare.source.SourceRow;
import dev.sluice.agent.prepare.source.SourceRow.Damage;
import dev.sluice.agent.prepare.value.CellFormat;
import dev.sluice.contract.rows.Identifiers;
import dev.sluice.expression.EvaluationException;
import java.util.List;
import java.util.stream.Collectors;
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
      return nul(header.name(row.damagedCell()));
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

  /** A row that tells some columns that an expression reads, and not all. */
  public static Reject incomplete(@Nullable String column, List<String> open) {
    return new Reject(
        column,
        "expression-incomplete",
        (column == null
                ? "leaves open what the filter reads: "
                : "is computed from more than the row tells, without ")
            + open.stream().map(Reject::shortened).collect(Collectors.joining(", "))
            + ". Fill the cells; NULL_NULL says that there is no value");
  }

  /** A row that a filter cannot judge. */
  public static Reject unclear(EvaluationException problem) {
    return new Reject(null, problem.code(), "cannot be judged by the filter: " + problem.reason());
  }

  /** A row that an expression cannot compute a property from. */
  public static Reject uncomputable(String column, EvaluationException problem) {
    return new Reject(column, problem.code(), "cannot be computed: " + problem.reason());
  }

  /** A cell with a character that no text may have. */
  public static Reject nul(String column) {
    return new Reject(column, "nul-character", "holds a NUL, which no text may hold");
  }

  private static String shortened(String column) {
    return column.length() <= 60 ? column : column.substring(0, 60) + "…";
  }

  public static Reject required(String column) {
    return new Reject(column, "required", "is empty and must not be");
  }

  public static Reject unknownStatus(String column) {
    return new Reject(
        column, "unknown-status", "is neither an active nor an inactive status of the definition");
  }
}
