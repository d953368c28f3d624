package dev.sluice.repository.definition.model;

import dev.sluice.contract.cell.CellConversion;
import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.contract.definition.PropertyType;
import dev.sluice.contract.rows.SortedHeader;
import dev.sluice.repository.definition.source.ColumnName;
import dev.sluice.repository.definition.yaml.Names;
import dev.sluice.repository.definition.yaml.Section;
import dev.sluice.repository.definition.yaml.Value;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads the {@code properties} of an entity type. */
final class PropertyReader {
  /** Columns that Sluice's own files have beside the properties. */
  private static final Set<String> RESERVED = Set.of(SortedHeader.COMMAND, SortedHeader.ACTIVE);

  private PropertyReader() {}

  static List<PropertyDefinition> read(Section properties, String key) {
    Names.check(properties);
    for (String name : properties.names()) {
      if (RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
        properties.refuseKey(
            name, "the name `" + name + "` is reserved", "Choose another name for the property");
      }
    }
    return properties.names().stream()
        .map(
            name ->
                properties
                    .section(name)
                    .map(section -> property(name, section, name.equals(key)))
                    .orElseGet(() -> unreadable(name)))
        .toList();
  }

  private static PropertyDefinition property(String name, Section section, boolean key) {
    section.only(
        ConstraintReader.withRules(
            "column",
            "expression",
            "type",
            "format",
            "pivotYear",
            "timeZone",
            "locale",
            "required",
            "unique"));
    PropertyType type =
        section
            .value("type")
            .flatMap(value -> value.choice(PropertyType.class))
            .orElse(PropertyType.STRING);
    Optional<String> expression = ExpressionReader.property(section, type, key);
    PropertyDefinition property =
        DateFormats.read(
            section,
            new PropertyDefinition(
                name,
                column(section),
                type,
                null,
                flag(section, "required", key),
                flag(section, "unique", key)));
    CellConversion conversion = ConversionReader.read(section, property);
    return expression
        .map(property::computedBy)
        .orElse(property)
        .with(conversion, ConstraintReader.read(section, property, conversion, key));
  }

  private static String column(Section section) {
    Optional<Value> column =
        section.value("expression").isPresent()
            ? section.value("column")
            : section.required("column");
    return column.flatMap(ColumnName::read).orElse("");
  }

  private static boolean flag(Section section, String name, boolean key) {
    Optional<Value> value = section.value(name);
    boolean flag = value.map(each -> each.flag().orElse(true)).orElse(key);
    if (key && !flag) {
      section.refuseKey(name, "the key is always " + name, "Remove `" + name + ": false`");
    }
    return flag;
  }

  /**
   * Stands in for a property that is already among the problems, so that others may refer to it.
   */
  private static PropertyDefinition unreadable(String name) {
    return new PropertyDefinition(name, "", PropertyType.STRING, null, true, true);
  }
}
