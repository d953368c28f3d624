package dev.sluice.contract.recount;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How the source of an entity type is read otherwise than its definition says. It consists of names
 * and codes, never of values.
 *
 * @param target the entity type
 * @param columns by property, the column of the file that stands in the place of its own
 * @param formats by property, how the file writes its dates
 * @param encoding the file's character set; null for the declared one
 * @param shifts by property, how far its dates are moved after they were read, as {@link DateShift}
 *     writes it
 */
public record FileReading(
    String target,
    Map<String, String> columns,
    Map<String, String> formats,
    @Nullable String encoding,
    Map<String, String> shifts) {

  public FileReading {
    // In one order, so that the same reading is the same text in every history.
    columns = new TreeMap<>(Objects.requireNonNullElse(columns, Map.of()));
    formats = new TreeMap<>(Objects.requireNonNullElse(formats, Map.of()));
    // Requests that were written before there were any lack them.
    shifts = new TreeMap<>(Objects.requireNonNullElse(shifts, Map.of()));
  }
}
