package dev.sluice.repository.activation.mail;

import static dev.sluice.repository.jooq.Tables.ACTIVATION;
import static dev.sluice.repository.jooq.Tables.ACTIVATION_SEND;

import dev.sluice.contract.activation.MailReport;
import dev.sluice.contract.activation.MailReport.Outcome;
import dev.sluice.repository.activation.ActivationState;
import dev.sluice.repository.jooq.tables.records.ActivationRecord;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Receives the results of mails. A repeated result, or one for a mail that is not expected, is
 * ignored.
 */
@Component
class MailReports {
  /** The mail server is asked for three hours in all. */
  private static final int MOST_ATTEMPTS = 6;

  private static final Duration FIRST_WAIT = Duration.ofMinutes(5);
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);

  private final DSLContext database;
  private final TransactionTemplate transaction;
  private final Clock clock;

  MailReports(DSLContext database, TransactionTemplate transaction, Clock clock) {
    this.database = database;
    this.transaction = transaction;
    this.clock = clock;
  }

  void take(UUID claim, MailReport report) {
    transaction.executeWithoutResult(
        status -> {
          ActivationRecord mail =
              database
                  .selectFrom(ACTIVATION)
                  .where(ACTIVATION.CLAIM.eq(claim))
                  .forUpdate()
                  .fetchOne();
          if (mail != null && isAwaited(mail, report)) {
            take(mail, report);
            mail.update();
          }
        });
  }

  /** Whoever was quicker than the report has the mail, and it is still to be counted. */
  private static boolean isAwaited(ActivationRecord mail, MailReport report) {
    return switch (ActivationState.valueOf(mail.getState())) {
      case SENDING, UNCERTAIN -> true;
      case ACTIVATED -> mail.getSentAt() == null && report.outcome() == Outcome.SENT;
      case PENDING, SENT, FAILED -> false;
    };
  }

  private void take(ActivationRecord mail, MailReport report) {
    boolean doubted = is(mail, ActivationState.UNCERTAIN);
    switch (report.outcome()) {
      case SENT -> {
        mail.setSentAt(now());
        count(mail, ACTIVATION_SEND.SENT, doubted);
        become(mail, ActivationState.SENT, null);
      }
      case REFUSED -> {
        count(mail, ACTIVATION_SEND.FAILED, doubted);
        become(mail, ActivationState.FAILED, report.reason());
      }
      case UNCERTAIN -> {
        if (!doubted) {
          count(mail, ACTIVATION_SEND.UNCERTAIN, false);
          become(mail, ActivationState.UNCERTAIN, report.reason());
        }
      }
      case DEFERRED -> defer(mail, report.reason(), doubted);
      case NOT_SENT -> {
        doubtNoMore(mail, doubted);
        mail.setAttempts(mail.getAttempts() - 1);
        waitAgain(mail, report.reason(), null);
      }
    }
  }

  private void defer(ActivationRecord mail, @Nullable String reason, boolean doubted) {
    if (mail.getAttempts() >= MOST_ATTEMPTS) {
      count(mail, ACTIVATION_SEND.FAILED, doubted);
      become(mail, ActivationState.FAILED, reason);
      return;
    }
    doubtNoMore(mail, doubted);
    Duration wait = FIRST_WAIT.multipliedBy((long) Math.pow(3, mail.getAttempts() - 1.0));
    waitAgain(mail, reason, now().plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait));
  }

  private void doubtNoMore(ActivationRecord mail, boolean doubted) {
    if (doubted) {
      count(mail, null, true);
    }
  }

  /** Nothing was sent, so the link that was made for it goes nowhere. */
  private static void waitAgain(
      ActivationRecord mail, @Nullable String reason, @Nullable OffsetDateTime until) {
    mail.setTokenHash(null);
    mail.setRetryAt(until);
    become(mail, ActivationState.PENDING, reason);
  }

  private static void become(
      ActivationRecord mail, ActivationState state, @Nullable String reason) {
    if (!is(mail, ActivationState.ACTIVATED)) {
      mail.setState(state.name());
      mail.setReason(reason);
    }
  }

  private static boolean is(ActivationRecord mail, ActivationState state) {
    return state.name().equals(mail.getState());
  }

  /** One mail more of this kind, and one less that is uncertain if it was. */
  private void count(
      ActivationRecord mail, @Nullable TableField<?, Long> counter, boolean doubted) {
    Map<Field<Long>, Field<Long>> changes = new LinkedHashMap<>();
    if (doubted) {
      changes.put(ACTIVATION_SEND.UNCERTAIN, ACTIVATION_SEND.UNCERTAIN.minus(1));
    }
    if (counter != null) {
      changes.put(counter, counter.plus(1));
    }
    database
        .update(ACTIVATION_SEND)
        .set(changes)
        .where(ACTIVATION_SEND.ID.eq(mail.getSendId()))
        .execute();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
