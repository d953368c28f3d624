package dev.sluice.repository.activation.send;

import static dev.sluice.repository.jooq.Tables.ACTIVATION_SEND;

import dev.sluice.repository.TemporalUnavailableException;
import dev.sluice.repository.activation.send.MailRules.Rule;
import dev.sluice.repository.jooq.tables.records.ActivationSendRecord;
import dev.sluice.repository.rest.ProblemCode;
import dev.sluice.repository.rest.ProblemException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Creates sends: counts first, refuses unconfirmed numbers, and marks the people. The workflow of a
 * new send is started here, or later by the recovery if Temporal is away.
 */
@Component
class SendRegistration {
  private static final Logger LOG = LoggerFactory.getLogger(SendRegistration.class);

  private final DSLContext database;
  private final TransactionTemplate transaction;
  private final MailRules rules;
  private final Counting counting;
  private final ActivationSends sends;
  private final SendWorkflows workflows;
  private final Clock clock;

  SendRegistration(
      DSLContext database,
      TransactionTemplate transaction,
      MailRules rules,
      Counting counting,
      ActivationSends sends,
      SendWorkflows workflows,
      Clock clock) {
    this.database = database;
    this.transaction = transaction;
    this.rules = rules;
    this.counting = counting;
    this.sends = sends;
    this.workflows = workflows;
    this.clock = clock;
  }

  /** Counts, and does nothing else. */
  SendAnswer counted(Wanted wanted) {
    List<Rule> rulesOf = rules.of(wanted);
    return SendAnswer.of(
        wanted.application(), counting.count(wanted, rulesOf), SendLimit.of(rulesOf), null);
  }

  /**
   * Makes a send and starts it, unless nobody is to be mailed. A request that carries the key of an
   * earlier one gives the earlier one's send.
   *
   * @param confirmed how many mails the sender expects at most; null without word of it
   * @throws ProblemException if that is fewer than there are, or another send is open
   */
  SendAnswer start(Wanted wanted, @Nullable Long confirmed, String by, @Nullable SendKey key) {
    Optional<ActivationSendRecord> earlier = earlier(by, key);
    if (earlier.isPresent()) {
      return repeated(earlier.get());
    }
    List<Rule> rulesOf = rules.of(wanted);
    SendLimit limit = new SendLimit(SendLimit.of(rulesOf), confirmed);
    Counted counted = counting.count(wanted, rulesOf);
    limit.check(counted);
    if (counted.toMail() == 0) {
      return SendAnswer.of(wanted.application(), counted, limit.unconfirmed(), null);
    }
    try {
      ActivationSendRecord send = register(wanted, rulesOf, limit, counted, by, key);
      begin(send);
      return SendAnswer.of(wanted.application(), counted, limit.unconfirmed(), SendView.of(send));
    } catch (DuplicateKeyException e) {
      return earlier(by, key)
          .map(SendRegistration::repeated)
          .orElseThrow(
              () ->
                  new ProblemException(
                      ProblemCode.SEND_OPEN,
                      "A send of the application is open. Wait until it has ended, or cancel it."));
    }
  }

  private ActivationSendRecord register(
      Wanted wanted,
      List<Rule> rulesOf,
      SendLimit limit,
      Counted counted,
      String by,
      @Nullable SendKey key) {
    return Objects.requireNonNull(
        transaction.execute(
            status -> {
              ActivationSendRecord send = database.newRecord(ACTIVATION_SEND);
              send.setId(UUID.randomUUID());
              send.setApplication(wanted.application());
              send.setStatus(SendStatus.RUNNING.name());
              send.setRequestedBy(by);
              send.setRequestedAt(clock.instant().atOffset(ZoneOffset.UTC));
              if (key != null) {
                send.setIdempotencyKey(key.key());
                send.setBodyDigest(key.digest());
              }
              send.insert();
              long marked = counting.mark(send.getId(), wanted, rulesOf);
              // Others may have been imported since they were counted.
              limit.check(counted.with(marked));
              send.setToMail(marked);
              send.update();
              send.refresh();
              return send;
            }));
  }

  /**
   * Counts and starts what an applied run asked for, or holds it for a person. Where another send
   * of the application is open it waits on.
   */
  void startAsked(ActivationSendRecord asked) {
    try {
      Objects.requireNonNull(transaction.execute(status -> counted(asked.getId())))
          .filter(send -> send.getStatus().equals(SendStatus.RUNNING.name()))
          .ifPresent(this::begin);
    } catch (DuplicateKeyException e) {
      LOG.debug("A send of {} is open, another send waits", asked.getApplication());
    }
  }

  /** The send as it goes on; empty if nobody is to be mailed, or another server has it. */
  private Optional<ActivationSendRecord> counted(UUID id) {
    ActivationSendRecord asked =
        database
            .selectFrom(ACTIVATION_SEND)
            .where(ACTIVATION_SEND.ID.eq(id))
            .and(ACTIVATION_SEND.STATUS.eq(SendStatus.WAITING.name()))
            .forUpdate()
            .skipLocked()
            .fetchOne();
    if (asked == null) {
      return Optional.empty();
    }
    Wanted wanted = new Wanted(asked.getApplication(), asked.getConnector(), null, false);
    List<Rule> rulesOf = rules.of(wanted);
    long toMail = counting.count(wanted, rulesOf).toMail();
    if (toMail == 0) {
      asked.delete();
      return Optional.empty();
    }
    Optional<String> excess = new SendLimit(SendLimit.of(rulesOf), null).excess(toMail);
    asked.setStatus((excess.isEmpty() ? SendStatus.RUNNING : SendStatus.HELD).name());
    asked.setReason(excess.orElse(null));
    asked.setToMail(excess.isEmpty() ? counting.mark(id, wanted, rulesOf) : toMail);
    asked.update();
    return Optional.of(asked);
  }

  /** Starts the workflow of a send; if Temporal is away, the sweep does. */
  void begin(ActivationSendRecord send) {
    try {
      workflows.start(send);
      sends.started(send.getId());
    } catch (TemporalUnavailableException e) {
      LOG.info("Send {} starts when Temporal can be reached", send.getId());
    }
  }

  private Optional<ActivationSendRecord> earlier(String by, @Nullable SendKey key) {
    if (key == null) {
      return Optional.empty();
    }
    Optional<ActivationSendRecord> earlier =
        database
            .selectFrom(ACTIVATION_SEND)
            .where(ACTIVATION_SEND.REQUESTED_BY.eq(by))
            .and(ACTIVATION_SEND.IDEMPOTENCY_KEY.eq(key.key()))
            .fetchOptional();
    if (earlier.isPresent() && !key.digest().equals(earlier.get().getBodyDigest())) {
      throw new ProblemException(
          ProblemCode.IDEMPOTENCY_KEY_REUSED, "Send another request with another key.");
    }
    return earlier;
  }

  private static SendAnswer repeated(ActivationSendRecord earlier) {
    return SendAnswer.of(
        earlier.getApplication(),
        Counted.NOBODY.with(earlier.getToMail()),
        earlier.getToMail(),
        SendView.of(earlier));
  }
}
