package dev.sluice.repository.activation;

import static dev.sluice.repository.jooq.Tables.ACTIVATION;

import dev.sluice.repository.postgresql.Timestamps;
import java.time.Instant;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * A person whom a connector brought to an application.
 *
 * @param attempts how often the mail server was, or may have been, given a mail for this person
 * @param reason why there is no mail, in words for people; null if nothing went wrong
 */
record ActivationView(
    String application,
    String entityType,
    String key,
    String connector,
    ActivationState state,
    int attempts,
    @Nullable String reason,
    Instant recordedAt,
    @Nullable Instant sentAt,
    @Nullable Instant activatedAt) {

  static ActivationView of(Record row) {
    return new ActivationView(
        row.get(ACTIVATION.APPLICATION),
        row.get(ACTIVATION.ENTITY_TYPE),
        row.get(ACTIVATION.KEY),
        row.get(ACTIVATION.CONNECTOR),
        ActivationState.valueOf(row.get(ACTIVATION.STATE)),
        row.get(ACTIVATION.ATTEMPTS),
        row.get(ACTIVATION.REASON),
        row.get(ACTIVATION.RECORDED_AT).toInstant(),
        Timestamps.instant(row.get(ACTIVATION.SENT_AT)),
        Timestamps.instant(row.get(ACTIVATION.ACTIVATED_AT)));
  }
}
