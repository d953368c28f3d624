package dev.sluice.repository.finding.evidence;

import java.util.Map;

/**
 * A stored or planned resource.
 *
 * @param values by property, as text; a property without a value is not there
 */
public record Row(String key, Map<String, String> values) {}
