package dev.sluice.repository.activation.mail;

import static dev.sluice.repository.jooq.Tables.ACTIVATION;
import static dev.sluice.repository.jooq.Tables.ACTIVATION_SEND;
import static dev.sluice.repository.jooq.Tables.RESOURCE;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.jsonbGetAttributeAsText;
import static org.jooq.impl.DSL.min;

import dev.sluice.contract.FailureType;
import dev.sluice.contract.activation.ActivationMail;
import dev.sluice.contract.activation.NextMail;
import dev.sluice.repository.StepException;
import dev.sluice.repository.activation.ActivationState;
import dev.sluice.repository.activation.link.LinkTokens;
import dev.sluice.repository.activation.link.LinkTokens.Issued;
import dev.sluice.repository.activation.send.ActivationSends;
import dev.sluice.repository.activation.send.Addressed;
import dev.sluice.repository.activation.send.SendStatus;
import dev.sluice.repository.jooq.tables.records.ActivationSendRecord;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives out each mail once. An attempt claims a mail, and this is committed before the mail server
 * gets it. If the attempt dies in between, nobody sends the mail again automatically.
 */
@Component
class MailClaims {
  private static final Field<String> ADDRESS =
      Addressed.address(ACTIVATION.MAIL_PROPERTY).as("address");
  private static final Field<String> LANGUAGE =
      jsonbGetAttributeAsText(RESOURCE.ATTRIBUTES, ACTIVATION.LANGUAGE_PROPERTY).as("language");

  private final DSLContext database;
  private final TransactionTemplate transaction;
  private final ActivationSends sends;
  private final LinkTokens tokens;
  private final Clock clock;

  MailClaims(
      DSLContext database,
      TransactionTemplate transaction,
      ActivationSends sends,
      LinkTokens tokens,
      Clock clock) {
    this.database = database;
    this.transaction = transaction;
    this.sends = sends;
    this.tokens = tokens;
    this.clock = clock;
  }

  /**
   * Begins an attempt. What an earlier one had in hand is uncertain from here on.
   *
   * @throws StepException if the send has ended
   */
  UUID begin(UUID sendId) {
    return Objects.requireNonNull(
        transaction.execute(
            status -> {
              ActivationSendRecord send = open(sendId);
              send.setUncertain(send.getUncertain() + sends.doubt(sendId));
              send.setAttempt(UUID.randomUUID());
              send.update();
              return send.getAttempt();
            }));
  }

  /**
   * The next mail of a send, for its present attempt alone.
   *
   * @throws StepException if the send has ended, or another attempt has begun
   */
  NextMail next(UUID sendId, UUID attempt) {
    return Objects.requireNonNull(
        transaction.execute(
            status -> {
              ActivationSendRecord send = open(sendId);
              if (!attempt.equals(send.getAttempt())) {
                throw new StepException(
                    FailureType.OVERTAKEN,
                    "Another attempt sends these mails",
                    "Leave them to it.");
              }
              ActivationMail mail = claim(sendId);
              return new NextMail(
                  mail, mail == null ? wait(sendId) : 0, ActivationSends.counts(send));
            }));
  }

  private @Nullable ActivationMail claim(UUID sendId) {
    Record row =
        database
            .select(
                ACTIVATION.APPLICATION,
                ACTIVATION.ENTITY_TYPE,
                ACTIVATION.KEY,
                ACTIVATION.TEMPLATE,
                ADDRESS,
                LANGUAGE)
            .from(ACTIVATION)
            .join(RESOURCE)
            .on(Addressed.resource())
            .where(waiting(sendId))
            .and(ACTIVATION.RETRY_AT.isNull().or(ACTIVATION.RETRY_AT.le(now())))
            .orderBy(ACTIVATION.ENTITY_TYPE, ACTIVATION.KEY)
            .limit(1)
            .forUpdate()
            .of(ACTIVATION)
            .fetchOne();
    if (row == null) {
      return null;
    }
    Issued issued = tokens.issue();
    UUID claim = UUID.randomUUID();
    database
        .update(ACTIVATION)
        .set(ACTIVATION.STATE, ActivationState.SENDING.name())
        .set(ACTIVATION.CLAIM, claim)
        .set(ACTIVATION.ATTEMPTS, ACTIVATION.ATTEMPTS.plus(1))
        .set(ACTIVATION.TOKEN_HASH, issued.hash())
        .set(ACTIVATION.CLAIMED_AT, now())
        .setNull(ACTIVATION.RETRY_AT)
        .setNull(ACTIVATION.REASON)
        .where(ACTIVATION.APPLICATION.eq(row.get(ACTIVATION.APPLICATION)))
        .and(ACTIVATION.ENTITY_TYPE.eq(row.get(ACTIVATION.ENTITY_TYPE)))
        .and(ACTIVATION.KEY.eq(row.get(ACTIVATION.KEY)))
        .execute();
    return new ActivationMail(
        claim.toString(),
        row.get(ACTIVATION.APPLICATION),
        row.get(ADDRESS),
        row.get(LANGUAGE),
        row.get(ACTIVATION.TEMPLATE),
        issued.token(),
        issued.expiresAt());
  }

  /** Seconds until somebody may be tried again; 0 if nobody is left. */
  private long wait(UUID sendId) {
    OffsetDateTime first =
        database
            .select(min(ACTIVATION.RETRY_AT))
            .from(ACTIVATION)
            .join(RESOURCE)
            .on(Addressed.resource())
            .where(waiting(sendId))
            .fetchSingle()
            .value1();
    return first == null ? 0 : Math.max(1, Duration.between(now(), first).toSeconds() + 1);
  }

  private static Condition waiting(UUID sendId) {
    return ACTIVATION
        .SEND_ID
        .eq(sendId)
        .and(ACTIVATION.STATE.eq(inline(ActivationState.PENDING.name())))
        .and(Addressed.mayBeMailed(ACTIVATION.MAIL_PROPERTY));
  }

  private ActivationSendRecord open(UUID sendId) {
    ActivationSendRecord send =
        database
            .selectFrom(ACTIVATION_SEND)
            .where(ACTIVATION_SEND.ID.eq(sendId))
            .forUpdate()
            .fetchOne();
    if (send == null || !send.getStatus().equals(SendStatus.RUNNING.name())) {
      throw new StepException(FailureType.RUN_ENDED, "The send has ended", "Ask for another one.");
    }
    return send;
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
