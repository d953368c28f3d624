package dev.sluice.repository.reject;

import org.jspecify.annotations.Nullable;

/**
 * Rejected rows with the same cause.
 *
 * @param target the entity type or association that they were to become
 * @param code names the cause for programs
 * @param column the column at fault, if one is
 * @param rows how many there are
 * @param firstLine the first line of the source's file, or row of its sheet, with such a row; null
 *     if only the server found out
 * @param message what was expected and found in one of them
 */
record RejectGroup(
    String source,
    String target,
    String code,
    @Nullable String column,
    long rows,
    @Nullable Long firstLine,
    String message) {}
