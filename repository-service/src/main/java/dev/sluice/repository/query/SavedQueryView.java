package dev.sluice.repository.query;

import java.time.Instant;

/**
 * A query that is kept under a name.
 *
 * @param savedBy who saved it last
 */
record SavedQueryView(String name, Query query, String savedBy, Instant savedAt) {}
