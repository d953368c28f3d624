package dev.sluice.repository.query;

import java.time.Instant;

/**
 * A saved query.
 *
 * @param savedBy who saved it last
 */
record SavedQueryView(String name, Query query, String savedBy, Instant savedAt) {}
