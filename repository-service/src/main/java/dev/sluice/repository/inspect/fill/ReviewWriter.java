package dev.sluice.repository.inspect.fill;

import static dev.sluice.repository.jooq.Tables.REVIEW_CELL;
import static dev.sluice.repository.jooq.Tables.REVIEW_CHANGE;

import dev.sluice.repository.inspect.ReviewDigest;
import dev.sluice.repository.inspect.ReviewedOperation;
import dev.sluice.repository.inspect.scan.ChangedProperties;
import dev.sluice.repository.inspect.scan.JsonText;
import dev.sluice.repository.inspect.scan.PropertyValues;
import dev.sluice.repository.postgresql.CopyWriter;
import java.security.MessageDigest;
import java.sql.Connection;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;

/** Numbers changes and writes them, and the cells of updates. */
final class ReviewWriter implements AutoCloseable {
  static final int MOST_SEGMENTS = 4;

  private static final byte[] NO_BITS = {};
  private static final byte[] ON = {'t', 'r', 'u', 'e'};
  private static final byte[] OFF = {'f', 'a', 'l', 's', 'e'};

  private final int inspection;
  private final CopyWriter changes;
  private final CopyWriter cells;
  private int number;

  /**
   * Begins.
   *
   * @param digest is told the changes as {@link ReviewDigest} would read them
   * @param number of the last change that was written before
   */
  ReviewWriter(
      Connection connection, DSLContext dsl, int inspection, MessageDigest digest, int number) {
    this.inspection = inspection;
    this.number = number;
    this.changes =
        CopyWriter.into(
                connection,
                dsl,
                REVIEW_CHANGE,
                Stream.concat(Stream.of(REVIEW_CHANGE.INSPECTION), ReviewDigest.COLUMNS.stream())
                    .toArray(Field<?>[]::new))
            .digesting(digest);
    this.cells =
        CopyWriter.into(
                connection,
                dsl,
                REVIEW_CELL,
                REVIEW_CELL.INSPECTION,
                REVIEW_CELL.TARGET,
                REVIEW_CELL.COL,
                REVIEW_CELL.N,
                REVIEW_CELL.BEFORE,
                REVIEW_CELL.AFTER)
            .interrupting(changes);
  }

  /** Writes the change of a resource, which has the next number. */
  void resource(
      ReviewDataset dataset,
      PlannedResources change,
      ReviewedOperation operation,
      ChangedProperties properties,
      int[] segmentValues,
      int marks) {
    begin(dataset, operation);
    bits(properties.changed()).bits(properties.emptied()).bits(properties.filled());
    segments(segmentValues).number(marks);
    changes.text(change.buffer(), change.keyStart(), change.keyEnd());
    changes.text(null).endRow();
  }

  /** Writes a property that the last change changes, if it is an attribute. */
  void cell(ReviewDataset dataset, int column, ChangedProperties properties) {
    cells.number(inspection).number(dataset.number()).number(column).number(number);
    value(properties.before(), column);
    value(properties.after(), column);
    cells.endRow();
  }

  /** Writes that the last change switches a resource on. */
  void switchedOn(ReviewDataset dataset, int column) {
    cells
        .number(inspection)
        .number(dataset.number())
        .number(column)
        .number(number)
        .text(OFF, 0, OFF.length)
        .text(ON, 0, ON.length)
        .endRow();
  }

  /** Writes the change of a link, which has the next number. */
  void link(
      ReviewDataset dataset,
      PlannedLinks change,
      ReviewedOperation operation,
      int[] segmentValues) {
    begin(dataset, operation);
    bits(NO_BITS).bits(NO_BITS).bits(NO_BITS);
    segments(segmentValues).number(0L);
    changes.text(change.buffer(), change.ownerStart(), change.ownerEnd());
    changes.text(change.buffer(), change.targetStart(), change.targetEnd()).endRow();
  }

  /** Writes what is left and gives the number of the last change. */
  int finish() {
    cells.finish();
    changes.finish();
    return number;
  }

  @Override
  public void close() {
    cells.close();
    changes.close();
  }

  private void begin(ReviewDataset dataset, ReviewedOperation operation) {
    number++;
    changes.number(inspection).number(number).number(dataset.number()).number(operation.code());
  }

  private ReviewWriter bits(byte[] bits) {
    changes.text(bits, 0, bits.length);
    return this;
  }

  private CopyWriter segments(int[] values) {
    for (int segment = 0; segment < MOST_SEGMENTS; segment++) {
      if (segment < values.length) {
        changes.number(values[segment]);
      } else {
        changes.text(null);
      }
    }
    return changes;
  }

  private void value(PropertyValues values, int column) {
    if (!values.has(column)) {
      cells.text(null);
      return;
    }
    byte[] bytes = values.bytes();
    int start = values.start(column);
    int end = values.end(column);
    if (!JsonText.isQuoted(bytes, start)) {
      cells.text(bytes, start, end);
    } else if (JsonText.hasEscapes(bytes, start, end)) {
      cells.text(JsonText.of(bytes, start, end));
    } else {
      cells.text(bytes, start + 1, end - 1);
    }
  }
}
