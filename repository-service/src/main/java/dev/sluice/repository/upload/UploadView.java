package dev.sluice.repository.upload;

import dev.sluice.contract.Failure;
import dev.sluice.contract.upload.UploadFindings;
import dev.sluice.contract.upload.UploadPurpose;
import dev.sluice.contract.upload.UploadStatus;
import dev.sluice.repository.jooq.tables.records.UploadRecord;
import dev.sluice.repository.postgresql.Timestamps;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An upload as shown to people and programs.
 *
 * @param path where it is to be in the agent's files folder; null if it is for one run only
 * @param kept whether its bytes are still there, so that it can be taken again
 * @param findings what the agent found in it; null before that, and once that is forgotten
 * @param failure why it ended without being looked at, or without being put in place
 */
record UploadView(
    UUID id,
    String connector,
    String source,
    String purpose,
    UploadStatus status,
    String name,
    @Nullable String path,
    long bytes,
    String sha256,
    String uploadedBy,
    Instant uploadedAt,
    @Nullable Instant endedAt,
    boolean kept,
    @Nullable UploadFindings findings,
    @Nullable Failure failure) {

  static UploadView of(UploadRecord row) {
    return of(row, FindingsColumn.findings(row.getFindings()));
  }

  /** An upload in a list, which tells how many rows cannot be used and not why. */
  static UploadView listed(UploadRecord row) {
    UploadFindings all = FindingsColumn.findings(row.getFindings());
    return of(
        row,
        all == null
            ? null
            : new UploadFindings(
                all.failure(),
                all.file(),
                all.rows(),
                all.rejected(),
                all.duplicates(),
                List.of(),
                all.remarks()));
  }

  private static UploadView of(UploadRecord row, @Nullable UploadFindings findings) {
    OffsetDateTime ended = row.getEndedAt();
    return new UploadView(
        row.getId(),
        row.getConnector(),
        row.getSource(),
        UploadPurpose.valueOf(row.getPurpose()).label(),
        UploadStatus.valueOf(row.getStatus()),
        row.getName(),
        row.getPath(),
        row.getBytes(),
        row.getSha256(),
        row.getUploadedBy(),
        row.getUploadedAt().toInstant(),
        Timestamps.instant(ended),
        row.getForgottenAt() == null,
        findings,
        FindingsColumn.failure(row.getFailure()));
  }
}
