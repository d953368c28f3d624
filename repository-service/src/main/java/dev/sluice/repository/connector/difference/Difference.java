package dev.sluice.repository.connector.difference;

import org.jspecify.annotations.Nullable;

/**
 * One thing that two definitions say differently.
 *
 * @param key the keys that lead to it, as in {@code entityTypes.User.properties.login.unique}
 * @param before null where the earlier one says nothing of it
 * @param after null where the later one says nothing of it
 */
public record Difference(String key, @Nullable String before, @Nullable String after) {}
