package dev.sluice.standalone.client.run;

import org.jspecify.annotations.Nullable;

/** Rejected rows with the same cause, as in the API. */
record RejectGroup(
    String source,
    String target,
    String code,
    @Nullable String column,
    long rows,
    @Nullable Long firstLine,
    String message) {}
