package dev.sluice.repository.recount;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.contract.definition.PropertyType;
import dev.sluice.contract.recount.DateShift;
import dev.sluice.repository.finding.evidence.KeyForm;
import dev.sluice.repository.finding.evidence.Reading;
import dev.sluice.repository.rest.ProblemException;
import io.swagger.v3.oas.annotations.media.Schema;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A different reading of a file as requested by a person: exactly one of the components. Properties
 * are named by themselves or by their columns.
 */
record ReadingRequest(
    @Schema(description = "Two properties whose columns are exchanged")
        @Nullable List<@Nullable String> exchange,
    @Schema(description = "For each property, the column of the file to read it from")
        @Nullable Map<String, @Nullable String> columns,
    @Schema(description = "A property whose dates have another format") @Nullable Format format,
    @Schema(description = "The character set of the source file") @Nullable String encoding,
    @Schema(
            description =
                "How keys are converted: trim, lower-case, strip-zeros, drop-decimals, drop-prefix,"
                    + " drop-suffix or drop-separators")
        @Nullable String key,
    @Schema(description = "Properties that keep their stored values")
        @Nullable List<@Nullable String> without,
    @Schema(description = "A property whose dates are shifted after reading")
        @Nullable Shift shift) {
  private static final Set<PropertyType> TIMES =
      EnumSet.of(PropertyType.DATE, PropertyType.INSTANT);

  /** The pattern of a property's dates. */
  @Schema(name = "ReadingFormat")
  record Format(@Nullable String property, @Nullable String pattern) {}

  /** How far a property's dates are moved. */
  @Schema(name = "ReadingShift")
  record Shift(
      @Nullable String property,
      @Schema(description = "ISO 8601: P1D, P-1462D, P100Y; for instants also PT-2H")
          @Nullable String by) {}

  /**
   * The reading.
   *
   * @throws ProblemException that says what cannot be used
   */
  Reading read(ConnectorDefinition connector, EntityTypeDefinition type) {
    long said =
        Stream.of(exchange, columns, format, encoding, key, without, shift)
            .filter(Objects::nonNull)
            .count();
    if (said != 1) {
      throw ProblemException.invalid(
          "reading", "one of exchange, columns, format, encoding, key, without, shift");
    }
    if (exchange != null) {
      return Reading.columns(type.name(), exchanged(type, exchange), List.of());
    }
    if (columns != null) {
      return Reading.columns(type.name(), readFrom(type, columns), List.of());
    }
    if (format != null) {
      return Reading.formats(type.name(), formats(type, format));
    }
    if (shift != null) {
      return Reading.shifts(type.name(), shifts(type, shift));
    }
    if (encoding != null) {
      return Reading.encoding(type.name(), encoding(connector, type, encoding));
    }
    return key != null
        ? Reading.key(type.name(), keyForm(key))
        : Reading.without(type.name(), leftOut(type, Objects.requireNonNull(without)));
  }

  private static Map<String, String> exchanged(
      EntityTypeDefinition type, List<@Nullable String> two) {
    if (two.size() != 2 || Objects.equals(two.get(0), two.get(1))) {
      throw ProblemException.invalid("reading.exchange", "two properties");
    }
    PropertyDefinition one = ofColumn(type, "reading.exchange", two.get(0));
    PropertyDefinition other = ofColumn(type, "reading.exchange", two.get(1));
    return Map.of(one.name(), other.column(), other.name(), one.column());
  }

  private static Map<String, String> readFrom(
      EntityTypeDefinition type, Map<String, @Nullable String> named) {
    Map<String, String> read = new TreeMap<>();
    named.forEach(
        (property, column) -> {
          if (column == null || column.isBlank()) {
            throw ProblemException.invalid("reading.columns", "a column for each property");
          }
          read.put(ofColumn(type, "reading.columns", property).name(), column);
        });
    if (read.isEmpty() || Set.copyOf(read.values()).size() < read.size()) {
      throw ProblemException.invalid("reading.columns", "another column for each property");
    }
    return read;
  }

  private static Map<String, String> formats(EntityTypeDefinition type, Format format) {
    PropertyDefinition property = ofDates(type, "reading.format.property", format.property());
    String pattern = Objects.requireNonNullElse(format.pattern(), "");
    if (!isPattern(pattern)) {
      throw ProblemException.invalid("reading.format.pattern", "a pattern such as dd/MM/yyyy");
    }
    return Map.of(property.name(), pattern);
  }

  private static Map<String, String> shifts(EntityTypeDefinition type, Shift shift) {
    PropertyDefinition property = ofDates(type, "reading.shift.property", shift.property());
    try {
      DateShift by = DateShift.of(Objects.requireNonNullElse(shift.by(), ""));
      if (property.type() == PropertyType.INSTANT || !by.ofInstants()) {
        return Map.of(property.name(), by.toString());
      }
    } catch (IllegalArgumentException notAShift) {
      // It is told like one of hours for dates.
    }
    throw ProblemException.invalid(
        "reading.shift.by", "an ISO 8601 amount such as P1D, for instants also PT-2H");
  }

  private static PropertyDefinition ofDates(
      EntityTypeDefinition type, String field, @Nullable String name) {
    PropertyDefinition property = property(type, field, name);
    if (!TIMES.contains(property.type())) {
      throw ProblemException.invalid(field, "a property with dates");
    }
    return property;
  }

  private static boolean isPattern(String pattern) {
    try {
      return !pattern.isBlank()
          && !DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).toString().isEmpty();
    } catch (IllegalArgumentException notAPattern) {
      return false;
    }
  }

  private static String encoding(
      ConnectorDefinition connector, EntityTypeDefinition type, String name) {
    if (connector.source(type.source()).csv() == null) {
      throw ProblemException.invalid(
          "reading.encoding", "only for a CSV file, which " + type.source() + " is not");
    }
    try {
      if (Charset.isSupported(name)) {
        return name;
      }
    } catch (IllegalCharsetNameException notAName) {
      // It is told like an unknown one.
    }
    throw ProblemException.invalid("reading.encoding", "a character set such as windows-1252");
  }

  private static KeyForm keyForm(String label) {
    return Arrays.stream(KeyForm.values())
        .filter(each -> each.label().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                ProblemException.invalid(
                    "reading.key",
                    "one of "
                        + Arrays.stream(KeyForm.values())
                            .map(KeyForm::label)
                            .collect(Collectors.joining(", "))));
  }

  private static List<String> leftOut(EntityTypeDefinition type, List<@Nullable String> named) {
    List<String> names =
        named.stream().map(each -> property(type, "reading.without", each).name()).toList();
    if (names.isEmpty() || names.contains(type.key())) {
      throw ProblemException.invalid("reading.without", "properties other than the key");
    }
    return names;
  }

  private static PropertyDefinition ofColumn(
      EntityTypeDefinition type, String field, @Nullable String name) {
    PropertyDefinition property = property(type, field, name);
    if (property.computed()) {
      throw ProblemException.invalid(
          field, property.name() + " is computed and not read from a column");
    }
    return property;
  }

  private static PropertyDefinition property(
      EntityTypeDefinition type, String field, @Nullable String name) {
    return type.properties().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .or(() -> type.properties().stream().filter(each -> each.column().equals(name)).findFirst())
        .orElseThrow(
            () ->
                ProblemException.invalid(
                    field,
                    "properties of "
                        + type.name()
                        + ": "
                        + type.properties().stream()
                            .map(PropertyDefinition::name)
                            .collect(Collectors.joining(", "))));
  }
}
