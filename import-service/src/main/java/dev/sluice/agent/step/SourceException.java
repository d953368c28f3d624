package dev.sluice.agent.step;

import dev.sluice.contract.Failure;
import dev.sluice.contract.FailureType;
import org.jspecify.annotations.Nullable;

/**
 * A step cannot do its work, and retrying does not help. It has no cause on purpose: messages of
 * parsers quote the text that they failed on.
 */
public final class SourceException extends RuntimeException {
  private final transient Failure failure;

  public SourceException(Failure failure) {
    super(failure.message());
    this.failure = failure;
  }

  /** A failure that concerns a file as a whole. */
  public static SourceException inFile(FailureType type, String file, String what, String remedy) {
    return new SourceException(new Failure(type, file + ": " + what, file, null, null, remedy));
  }

  /** A failure at a line of a file, and at a column if one is known. */
  public static SourceException atLine(
      FailureType type,
      String file,
      long line,
      @Nullable String column,
      String what,
      String remedy) {
    return at("line", type, file, line, column, what, remedy);
  }

  /** A failure at a row of a sheet, and at a column if one is known. */
  public static SourceException atRow(
      FailureType type,
      String file,
      long row,
      @Nullable String column,
      String what,
      String remedy) {
    return at("row", type, file, row, column, what, remedy);
  }

  private static SourceException at(
      String unit,
      FailureType type,
      String file,
      long number,
      @Nullable String column,
      String what,
      String remedy) {
    String place = file + ", " + unit + " " + number + (column == null ? "" : ", column " + column);
    return new SourceException(
        new Failure(type, place + ": " + what, file, number, column, remedy));
  }

  /** A failure that has no place in a file. */
  public static SourceException of(FailureType type, String message, String remedy) {
    return new SourceException(Failure.of(type, message, remedy));
  }

  public Failure failure() {
    return failure;
  }
}
