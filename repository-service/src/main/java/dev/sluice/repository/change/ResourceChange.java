package dev.sluice.repository.change;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One change of a resource.
 *
 * @param operation insert, update, delete or deactivate
 * @param before the attributes before; null for an insert. Both sides carry {@code active} where
 *     the change switches the resource on or off
 * @param after the attributes after; null for a delete
 * @param state planned, applied or conflict
 */
record ResourceChange(
    String entityType,
    String key,
    String operation,
    @Nullable Map<String, Object> before,
    @Nullable Map<String, Object> after,
    String state) {}
