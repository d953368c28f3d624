package dev.sluice.repository.token;

import static dev.sluice.repository.jooq.Tables.API_TOKEN;

import dev.sluice.repository.jooq.tables.records.ApiTokenRecord;
import dev.sluice.repository.security.Caller.Via;
import dev.sluice.repository.security.Role;
import dev.sluice.repository.security.TokenLogins;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * Finds the tokens that programs send, and records their use from time to time. A token is looked
 * up for each call, so that every server refuses a revoked token immediately.
 */
@Component
class UsedTokens implements TokenLogins {
  private static final Duration BETWEEN_WRITES = Duration.ofMinutes(5);

  private final DSLContext database;
  private final Clock clock;

  UsedTokens(DSLContext database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public Optional<TokenLogin> find(String hash) {
    OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
    Optional<ApiTokenRecord> found =
        database
            .selectFrom(API_TOKEN)
            .where(API_TOKEN.HASH.eq(hash))
            .and(API_TOKEN.REVOKED_AT.isNull())
            .and(API_TOKEN.EXPIRES_AT.gt(now))
            .fetchOptional();
    found.ifPresent(token -> noteUse(token, now));
    return found.map(
        token ->
            new TokenLogin(
                token.getName(),
                Role.valueOf(token.getRole()),
                token.getMadeBy(),
                Via.valueOf(token.getMadeVia())));
  }

  private void noteUse(ApiTokenRecord token, OffsetDateTime now) {
    OffsetDateTime used = token.getUsedAt();
    if (used == null || used.isBefore(now.minus(BETWEEN_WRITES))) {
      database
          .update(API_TOKEN)
          .set(API_TOKEN.USED_AT, now)
          .where(API_TOKEN.NAME.eq(token.getName()))
          .execute();
    }
  }
}
