package dev.sluice.repository.definition.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** A map in the file. A duplicate key is recorded as a problem; its first value counts. */
public final class Section {
  private final Place place;
  private final String path;
  private final Map<String, Place> keys = new LinkedHashMap<>();
  private final Map<String, Value> values = new LinkedHashMap<>();
  private final DefinitionProblems problems;

  private Section(Place place, String path, DefinitionProblems problems) {
    this.place = place;
    this.path = path;
    this.problems = problems;
  }

  static Section of(MappingNode mapping, String path, DefinitionProblems problems) {
    Section section = new Section(Place.of(mapping), path, problems);
    mapping.getValue().forEach(section::add);
    return section;
  }

  private void add(NodeTuple tuple) {
    Place here = Place.of(tuple.getKeyNode());
    if (!(tuple.getKeyNode() instanceof ScalarNode scalar)) {
      problems.add(here, path, "a key must be a text", "Write `key: value` pairs");
      return;
    }
    String key = scalar.getValue();
    Place first = keys.putIfAbsent(key, here);
    if (first != null) {
      problems.add(
          here,
          path(key),
          "the key is written twice, first on line " + first.line(),
          "Keep one of the two");
      return;
    }
    values.put(key, new Value(tuple.getValueNode(), path(key), problems));
  }

  /** Refuses every key that is not one of these. */
  public Section only(String... known) {
    List<String> names = List.of(known);
    for (String key : values.keySet()) {
      if (!names.contains(key)) {
        refuseKey(key, "unknown key", NearestName.remedy(key, names));
      }
    }
    return this;
  }

  /** Notes a problem with a key, or with its absence. */
  public void refuseKey(String key, String message, String remedy) {
    problems.add(placeOf(key), path(key), message, remedy);
  }

  /** The keys in the order of the file. */
  public Set<String> names() {
    return values.keySet();
  }

  public Optional<Value> value(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /** The value of a key that must be there. */
  public Optional<Value> required(String key) {
    if (!values.containsKey(key)) {
      refuseKey(key, "`" + key + "` is missing", "Add `" + key + ":`");
    }
    return value(key);
  }

  public Optional<Section> section(String key) {
    return value(key).flatMap(Value::section);
  }

  /** Where a key stands; where the section begins if it has no such key. */
  public Place placeOf(String key) {
    return keys.getOrDefault(key, place);
  }

  private String path(String key) {
    String shortKey = NearestName.shorten(key);
    return path.isEmpty() ? shortKey : path + "." + shortKey;
  }
}
