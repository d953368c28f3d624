package dev.sluice.repository.upload;

import static dev.sluice.repository.jooq.Tables.UPLOAD;
import static dev.sluice.repository.jooq.Tables.UPLOAD_PIECE;

import dev.sluice.contract.Failure;
import dev.sluice.contract.FailureType;
import dev.sluice.contract.upload.UploadEnd;
import dev.sluice.contract.upload.UploadStatus;
import dev.sluice.repository.RepositoryProperties;
import dev.sluice.repository.SafeTrace;
import dev.sluice.repository.jooq.tables.records.UploadRecord;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Ends abandoned uploads, and deletes the bytes and cells of old ones. */
@Component
class UploadForgetting implements SchedulingConfigurer {
  private static final Logger LOG = LoggerFactory.getLogger(UploadForgetting.class);

  /** The workflow comes first, unless somebody has terminated it. */
  private static final Duration AFTER_THE_WORKFLOW = Duration.ofHours(1);

  /** Nobody sends a file for as long. */
  private static final Duration LONGEST_RECEIVING = Duration.ofDays(1);

  private static final int AT_A_TIME = 20;

  private final DSLContext database;
  private final Uploads uploads;
  private final UploadProperties properties;
  private final RepositoryProperties repository;
  private final TransactionTemplate transaction;
  private final Clock clock;

  UploadForgetting(
      DSLContext database,
      Uploads uploads,
      UploadProperties properties,
      RepositoryProperties repository,
      TransactionTemplate transaction,
      Clock clock) {
    this.database = database;
    this.uploads = uploads;
    this.properties = properties;
    this.repository = repository;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Override
  public void configureTasks(ScheduledTaskRegistrar tasks) {
    tasks.addFixedDelayTask(this::forget, repository.sweepInterval());
  }

  void forget() {
    try {
      database
          .deleteFrom(UPLOAD)
          .where(UPLOAD.STATUS.eq(Uploads.RECEIVING))
          .and(UPLOAD.ASKED_AT.lt(before(LONGEST_RECEIVING)))
          .execute();
      expire();
      forgetOld();
    } catch (RuntimeException e) {
      LOG.error("Old uploads were not deleted; it is tried again: {}", SafeTrace.of(e));
    }
  }

  private void expire() {
    List<UploadRecord> late =
        database
            .selectFrom(UPLOAD)
            .where(UPLOAD.STATUS.in(Uploads.OPEN))
            .and(UPLOAD.ASKED_AT.lt(before(properties.patience().plus(AFTER_THE_WORKFLOW))))
            .limit(AT_A_TIME)
            .fetch();
    for (UploadRecord each : late) {
      uploads.end(
          new UploadEnd(
              each.getId().toString(),
              each.getAsked(),
              UploadStatus.EXPIRED,
              Failure.of(
                  FailureType.INTERNAL,
                  "The upload did not end: its workflow was terminated or lost.",
                  "Upload the file again.")));
    }
  }

  private void forgetOld() {
    List<UUID> old =
        database
            .select(UPLOAD.ID)
            .from(UPLOAD)
            .where(UPLOAD.FORGOTTEN_AT.isNull())
            .and(UPLOAD.ENDED_AT.lt(before(properties.retention())))
            .orderBy(UPLOAD.ENDED_AT)
            .limit(AT_A_TIME)
            .fetch(UPLOAD.ID);
    old.forEach(this::forget);
  }

  private void forget(UUID upload) {
    transaction.executeWithoutResult(
        status -> {
          int forgotten =
              database
                  .update(UPLOAD)
                  .set(UPLOAD.FORGOTTEN_AT, before(Duration.ZERO))
                  // The findings quote cells.
                  .setNull(UPLOAD.FINDINGS)
                  .where(UPLOAD.ID.eq(upload))
                  // Somebody may have asked for it at this moment.
                  .and(UPLOAD.ENDED_AT.lt(before(properties.retention())))
                  .execute();
          if (forgotten > 0) {
            database.deleteFrom(UPLOAD_PIECE).where(UPLOAD_PIECE.UPLOAD_ID.eq(upload)).execute();
          }
        });
  }

  private OffsetDateTime before(Duration age) {
    return clock.instant().minus(age).atOffset(ZoneOffset.UTC);
  }
}
