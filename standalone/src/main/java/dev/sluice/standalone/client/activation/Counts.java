package dev.sluice.standalone.client.activation;

import org.jspecify.annotations.Nullable;

/** What the server answers to a send that was asked for. */
record Counts(
    String application,
    long toMail,
    long doNotSend,
    long withoutAddress,
    long inactive,
    long withoutConnector,
    long limit,
    @Nullable Send send) {}
