package dev.sluice.repository.finding.evidence;

import java.util.List;
import java.util.Map;

/**
 * The deleted resources, or the inserted ones.
 *
 * @param rows some of them, by a hash of the key
 * @param keys of all
 * @param values by property, of as many as are looked at
 */
public record Side(List<Row> rows, Sketch keys, Map<String, Sketch> values) {
  public static final Side NONE = new Side(List.of(), new Sketch(), Map.of());
}
