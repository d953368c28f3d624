package dev.sluice.repository.activation;

import java.time.Instant;

/** An address, or a pattern of addresses, that gets no activation mail. */
record DoNotSendView(long id, String pattern, String addedBy, Instant addedAt) {}
