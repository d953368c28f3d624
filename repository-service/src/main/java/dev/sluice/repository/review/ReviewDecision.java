package dev.sluice.repository.review;

import dev.sluice.contract.run.Decision;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/** The decision that counted for a run; there is one at most, and it stays. */
public record ReviewDecision(
    @Id @Nullable Long id,
    UUID synchronizationId,
    Decision.Kind kind,
    String decidedBy,
    @Nullable String comment,
    @Nullable String planDigest,
    Instant decidedAt) {}
