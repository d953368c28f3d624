package dev.sluice.contract.rows;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.sluice.contract.date.DateCells;
import dev.sluice.contract.date.DatePattern;
import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.contract.definition.PropertyType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes canonical values in the format of a source's files. This is the inverse of {@link
 * CanonicalForm}, which checks for each cell that it is read as the same value.
 */
public final class WrittenValue {
  private final CanonicalForm reading;
  private final List<UnaryOperator<String>> formats;

  /** The words that stand for values, by these. */
  private final Map<String, List<String>> words;

  private WrittenValue(
      CanonicalForm reading, List<UnaryOperator<String>> formats, Map<String, List<String>> words) {
    this.reading = reading;
    this.formats = formats;
    this.words = words;
  }

  /** How the values of a property are written, whose definition was checked. */
  public static WrittenValue of(PropertyDefinition property) {
    return new WrittenValue(
        CanonicalForm.of(property),
        formats(property),
        new TreeMap<>(property.conversion().values())
            .entrySet().stream()
                .filter(each -> !each.getValue().isEmpty())
                .collect(groupingBy(Map.Entry::getValue, mapping(Map.Entry::getKey, toList()))));
  }

  private static List<UnaryOperator<String>> formats(PropertyDefinition property) {
    if (property.conversion().decimalComma()) {
      return List.of(value -> value.replace('.', ','));
    }
    String pattern = property.format();
    if (pattern == null) {
      return List.of();
    }
    DateTimeFormatter format =
        new DatePattern(pattern).writer(DateCells.language(property), property.pivotYear());
    if (property.type() == PropertyType.DATE) {
      return List.of(value -> LocalDate.parse(value).format(format));
    }
    // In UTC where the other clock does not tell the moment, or the format names UTC itself.
    String zone = property.timeZone();
    return Stream.of(zone == null ? ZoneOffset.UTC : ZoneId.of(zone), ZoneOffset.UTC)
        .distinct()
        .<UnaryOperator<String>>map(
            each -> value -> Instant.parse(value).atZone(each).format(format))
        .toList();
  }

  /** The cell of a value; the value itself if no cell reads as it. */
  public String cell(String value) {
    String exact = exact(value);
    return exact == null ? value : exact;
  }

  /** The cell of a value, or null if no cell reads as it. */
  public @Nullable String exact(String value) {
    return Stream.of(
            formats.stream().flatMap(each -> text(each, value)),
            words.getOrDefault(value, List.of()).stream(),
            Stream.of(value))
        .flatMap(each -> each)
        .filter(each -> reads(each, value))
        .findFirst()
        .orElse(null);
  }

  /** Nothing, if the format asks for more than the value tells. */
  private static Stream<String> text(UnaryOperator<String> format, String value) {
    try {
      return Stream.of(format.apply(value));
    } catch (DateTimeException unwritable) {
      return Stream.empty();
    }
  }

  private boolean reads(String cell, String value) {
    return !WhiteSpace.blank(cell)
        && !cell.equals(EmptiedCell.TEXT)
        && value.equals(reading.canonical(cell));
  }
}
