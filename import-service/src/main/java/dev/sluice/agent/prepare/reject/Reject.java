package dev.sluice.agent.prepare.reject;

import dev.sluice.agent.prepare.source.CsvRow;
import dev.sluice.agent.prepare.source.Header;
import dev.sluice.agent.prepare.source.SourceRow;
import dev.sluice.agent.prepare.source.SourceRow.Damage;
import dev.sluice.agent.prepare.value.CellFormat;
import dev.sluice.contract.definition.StatusColumn;
import dev.sluice.contract.rows.CellFault;
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
 * @param reason tells people what was expected, what was found and what to do, without quoting a
 *     cell
 */
public record Reject(@Nullable String column, String code, String reason) {
  private static final String NO_KEY = "no-key";

  public static final Reject REPEATED_HEADER =
      new Reject(
          null,
          "repeated-header",
          "expected values, found the header again, as when files are joined. Remove the row.");

  public static final Reject KNOWN_KEY =
      new Reject(
          null,
          "known-key",
          "expected a new key, found one that exists because of an earlier row of the file. Write"
              + " update or merge.");

  public static final Reject UNKNOWN_KEY =
      new Reject(
          null,
          "unknown-key",
          "expected an existing key, found one that an earlier row of the file deletes. Write"
              + " insert or merge.");

  /** The same, told of a cell of a sheet such as C12. */
  public Reject in(String cell) {
    return new Reject(column, code, cell + ": " + reason);
  }

  /** What is wrong with the row as such, or null. */
  public static @Nullable Reject ofRow(CsvRow row, Header header) {
    if (row.size() != header.size()) {
      return new Reject(
          null,
          "ragged-row",
          "expected "
              + header.size()
              + " cells as in the header, found "
              + row.size()
              + ". Look for an extra or missing delimiter, and put cells that contain one in"
              + " quotes.");
    }
    if (header.isRepeatedBy(row)) {
      return REPEATED_HEADER;
    }
    dev.sluice.agent.workbook.cell.CellFault fault = row.fault();
    if (fault != null) {
      return new Reject(header.name(row.damagedCell()), fault.code(), fault.reason());
    }
    if (row.damage() == Damage.NUL) {
      return nul(header.name(row.damagedCell()));
    }
    if (row.damage() == Damage.TOO_LONG) {
      return new Reject(
          header.name(row.damagedCell()),
          "cell-too-long",
          "expected at most "
              + SourceRow.MAX_CELL_CHARACTERS
              + " characters, found more. Shorten the text, or look for a quote that is not"
              + " closed.");
    }
    return null;
  }

  /** Whether it says that a row names nothing. */
  public boolean lacksKey() {
    return code.equals(NO_KEY);
  }

  public static Reject of(String column, CellFault fault) {
    return new Reject(column, fault.code(), fault.message());
  }

  public static Reject ofFormat(String column, CellFormat format) {
    return new Reject(column, format.code(), format.reason());
  }

  public static Reject tooLong(String column) {
    return new Reject(
        column,
        "too-long",
        "expected at most "
            + Identifiers.MAX_BYTES
            + " bytes in a value that identifies, found more. Shorten the value.");
  }

  public static Reject noKey(String column) {
    return new Reject(
        column, NO_KEY, "expected a value that identifies the row, found none. Fill in the cell.");
  }

  public static Reject unknownCommand(String column) {
    return new Reject(
        column,
        "unknown-command",
        "expected one of insert, update, delete, merge, add and modify, found another word or none."
            + " Write one of them.");
  }

  /** A row that tells some columns that an expression reads, and not all. */
  public static Reject incomplete(@Nullable String column, List<String> open) {
    return new Reject(
        column,
        "expression-incomplete",
        (column == null ? "has no value for the filter in: " : "needs cells that are empty: ")
            + open.stream().map(Header::shortened).collect(Collectors.joining(", "))
            + ". Fill in the cells; NULL_NULL means that there is no value");
  }

  /** A row that a filter cannot judge. */
  public static Reject unclear(EvaluationException problem) {
    return new Reject(null, problem.code(), "cannot be filtered: " + problem.reason());
  }

  /** A row that an expression cannot compute a property from. */
  public static Reject uncomputable(String column, EvaluationException problem) {
    return new Reject(column, problem.code(), "cannot be computed: " + problem.reason());
  }

  /** A cell with a character that no text may have. */
  public static Reject nul(String column) {
    return new Reject(
        column, "nul-character", "expected text, found a NUL character. Export the cell as text.");
  }

  public static Reject required(String column) {
    return new Reject(column, "required", "expected a value, found none. Fill in the cell.");
  }

  public static Reject tooManyTargets(String column, int most) {
    return new Reject(
        column,
        "too-many-targets",
        "expected at most " + most + " targets of one owner, found more. Remove some.");
  }

  public static Reject unknownStatus(StatusColumn status) {
    return new Reject(
        status.column(),
        "unknown-status",
        "expected one of "
            + String.join(", ", status.active())
            + ", "
            + String.join(", ", status.inactive())
            + ", found another word. Write one of them.");
  }
}
