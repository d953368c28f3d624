package dev.sluice.notification.webhook;

import org.jspecify.annotations.Nullable;

/** The relevant parts of a receiver's answer. */
record Answer(int status, @Nullable String retryAfter) {}
