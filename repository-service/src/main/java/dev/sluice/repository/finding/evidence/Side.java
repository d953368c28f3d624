package dev.sluice.repository.finding.evidence;

import java.util.List;
import java.util.Map;

/**
 * The resources that are deleted, or those that are made.
 *
 * @param rows some of them, by a hash of the key
 * @param keys of all
 * @param values by property, of as many as are looked at
 */
public record Side(List<Row> rows, Sketch keys, Map<String, Sketch> values) {
  public static final Side NONE = new Side(List.of(), new Sketch(), Map.of());
}
