package dev.sluice.repository.held;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A held change, or a change that is left out because it was rejected.
 *
 * @param target the entity type or association
 * @param key of the resource, or of a link's owner
 * @param targetKey of a link's target
 * @param action hold or reject
 * @param properties of an update, those that are not changed; none for any other change
 * @param seen how many runs have planned it so
 * @param since when it was decided first
 * @param run the run that it was decided on
 * @param until when a rejection expires
 */
record HeldChange(
    String connector,
    String target,
    String key,
    @Nullable String targetKey,
    String action,
    String operation,
    List<String> properties,
    int seen,
    Instant since,
    String by,
    @Nullable String comment,
    UUID run,
    @Nullable Instant until) {}
