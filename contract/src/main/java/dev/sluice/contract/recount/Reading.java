package dev.sluice.contract.recount;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Another way to read the file of one entity type. It consists of names and codes, never of values.
 *
 * @param target the entity type
 * @param columns by property, the column of the file to read it from
 * @param formats by property, how the file writes its dates
 * @param encoding the file's character set
 * @param key what is done to the keys
 * @param without properties that are left as they are stored
 */
public record Reading(
    String target,
    Map<String, String> columns,
    Map<String, String> formats,
    @Nullable String encoding,
    @Nullable KeyForm key,
    List<String> without) {

  // What a person sends says one thing and leaves the rest out.
  public Reading {
    columns = inOrder(columns);
    formats = inOrder(formats);
    without = List.copyOf(Objects.requireNonNullElse(without, List.of()));
  }

  private static Map<String, String> inOrder(@Nullable Map<String, String> some) {
    return Collections.unmodifiableSortedMap(
        new TreeMap<>(Objects.requireNonNullElse(some, Map.of())));
  }

  /** Properties are read from other columns. */
  public static Reading columns(String target, Map<String, String> columns, List<String> without) {
    return new Reading(target, columns, Map.of(), null, null, without);
  }

  /** Dates are read in another format. */
  public static Reading formats(String target, Map<String, String> formats) {
    return new Reading(target, Map.of(), formats, null, null, List.of());
  }

  /** The file is read in another character set. */
  public static Reading encoding(String target, String encoding) {
    return new Reading(target, Map.of(), Map.of(), encoding, null, List.of());
  }

  /** Keys are rewritten. */
  public static Reading key(String target, KeyForm key) {
    return new Reading(target, Map.of(), Map.of(), null, key, List.of());
  }

  /** Properties are left out. */
  public static Reading without(String target, List<String> without) {
    return new Reading(target, Map.of(), Map.of(), null, null, without);
  }

  /** The properties that it reads otherwise; none if it is the whole row. */
  public Set<String> properties() {
    Set<String> properties = new TreeSet<>(columns.keySet());
    properties.addAll(formats.keySet());
    properties.addAll(without);
    return properties;
  }

  /** Whether it differs from the definition in anything. */
  public boolean says() {
    return !properties().isEmpty() || encoding != null || key != null;
  }
}
