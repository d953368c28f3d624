package dev.sluice.repository.connector.difference;

import org.jspecify.annotations.Nullable;

/**
 * A difference between two definitions.
 *
 * @param key the keys that lead to it, as in {@code entityTypes.User.properties.login.unique}
 * @param before null if the earlier one says nothing of it
 * @param after null if the later one says nothing of it
 */
public record Difference(String key, @Nullable String before, @Nullable String after) {}
