package dev.sluice.repository.activation.send;

import static dev.sluice.repository.jooq.Tables.ACTIVATION_SEND;

import dev.sluice.contract.activation.ActivationSendEnd;
import dev.sluice.contract.activation.ActivationSendEnd.Outcome;
import dev.sluice.repository.RepositoryProperties;
import dev.sluice.repository.SafeTrace;
import dev.sluice.repository.TemporalUnavailableException;
import dev.sluice.repository.activation.link.LinkTokens;
import dev.sluice.repository.jooq.tables.records.ActivationSendRecord;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;

/**
 * Starts the sends that applied runs request, and repairs what a crash or an outage left undone.
 * Several servers may do so at the same time: the database allows one send of an application at a
 * time, and Temporal starts no workflow twice.
 */
@Component
public class SendRecovery implements SchedulingConfigurer {
  private static final Logger LOG = LoggerFactory.getLogger(SendRecovery.class);

  /** So long a caller may repeat a request. */
  private static final Duration KEYS_STAY = Duration.ofDays(1);

  private final DSLContext database;
  private final ActivationSends sends;
  private final SendRegistration registration;
  private final SendWorkflows workflows;
  private final LinkTokens tokens;
  private final RepositoryProperties properties;
  private final Clock clock;

  SendRecovery(
      DSLContext database,
      ActivationSends sends,
      SendRegistration registration,
      SendWorkflows workflows,
      LinkTokens tokens,
      RepositoryProperties properties,
      Clock clock) {
    this.database = database;
    this.sends = sends;
    this.registration = registration;
    this.workflows = workflows;
    this.tokens = tokens;
    this.properties = properties;
    this.clock = clock;
  }

  @Override
  public void configureTasks(ScheduledTaskRegistrar tasks) {
    tasks.addFixedDelayTask(this::sweep, properties.sweepInterval());
  }

  public void sweep() {
    try {
      each(SendStatus.RUNNING, this::revive);
      if (tokens.areSigned()) {
        each(SendStatus.WAITING, registration::startAsked);
      }
      forgetKeys();
    } catch (RuntimeException e) {
      LOG.error("Checking open sends failed; it is tried again: {}", SafeTrace.of(e));
    }
  }

  /** A workflow that closes by itself has told the server before. */
  private void revive(ActivationSendRecord send) {
    if (send.getStartedAt() == null) {
      registration.begin(send);
      return;
    }
    try {
      if (!workflows.isUnderWay(send)) {
        LOG.warn("Send {}: its workflow was terminated in Temporal", send.getId());
        sends.end(
            new ActivationSendEnd(
                send.getId().toString(),
                Outcome.FAILED,
                "Its workflow was terminated in Temporal"));
      }
    } catch (TemporalUnavailableException e) {
      LOG.debug("Temporal did not return the state of send {}", send.getId());
    }
  }

  private void each(SendStatus status, Consumer<ActivationSendRecord> step) {
    for (ActivationSendRecord send : sends.in(status)) {
      try {
        step.accept(send);
      } catch (RuntimeException e) {
        LOG.error("Send {} was not checked: {}", send.getId(), SafeTrace.of(e));
      }
    }
  }

  private void forgetKeys() {
    database
        .update(ACTIVATION_SEND)
        .setNull(ACTIVATION_SEND.IDEMPOTENCY_KEY)
        .setNull(ACTIVATION_SEND.BODY_DIGEST)
        .where(ACTIVATION_SEND.IDEMPOTENCY_KEY.isNotNull())
        .and(
            ACTIVATION_SEND.REQUESTED_AT.lt(
                clock.instant().minus(KEYS_STAY).atOffset(ZoneOffset.UTC)))
        .execute();
  }
}
