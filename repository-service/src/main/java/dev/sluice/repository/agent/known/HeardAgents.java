package dev.sluice.repository.agent.known;

import static dev.sluice.repository.jooq.Tables.AGENT;

import dev.sluice.repository.security.door.AgentTokens;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Authenticates agents by their tokens, and records when each one calls. A token is looked up for
 * each call, so that every server refuses a revoked token immediately.
 */
@Component
class HeardAgents implements AgentTokens {
  private static final Logger LOG = LoggerFactory.getLogger(HeardAgents.class);

  /** An agent that sends rows calls many times a second. */
  private static final Duration BETWEEN_WRITES = Duration.ofSeconds(10);

  private final DSLContext database;
  private final Clock clock;
  private final Map<String, Instant> written = new ConcurrentHashMap<>();

  HeardAgents(DSLContext database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public Optional<String> agent(String hash) {
    return database
        .select(AGENT.NAME)
        .from(AGENT)
        .where(AGENT.TOKEN_HASH.eq(hash))
        .fetchOptional(AGENT.NAME);
  }

  @Override
  public void heard(String agent) {
    Instant now = clock.instant();
    Instant last = written.get(agent);
    if (last != null && now.isBefore(last.plus(BETWEEN_WRITES))) {
      return;
    }
    written.put(agent, now);
    try {
      OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
      database
          .insertInto(AGENT)
          .set(AGENT.NAME, agent)
          .set(AGENT.HEARD_AT, at)
          .onConflict(AGENT.NAME)
          .doUpdate()
          .set(AGENT.HEARD_AT, at)
          .execute();
    } catch (DataAccessException | org.jooq.exception.DataAccessException e) {
      // What the agent came for may be possible anyway.
      LOG.warn("The time of agent {}'s last call could not be written", agent);
    }
  }

  /** Notes what an agent says of itself. */
  void says(String agent, String version) {
    database
        .update(AGENT)
        .set(AGENT.VERSION, version)
        .where(AGENT.NAME.eq(agent), AGENT.VERSION.isDistinctFrom(version))
        .execute();
  }
}
