package dev.sluice.repository.finding.evidence;

import dev.sluice.contract.definition.PropertyType;
import org.jspecify.annotations.Nullable;

/**
 * A property as the run's definition has it.
 *
 * @param column what it is read from; null if it is computed
 * @param format how the file writes its dates, if the definition says so
 */
public record Property(
    String name, PropertyType type, @Nullable String column, @Nullable String format) {}
