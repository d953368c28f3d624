package dev.sluice.repository.definition.model;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.sluice.contract.cell.CellConstraints;
import dev.sluice.contract.cell.CellConversion;
import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.contract.definition.PropertyType;
import dev.sluice.contract.rows.CellFault;
import dev.sluice.contract.rows.ValueConstraints;
import dev.sluice.repository.definition.source.SourceReader;
import dev.sluice.repository.definition.yaml.NearestName;
import dev.sluice.repository.definition.yaml.Section;
import dev.sluice.repository.definition.yaml.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the rules for values of a property, and checks that they do not contradict each other. */
final class ConstraintReader {
  static final String[] KEYS = {
    "minLength", "maxLength", "pattern", "oneOf", "exclude", "min", "max", "immutable"
  };

  /** As many as a cell can have. */
  private static final int LONGEST_TEXT = 1 << 20;

  private static final int LONGEST_PATTERN = 1000;
  private static final Set<PropertyType> TEXT = EnumSet.of(PropertyType.STRING);
  private static final Set<PropertyType> WRITTEN =
      EnumSet.of(PropertyType.STRING, PropertyType.LOCALE);
  private static final Set<PropertyType> ORDERED =
      EnumSet.of(
          PropertyType.INTEGER, PropertyType.DECIMAL, PropertyType.DATE, PropertyType.INSTANT);
  private static final Set<PropertyType> LISTED =
      EnumSet.complementOf(EnumSet.of(PropertyType.BOOLEAN));

  private final Section section;
  private final PropertyDefinition property;
  private final CellConversion conversion;

  private ConstraintReader(
      Section section, PropertyDefinition property, CellConversion conversion) {
    this.section = section;
    this.property = property;
    this.conversion = conversion;
  }

  static CellConstraints read(
      Section section, PropertyDefinition property, CellConversion conversion, boolean key) {
    return new ConstraintReader(section, property, conversion).read(key);
  }

  private CellConstraints read(boolean key) {
    Integer minLength = length("minLength", 0);
    Integer maxLength = length("maxLength", 1);
    if (minLength != null && maxLength != null && maxLength < minLength) {
      section.refuseKey(
          "maxLength",
          "no text has at least " + minLength + " and at most " + maxLength + " characters",
          "Write a `maxLength` of at least `minLength`");
    }
    String min = bound("min");
    String max = bound("max");
    if (min != null && max != null && ValueConstraints.compare(property.type(), min, max) > 0) {
      section.refuseKey(
          "max",
          "no value is at least " + min + " and at most " + max,
          "Write a `max` of at least `min`");
    }
    String pattern = allowed("pattern", WRITTEN).flatMap(ConstraintReader::pattern).orElse(null);
    List<String> oneOf = allowed("oneOf", LISTED).map(this::oneOf).orElse(List.of());
    CellConstraints constraints =
        new CellConstraints(
            minLength,
            maxLength,
            pattern,
            oneOf,
            allowed("exclude", TEXT).flatMap(SourceReader::path).orElse(null),
            min,
            max,
            // A key never changes anyway: a row with another one is about another resource.
            section.value("immutable").flatMap(Value::flag).orElse(false) && !key);
    checkDefault(property.with(conversion, constraints));
    return constraints;
  }

  /** The value of a key, which only properties of some types may have. */
  private Optional<Value> allowed(String key, Set<PropertyType> types) {
    Optional<Value> value = section.value(key);
    if (value.isPresent() && !types.contains(property.type())) {
      section.refuseKey(
          key,
          "`"
              + key
              + "` is for properties of type "
              + types.stream()
                  .map(each -> each.name().toLowerCase(Locale.ROOT))
                  .collect(Collectors.joining(", ")),
          "Remove it, or declare another `type`");
      return Optional.empty();
    }
    return value;
  }

  private @Nullable Integer length(String key, int least) {
    return allowed(key, TEXT).flatMap(each -> each.integer(least, LONGEST_TEXT)).orElse(null);
  }

  private @Nullable String bound(String key) {
    return allowed(key, ORDERED).flatMap(each -> CanonicalValues.read(each, property)).orElse(null);
  }

  private static Optional<String> pattern(Value value) {
    Optional<String> pattern = value.text();
    if (pattern.isPresent() && pattern.get().length() > LONGEST_PATTERN) {
      value.refuse(
          "a pattern has at most " + LONGEST_PATTERN + " characters", "Write a shorter one");
      return Optional.empty();
    }
    try {
      pattern.ifPresent(Pattern::compile);
      return pattern;
    } catch (PatternSyntaxException notAPattern) {
      value.refuse(
          "this is not a pattern: " + notAPattern.getDescription(),
          "Write a regular expression in RE2 syntax, as in `[A-Z]{2}[0-9]+`, without look-arounds"
              + " and back-references");
      return Optional.empty();
    }
  }

  private List<String> oneOf(Value value) {
    List<String> values = new ArrayList<>();
    for (Value each : value.list()) {
      String one = CanonicalValues.read(each, property).orElse(null);
      if (one == null) {
        continue;
      }
      if (values.contains(one)) {
        each.refuse("`" + NearestName.shorten(one) + "` is named twice", "Keep one of the two");
      } else if (conversion.lowerCase() && !one.equals(one.toLowerCase(Locale.ROOT))) {
        each.refuse(
            "cells become lower case, so no cell is `" + NearestName.shorten(one) + "`",
            "Write it in lower case");
      }
      values.add(one);
    }
    return List.copyOf(values);
  }

  /** The list of excluded values is the agent's; all else is known here. */
  private void checkDefault(PropertyDefinition read) {
    String value = conversion.defaultValue();
    if (value == null) {
      return;
    }
    String pattern = read.constraints().pattern();
    List<CellFault> faults =
        new ValueConstraints(
                read, text -> pattern == null || Pattern.matches(pattern, text), text -> false)
            .faults(value, value);
    for (CellFault fault : faults) {
      section.refuseKey(
          "default",
          "the default breaks the property's own rule " + fault.code(),
          "Write a default that the property allows");
    }
  }

  /** All keys of a property with those that belong to its rules. */
  static String[] withRules(String... keys) {
    List<String> all = new ArrayList<>(Arrays.asList(keys));
    all.addAll(Arrays.asList(ConversionReader.KEYS));
    all.addAll(Arrays.asList(KEYS));
    return all.toArray(String[]::new);
  }
}
