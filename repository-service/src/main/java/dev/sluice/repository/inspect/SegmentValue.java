package dev.sluice.repository.inspect;

import org.jspecify.annotations.Nullable;

/**
 * A value by which changes are grouped.
 *
 * @param value null for those that have none
 * @param held how many resources with it the connector held before the run
 */
public record SegmentValue(int id, @Nullable String value, long held) {}
