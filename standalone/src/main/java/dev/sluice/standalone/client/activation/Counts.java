package dev.sluice.standalone.client.activation;

import org.jspecify.annotations.Nullable;

/** The server's answer to a request for a send. */
record Counts(
    String application,
    long toMail,
    long doNotSend,
    long withoutAddress,
    long inactive,
    long withoutConnector,
    long limit,
    @Nullable Send send) {}
