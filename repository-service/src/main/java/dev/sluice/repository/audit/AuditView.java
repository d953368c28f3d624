package dev.sluice.repository.audit;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A call that may have changed something.
 *
 * @param who the person, also if a token of hers was sent
 * @param token the name of the token that was sent
 * @param address where the call came from
 * @param route the line of the table of calls that the path falls under
 * @param status what it was answered with; null if the server died meanwhile, or is still at it
 * @param details what was changed, by names and digests
 */
record AuditView(
    long id,
    Instant at,
    String who,
    String via,
    @Nullable String token,
    String address,
    String method,
    String route,
    String path,
    @Nullable Integer status,
    @Nullable Instant endedAt,
    @JsonRawValue String details) {}
