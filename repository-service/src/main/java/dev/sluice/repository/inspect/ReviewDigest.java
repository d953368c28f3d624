package dev.sluice.repository.inspect;

import static dev.sluice.repository.jooq.Tables.REVIEW_CHANGE;

import dev.sluice.repository.Sha256;
import dev.sluice.repository.postgresql.CopyReader;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;

/**
 * Identifies the changes that rules can be about: SHA-256 of the changes of an inspection in the
 * order of their numbers, each in PostgreSQL's COPY format, without the number of the inspection.
 */
public final class ReviewDigest {
  /** What of a change it is over, in this order: all but the number of the inspection. */
  public static final List<Field<?>> COLUMNS =
      List.of(
          REVIEW_CHANGE.N,
          REVIEW_CHANGE.TARGET,
          REVIEW_CHANGE.OPERATION,
          REVIEW_CHANGE.CHANGED,
          REVIEW_CHANGE.EMPTIED,
          REVIEW_CHANGE.FILLED,
          REVIEW_CHANGE.SEGMENT1,
          REVIEW_CHANGE.SEGMENT2,
          REVIEW_CHANGE.SEGMENT3,
          REVIEW_CHANGE.SEGMENT4,
          REVIEW_CHANGE.MARKS,
          REVIEW_CHANGE.KEY,
          REVIEW_CHANGE.TARGET_KEY);

  private ReviewDigest() {}

  /** The digest of what is stored, read on this connection. */
  public static String of(DSLContext dsl, int inspection) {
    MessageDigest digest = Sha256.begin();
    dsl.connection(
        connection -> {
          var rows =
              dsl.select(COLUMNS)
                  .from(REVIEW_CHANGE)
                  .where(REVIEW_CHANGE.INSPECTION.eq(inspection))
                  .orderBy(REVIEW_CHANGE.N);
          try (CopyReader reader = CopyReader.of(connection, dsl, rows)) {
            for (byte[] row = reader.nextBytes(); row != null; row = reader.nextBytes()) {
              digest.update(row);
            }
          }
        });
    return HexFormat.of().formatHex(digest.digest());
  }
}
