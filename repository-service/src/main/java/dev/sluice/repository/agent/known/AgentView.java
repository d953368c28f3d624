package dev.sluice.repository.agent.known;

import dev.sluice.repository.jooq.tables.records.AgentRecord;
import dev.sluice.repository.postgresql.Timestamps;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An agent as shown to people and programs; never its token.
 *
 * @param token where the server knows its token from
 * @param version what the agent says of itself
 * @param away whether it has been silent for longer than an agent that runs is
 */
record AgentView(
    String name,
    Token token,
    @Nullable Instant heardAt,
    @Nullable String version,
    boolean away,
    @Nullable String addedBy,
    @Nullable Instant addedAt,
    @Nullable String revokedBy,
    @Nullable Instant revokedAt) {

  /** Where a token is known from. */
  enum Token {
    /** It was given out by this server. */
    GIVEN,
    /** It is in the server's configuration. */
    CONFIGURED,
    REVOKED,
    /** It stood in the configuration once. */
    NONE
  }

  static AgentView of(AgentRecord row, boolean configured, boolean away) {
    return new AgentView(
        row.getName(),
        token(row, configured),
        Timestamps.instant(row.getHeardAt()),
        row.getVersion(),
        away,
        row.getAddedBy(),
        Timestamps.instant(row.getAddedAt()),
        row.getRevokedBy(),
        Timestamps.instant(row.getRevokedAt()));
  }

  private static Token token(AgentRecord row, boolean configured) {
    if (row.getTokenHash() != null) {
      return Token.GIVEN;
    }
    if (configured) {
      return Token.CONFIGURED;
    }
    return row.getRevokedAt() == null ? Token.NONE : Token.REVOKED;
  }
}
