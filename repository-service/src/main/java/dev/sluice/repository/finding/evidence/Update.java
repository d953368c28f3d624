package dev.sluice.repository.finding.evidence;

import java.util.Map;
import java.util.Objects;

/**
 * An update in the plan.
 *
 * @param before by property, as text; a property without a value is not there
 */
public record Update(String key, Map<String, String> before, Map<String, String> after) {

  /** Whether it changes the property. */
  public boolean changes(String property) {
    return !Objects.equals(before.get(property), after.get(property));
  }
}
