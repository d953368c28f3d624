package dev.sluice.repository.activation.send;

import dev.sluice.repository.jooq.tables.records.ActivationSendRecord;
import dev.sluice.repository.postgresql.Timestamps;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A send of activation mails.
 *
 * @param connector the one whose people it mails; null for all of the application
 * @param toMail how many were counted
 * @param uncertain mails that the mail server may have taken or not
 * @param synchronization the run that asked for it
 * @param reason why it is held or has failed
 */
public record SendView(
    UUID id,
    String application,
    @Nullable String connector,
    SendStatus status,
    long toMail,
    long sent,
    long failed,
    long uncertain,
    String requestedBy,
    @Nullable UUID synchronization,
    Instant requestedAt,
    @Nullable Instant endedAt,
    @Nullable String reason) {

  static SendView of(ActivationSendRecord row) {
    return new SendView(
        row.getId(),
        row.getApplication(),
        row.getConnector(),
        SendStatus.valueOf(row.getStatus()),
        row.getToMail(),
        row.getSent(),
        row.getFailed(),
        row.getUncertain(),
        row.getRequestedBy(),
        row.getSynchronizationId(),
        row.getRequestedAt().toInstant(),
        Timestamps.instant(row.getEndedAt()),
        row.getReason());
  }
}
