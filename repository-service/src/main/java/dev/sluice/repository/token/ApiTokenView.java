package dev.sluice.repository.token;

import dev.sluice.repository.jooq.tables.records.ApiTokenRecord;
import dev.sluice.repository.postgresql.Timestamps;
import dev.sluice.repository.security.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A program's token as shown to people; never the token itself.
 *
 * @param usedAt the last time that it was sent, to some minutes
 */
record ApiTokenView(
    String name,
    Role role,
    String madeBy,
    Instant madeAt,
    Instant expiresAt,
    @Nullable Instant usedAt,
    @Nullable String revokedBy,
    @Nullable Instant revokedAt) {

  static ApiTokenView of(ApiTokenRecord row) {
    return new ApiTokenView(
        row.getName(),
        Role.valueOf(row.getRole()),
        row.getMadeBy(),
        row.getMadeAt().toInstant(),
        row.getExpiresAt().toInstant(),
        Timestamps.instant(row.getUsedAt()),
        row.getRevokedBy(),
        Timestamps.instant(row.getRevokedAt()));
  }
}
