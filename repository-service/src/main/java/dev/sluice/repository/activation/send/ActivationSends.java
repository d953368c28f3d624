package dev.sluice.repository.activation.send;

import static dev.sluice.repository.jooq.Tables.ACTIVATION;
import static dev.sluice.repository.jooq.Tables.ACTIVATION_SEND;

import dev.sluice.contract.activation.ActivationCounts;
import dev.sluice.contract.activation.ActivationSendEnd;
import dev.sluice.repository.activation.ActivationState;
import dev.sluice.repository.jooq.tables.records.ActivationSendRecord;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The sends and their results. */
@Component
public class ActivationSends {
  private final DSLContext database;
  private final TransactionTemplate transaction;
  private final Clock clock;

  ActivationSends(DSLContext database, TransactionTemplate transaction, Clock clock) {
    this.database = database;
    this.transaction = transaction;
    this.clock = clock;
  }

  Optional<ActivationSendRecord> find(UUID id) {
    return database.selectFrom(ACTIVATION_SEND).where(ACTIVATION_SEND.ID.eq(id)).fetchOptional();
  }

  /** The application's last send. */
  Optional<ActivationSendRecord> last(String application) {
    return database
        .selectFrom(ACTIVATION_SEND)
        .where(ACTIVATION_SEND.APPLICATION.eq(application))
        .orderBy(ACTIVATION_SEND.ARRIVAL.desc())
        .limit(1)
        .fetchOptional();
  }

  Optional<ActivationSendRecord> running(String application) {
    return database
        .selectFrom(ACTIVATION_SEND)
        .where(ACTIVATION_SEND.APPLICATION.eq(application))
        .and(ACTIVATION_SEND.STATUS.eq(SendStatus.RUNNING.name()))
        .fetchOptional();
  }

  List<ActivationSendRecord> in(SendStatus status) {
    return database
        .selectFrom(ACTIVATION_SEND)
        .where(ACTIVATION_SEND.STATUS.eq(status.name()))
        .orderBy(ACTIVATION_SEND.ARRIVAL)
        .fetch();
  }

  void started(UUID id) {
    database
        .update(ACTIVATION_SEND)
        .set(ACTIVATION_SEND.STARTED_AT, now())
        .where(ACTIVATION_SEND.ID.eq(id))
        .and(ACTIVATION_SEND.STARTED_AT.isNull())
        .execute();
  }

  /**
   * Ends a send unless it has ended. A mail that is under way is uncertain from here on, until the
   * notification service tells what happened to it.
   */
  public ActivationCounts end(ActivationSendEnd end) {
    return Objects.requireNonNull(
        transaction.execute(
            status -> {
              ActivationSendRecord send =
                  database
                      .selectFrom(ACTIVATION_SEND)
                      .where(ACTIVATION_SEND.ID.eq(UUID.fromString(end.sendId())))
                      .forUpdate()
                      .fetchOne();
              if (send == null) {
                return new ActivationCounts(0, 0, 0, 0);
              }
              if (send.getStatus().equals(SendStatus.RUNNING.name())) {
                send.setUncertain(send.getUncertain() + doubt(send.getId()));
                send.setStatus(end.outcome().name());
                send.setReason(end.reason());
                send.setEndedAt(now());
                send.update();
              }
              return counts(send);
            }));
  }

  /** Nobody knows what happened to the mails that an attempt had in hand. */
  public long doubt(UUID send) {
    return database
        .update(ACTIVATION)
        .set(ACTIVATION.STATE, ActivationState.UNCERTAIN.name())
        .set(
            ACTIVATION.REASON,
            "The notification service stopped before it reported the result of the mail")
        .where(ACTIVATION.SEND_ID.eq(send))
        .and(ACTIVATION.STATE.eq(ActivationState.SENDING.name()))
        .execute();
  }

  /** What people and workflows are told of a send. */
  public static ActivationCounts counts(ActivationSendRecord send) {
    return new ActivationCounts(
        send.getToMail(), send.getSent(), send.getFailed(), send.getUncertain());
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
