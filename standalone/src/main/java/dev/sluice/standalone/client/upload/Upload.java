package dev.sluice.standalone.client.upload;

import dev.sluice.contract.Failure;
import dev.sluice.contract.upload.UploadFindings;
import dev.sluice.contract.upload.UploadStatus;
import org.jspecify.annotations.Nullable;

/** An upload as in the API. */
public record Upload(
    String id,
    String connector,
    String source,
    String purpose,
    UploadStatus status,
    String name,
    @Nullable String path,
    long bytes,
    String sha256,
    String uploadedBy,
    String uploadedAt,
    boolean kept,
    @Nullable UploadFindings findings,
    @Nullable Failure failure) {

  private static final int SHORT_ID = 8;

  String shortId() {
    return id.substring(0, Math.min(SHORT_ID, id.length()));
  }
}
