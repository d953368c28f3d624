package dev.sluice.repository.upload;

import dev.sluice.contract.upload.UploadStatus;
import dev.sluice.repository.jooq.tables.records.UploadRecord;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Waits a short time for the agent's findings, since a person waits for the answer. */
@Component
class UploadAnswers {
  private static final long BETWEEN_LOOKS_MILLIS = 100;

  private final Uploads uploads;
  private final UploadProperties properties;

  UploadAnswers(Uploads uploads, UploadProperties properties) {
    this.uploads = uploads;
    this.properties = properties;
  }

  /** 200 with what came of the upload; 202 if nothing has in time. */
  ResponseEntity<UploadView> await(UploadRecord upload) {
    long deadline = System.nanoTime() + properties.answer().toNanos();
    UploadRecord latest = upload;
    while (!ended(latest)) {
      if (System.nanoTime() > deadline || !pause()) {
        return ResponseEntity.status(HttpStatus.ACCEPTED).body(UploadView.of(latest));
      }
      latest = uploads.get(upload.getId());
    }
    return ResponseEntity.ok(UploadView.of(latest));
  }

  private static boolean ended(UploadRecord upload) {
    return UploadStatus.valueOf(upload.getStatus()).ended();
  }

  private static boolean pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MILLIS);
      return true;
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
