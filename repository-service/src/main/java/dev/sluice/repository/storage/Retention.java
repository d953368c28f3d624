package dev.sluice.repository.storage;

import static dev.sluice.repository.jooq.Tables.SYNCHRONIZATION;
import static org.jooq.impl.DSL.inline;

import dev.sluice.contract.run.Status;
import dev.sluice.repository.RepositoryProperties;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jooq.Condition;
import org.springframework.stereotype.Component;

/**
 * Which runs still have changes or rejected rows that are too old. Applied runs keep theirs longer,
 * so each kind is searched separately, with its own index.
 */
@Component
public class Retention {
  private static final String APPLIED = Status.COMPLETED.name();

  private final RepositoryProperties properties;

  Retention(RepositoryProperties properties) {
    this.properties = properties;
  }

  /** Applied runs whose changes, which are their audit, are too old at this moment. */
  public Condition applied(Instant moment) {
    return due(SYNCHRONIZATION.STATUS.eq(inline(APPLIED)), moment, properties.retention());
  }

  /** The same of runs that ended otherwise. */
  public Condition unapplied(Instant moment) {
    return due(SYNCHRONIZATION.STATUS.ne(inline(APPLIED)), moment, properties.planRetention());
  }

  private static Condition due(Condition kind, Instant moment, Duration kept) {
    return kind.andNot(SYNCHRONIZATION.PLAN_DELETED)
        .and(SYNCHRONIZATION.ENDED_AT.lt(moment.minus(kept).atOffset(ZoneOffset.UTC)));
  }
}
