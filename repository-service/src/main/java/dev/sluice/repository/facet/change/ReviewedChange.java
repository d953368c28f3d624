package dev.sluice.repository.facet.change;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sluice.repository.held.HeldSince;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A change of a resource or a link, as shown to its reviewer.
 *
 * @param n its number in the inspected plan
 * @param type the entity type, or the association of a link
 * @param key of the resource, or of the link's owner
 * @param target of a link: the key of its target; the old one of a delete
 * @param operation insert, update, delete or deactivate
 * @param before the attributes before; null of an insert and of a link
 * @param after the attributes after; null of a delete and of a link
 * @param beforeTarget of a link: the target that an update replaces
 * @param changed the properties that an update changes
 * @param marks why it deserves a look of its own
 * @param state what happened to it; planned at first
 * @param held since when it is held, if it is, and how often; a property of it counts
 */
record ReviewedChange(
    int n,
    String type,
    String key,
    @Nullable String target,
    String operation,
    @Nullable Map<String, Object> before,
    @Nullable Map<String, Object> after,
    @Nullable String beforeTarget,
    List<String> changed,
    List<String> marks,
    String state,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable HeldSince held) {}
