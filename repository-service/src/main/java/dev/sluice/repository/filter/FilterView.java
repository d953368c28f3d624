package dev.sluice.repository.filter;

import java.time.Instant;
import java.util.UUID;

/**
 * A stored filter.
 *
 * @param id what to send as {@code f}
 */
record FilterView(UUID id, Instant keptUntil) {}
