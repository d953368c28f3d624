package dev.sluice.contract.recount;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A different way to read the source of an entity type than its definition says. It contains names
 * and codes, but never values.
 *
 * @param target the entity type
 * @param columns by property, the column of the file to read instead of its own
 * @param formats by property, the format of its dates in the file
 * @param encoding the file's character set; null for the declared one
 * @param shifts by property, how far its dates are shifted after reading, in the form of {@link
 *     DateShift}
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
