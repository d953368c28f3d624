package dev.sluice.standalone.client.run;

import org.jspecify.annotations.Nullable;

/** Rows that were rejected for one cause, as the API shows them. */
record RejectGroup(
    String source,
    String target,
    String code,
    @Nullable String column,
    long rows,
    @Nullable Long firstLine,
    String message) {}
