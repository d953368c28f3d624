package dev.sluice.contract.repository;

import dev.sluice.contract.run.Breach;
import java.time.Instant;
import java.util.List;

/** Says why a run waits for a person, and until when. */
public record HoldRequest(String synchronizationId, List<Breach> breaches, Instant expiresAt) {}
