package dev.sluice.repository.forget;

import static dev.sluice.repository.jooq.Tables.IDEMPOTENCY_KEY;

import dev.sluice.repository.RepositoryProperties;
import dev.sluice.repository.SafeTrace;
import dev.sluice.repository.profile.OldProfiles;
import dev.sluice.repository.storage.Retention;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;

/** Deletes old data in small pieces, so that runs are not delayed. */
@Component
class Forgetting implements SchedulingConfigurer {
  private static final Logger LOG = LoggerFactory.getLogger(Forgetting.class);

  /** So long a caller may repeat a request; nobody repeats one after a night. */
  private static final Duration KEYS_STAY = Duration.ofDays(1);

  /** Each a transaction of a moment; the rest waits for the next time. */
  private static final int PIECES_AT_A_TIME = 20;

  private final OldPlans plans;
  private final Retention retention;
  private final DSLContext database;
  private final RepositoryProperties properties;
  private final Clock clock;

  Forgetting(
      OldPlans plans,
      Retention retention,
      DSLContext database,
      RepositoryProperties properties,
      Clock clock) {
    this.plans = plans;
    this.retention = retention;
    this.database = database;
    this.properties = properties;
    this.clock = clock;
  }

  @Override
  public void configureTasks(ScheduledTaskRegistrar tasks) {
    tasks.addFixedDelayTask(this::forget, properties.sweepInterval());
  }

  void forget() {
    try {
      forgetKeys();
      Instant now = clock.instant();
      // Before the plans, which leave no trace of how old they were.
      OldProfiles.delete(database, retention.unapplied(now));
      forgetPlans(now);
    } catch (RuntimeException e) {
      LOG.error("Old changes were not deleted; it is tried again: {}", SafeTrace.of(e));
    }
  }

  private void forgetKeys() {
    database
        .deleteFrom(IDEMPOTENCY_KEY)
        .where(
            IDEMPOTENCY_KEY.CREATED_AT.lt(
                clock.instant().minus(KEYS_STAY).atOffset(ZoneOffset.UTC)))
        .execute();
  }

  private void forgetPlans(Instant now) {
    forget(plans.of(retention.unapplied(now), PIECES_AT_A_TIME));
    forget(plans.of(retention.applied(now), PIECES_AT_A_TIME));
  }

  private void forget(List<UUID> old) {
    int pieces = 0;
    for (UUID run : old) {
      while (pieces < PIECES_AT_A_TIME && plans.forgetPiece(run)) {
        pieces++;
      }
      // The last one of each run was a piece, too, and nothing to be repeated.
      pieces++;
    }
  }
}
