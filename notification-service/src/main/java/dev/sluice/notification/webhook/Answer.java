package dev.sluice.notification.webhook;

import org.jspecify.annotations.Nullable;

/** What of a receiver's answer matters. */
record Answer(int status, @Nullable String retryAfter) {}
