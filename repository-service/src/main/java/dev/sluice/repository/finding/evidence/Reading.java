package dev.sluice.repository.finding.evidence;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How the file of an entity type should have been read if a cause is right. It contains names and
 * codes, but never values.
 *
 * @param target the entity type
 * @param columns by property, the column of the file to read it from
 * @param formats by property, how the file writes its dates
 * @param encoding the file's character set
 * @param key what is done to the keys
 * @param without properties that are left as they are stored
 * @param shifts by property, how far its dates are moved after they were read, as {@link
 *     dev.sluice.contract.recount.DateShift} writes it
 */
public record Reading(
    String target,
    Map<String, String> columns,
    Map<String, String> formats,
    @Nullable String encoding,
    @Nullable KeyForm key,
    List<String> without,
    Map<String, String> shifts) {

  public Reading {
    // In order, so that it is told the same way each time.
    columns = Collections.unmodifiableSortedMap(new TreeMap<>(columns));
    formats = Collections.unmodifiableSortedMap(new TreeMap<>(formats));
    // Readings that were kept before there were any lack them.
    shifts =
        Collections.unmodifiableSortedMap(
            new TreeMap<>(Objects.requireNonNullElse(shifts, Map.of())));
  }

  /** Whether the file has to be read again for it. */
  public boolean readsFile() {
    return !columns.isEmpty() || !formats.isEmpty() || !shifts.isEmpty() || encoding != null;
  }

  /**
   * Whether it does nothing but leave properties out. That says what else there is to a plan, and
   * nothing of what happened to them.
   */
  public boolean leavesOut() {
    return !readsFile() && key == null;
  }

  /** Properties are read from other columns. */
  public static Reading columns(String target, Map<String, String> columns, List<String> without) {
    return new Reading(target, columns, Map.of(), null, null, without, Map.of());
  }

  /** Dates are read in another format. */
  public static Reading formats(String target, Map<String, String> formats) {
    return new Reading(target, Map.of(), formats, null, null, List.of(), Map.of());
  }

  /** Dates are moved after they were read. */
  public static Reading shifts(String target, Map<String, String> shifts) {
    return new Reading(target, Map.of(), Map.of(), null, null, List.of(), shifts);
  }

  /** The file is read in another character set. */
  public static Reading encoding(String target, String encoding) {
    return new Reading(target, Map.of(), Map.of(), encoding, null, List.of(), Map.of());
  }

  /** Keys are rewritten. */
  public static Reading key(String target, KeyForm key) {
    return new Reading(target, Map.of(), Map.of(), null, key, List.of(), Map.of());
  }

  /** Properties are left out. */
  public static Reading without(String target, List<String> without) {
    return new Reading(target, Map.of(), Map.of(), null, null, without, Map.of());
  }
}
