package dev.sluice.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A mapping of a file of cases. What is written wrongly there fails the test. */
record Fields(Map<String, Object> values) {

  static Fields of(Object value) {
    assertThat(value).isInstanceOf(Map.class);
    Map<String, Object> values = new LinkedHashMap<>();
    ((Map<?, ?>) value).forEach((name, each) -> values.put(String.valueOf(name), each));
    return new Fields(values);
  }

  static List<Fields> list(Object value) {
    assertThat(value).isInstanceOf(List.class);
    return ((List<?>) value).stream().map(Fields::of).toList();
  }

  void mayHave(Set<String> names) {
    assertThat(names).as("fields of %s", values).containsAll(values.keySet());
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  String text(String name) {
    return optional(name).orElseThrow(() -> new AssertionError(name + " is missing: " + values));
  }

  String text(String name, String otherwise) {
    return optional(name).orElse(otherwise);
  }

  /** The mapping of this name; empty if there is none. */
  Map<String, Object> map(String name) {
    return has(name) ? of(values.get(name)).values() : Map.of();
  }

  List<Fields> list(String name) {
    return list(values.get(name));
  }

  /** The list of this name; empty if there is none. */
  List<String> texts(String name) {
    return has(name)
        ? ((List<?>) values.get(name)).stream().map(String::valueOf).toList()
        : List.of();
  }

  private Optional<String> optional(String name) {
    return Optional.ofNullable(values.get(name)).map(String::valueOf);
  }
}
