package dev.sluice.notification.activation;

import dev.sluice.contract.FailureType;
import dev.sluice.contract.activation.ActivationCounts;
import dev.sluice.contract.activation.ActivationMail;
import dev.sluice.contract.activation.MailBatch;
import dev.sluice.contract.activation.MailBatchResult;
import dev.sluice.contract.activation.MailReport;
import dev.sluice.contract.activation.MailReport.Outcome;
import dev.sluice.contract.activation.NextMail;
import dev.sluice.notification.activation.MailDoor.ClosedException;
import dev.sluice.notification.delivery.DelayedException;
import dev.sluice.notification.delivery.UndeliverableException;
import dev.sluice.notification.mail.OnceMailer;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Sends mails one after the other. The server marks each mail before the mail server gets it. */
final class MailBatches {
  private static final int MOST_REPORTS = 5;
  private static final ActivationCounts NONE = new ActivationCounts(0, 0, 0, 0);

  private final MailDoor door;
  private final MailTexts texts;
  private final OnceMailer mailer;
  private final Pace pace;
  private final Duration firstPause;

  /**
   * Makes a sender.
   *
   * @param firstPause before what happened to a mail is told again; each pause is twice as long
   */
  MailBatches(MailDoor door, MailTexts texts, OnceMailer mailer, Pace pace, Duration firstPause) {
    this.door = door;
    this.texts = texts;
    this.mailer = mailer;
    this.pace = pace;
    this.firstPause = firstPause;
  }

  /**
   * Sends the next mails of a send.
   *
   * @param wanted whether anybody still waits for them; asked before each mail
   * @throws DelayedException if a later attempt may go on
   * @throws UndeliverableException if none can
   * @throws ClosedException if another attempt has taken the place of this one
   */
  MailBatchResult send(MailBatch batch, BooleanSupplier wanted) {
    ActivationCounts counts = NONE;
    try {
      String attempt = door.begin(batch.sendId());
      for (int mails = 0; mails < batch.mails() && pace.await(wanted); mails++) {
        NextMail next = door.next(batch.sendId(), attempt);
        counts = next.counts();
        ActivationMail mail = next.mail();
        if (mail == null) {
          return new MailBatchResult(counts, next.waitSeconds() == 0, next.waitSeconds());
        }
        send(mail);
      }
      return new MailBatchResult(counts, false, 0);
    } catch (ClosedException closed) {
      if (closed.type() == FailureType.RUN_ENDED) {
        // A person cancelled it; the server knows the counts.
        return new MailBatchResult(counts, true, 0);
      }
      throw closed;
    }
  }

  private void send(ActivationMail mail) {
    MailReport report;
    try {
      report = mailer.send(texts.write(mail));
    } catch (DelayedException | UndeliverableException nothingSent) {
      tell(mail, new MailReport(Outcome.NOT_SENT, String.valueOf(nothingSent.getMessage())));
      throw nothingSent;
    }
    tell(mail, report);
  }

  /** Whoever is never told takes the mail for uncertain, and a person has to look. */
  private void tell(ActivationMail mail, MailReport report) {
    for (int attempt = 1; ; attempt++) {
      try {
        door.report(mail.claim(), report);
        return;
      } catch (DelayedException away) {
        if (attempt == MOST_REPORTS) {
          throw away;
        }
        LockSupport.parkNanos(firstPause.multipliedBy(1L << (attempt - 1)).toNanos());
      }
    }
  }
}
