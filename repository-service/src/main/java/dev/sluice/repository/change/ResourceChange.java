package dev.sluice.repository.change;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sluice.repository.held.HeldSince;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One change of a resource.
 *
 * @param operation insert, update, delete or deactivate
 * @param before the attributes before; null for an insert. Both sides carry {@code active} if the
 *     change switches the resource on or off
 * @param after the attributes after; null for a delete
 * @param state planned, applied, conflict, held or rejected
 * @param withheld the properties that a reviewer did not let through of an update that was applied
 *     otherwise; {@code after} has them as they were. Null for any other change
 * @param held since when it is held, if it is, and how often; a property of it counts
 */
record ResourceChange(
    String entityType,
    String key,
    String operation,
    @Nullable Map<String, Object> before,
    @Nullable Map<String, Object> after,
    String state,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> withheld,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable HeldSince held) {}
