package dev.sluice.repository.agent.known;

import static dev.sluice.repository.jooq.Tables.AGENT;

import dev.sluice.repository.RepositoryProperties;
import dev.sluice.repository.jooq.tables.records.AgentRecord;
import dev.sluice.repository.postgresql.Timestamps;
import dev.sluice.repository.rest.Page;
import dev.sluice.repository.rest.Reads;
import dev.sluice.repository.rest.SortedRows;
import dev.sluice.repository.token.NewToken;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The agents that have a token or have called. */
@Component
public class KnownAgents {
  static final String TOKEN_PREFIX = "sla_";

  private final DSLContext database;
  private final Set<String> configured;
  private final AgentsProperties properties;
  private final Clock clock;
  private final SortedRows<AgentView> rows;

  KnownAgents(
      DSLContext database,
      Reads reads,
      RepositoryProperties configuration,
      AgentsProperties properties,
      Clock clock) {
    this.database = database;
    this.configured = configuration.agents().keySet();
    this.properties = properties;
    this.clock = clock;
    this.rows =
        new SortedRows<>(
            reads,
            List.of(AGENT.NAME),
            (condition, limit) ->
                database.selectFrom(AGENT).where(condition).orderBy(AGENT.NAME).limit(limit),
            this::view);
  }

  /** What happened to the wish that an agent's token count no longer. */
  enum Revocation {
    REVOKED,
    /** It had no token, and is not listed any longer. */
    FORGOTTEN,
    CONFIGURED,
    UNKNOWN
  }

  Page<AgentView> page(@Nullable Integer limit, @Nullable String after) {
    return rows.page(DSL.noCondition(), limit, after);
  }

  Optional<AgentView> find(String name) {
    return database.selectFrom(AGENT).where(AGENT.NAME.eq(name)).fetchOptional(this::view);
  }

  /** Gives an agent a token; nothing if it has one that was not revoked. */
  Optional<NewToken> add(String name, String by) {
    NewToken token = NewToken.make(TOKEN_PREFIX);
    OffsetDateTime now = now();
    int added =
        database
            .insertInto(AGENT)
            .set(AGENT.NAME, name)
            .set(AGENT.TOKEN_HASH, token.hash())
            .set(AGENT.ADDED_BY, by)
            .set(AGENT.ADDED_AT, now)
            .onConflict(AGENT.NAME)
            .doUpdate()
            .set(AGENT.TOKEN_HASH, token.hash())
            .set(AGENT.ADDED_BY, by)
            .set(AGENT.ADDED_AT, now)
            .setNull(AGENT.REVOKED_BY)
            .setNull(AGENT.REVOKED_AT)
            .where(AGENT.TOKEN_HASH.isNull())
            .execute();
    return added == 0 ? Optional.empty() : Optional.of(token);
  }

  /** Lets an agent's token count no longer. */
  Revocation revoke(String name, String by) {
    int revoked =
        database
            .update(AGENT)
            .setNull(AGENT.TOKEN_HASH)
            .set(AGENT.REVOKED_BY, by)
            .set(AGENT.REVOKED_AT, now())
            .where(AGENT.NAME.eq(name), AGENT.TOKEN_HASH.isNotNull())
            .execute();
    if (revoked > 0) {
      return Revocation.REVOKED;
    }
    if (configured.contains(name)) {
      return Revocation.CONFIGURED;
    }
    int forgotten =
        database.deleteFrom(AGENT).where(AGENT.NAME.eq(name), AGENT.TOKEN_HASH.isNull()).execute();
    return forgotten > 0 ? Revocation.FORGOTTEN : Revocation.UNKNOWN;
  }

  /** Those of these agents that are away, by name. */
  public Map<String, AwayAgent> away(Collection<String> names) {
    if (names.isEmpty()) {
      return Map.of();
    }
    Map<String, Instant> heard = new HashMap<>();
    database
        .select(AGENT.NAME, AGENT.HEARD_AT)
        .from(AGENT)
        .where(AGENT.NAME.in(names), AGENT.HEARD_AT.isNotNull())
        .forEach(row -> heard.put(row.value1(), row.value2().toInstant()));
    Map<String, AwayAgent> away = new HashMap<>();
    for (String name : names) {
      Instant at = heard.get(name);
      if (isAway(at)) {
        away.put(name, AwayAgent.of(name, at));
      }
    }
    return away;
  }

  private AgentView view(Record row) {
    AgentRecord agent = row.into(AGENT);
    OffsetDateTime heard = agent.getHeardAt();
    return AgentView.of(
        agent, configured.contains(agent.getName()), isAway(Timestamps.instant(heard)));
  }

  private boolean isAway(@Nullable Instant heardAt) {
    return heardAt == null || heardAt.isBefore(clock.instant().minus(properties.awayAfter()));
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
