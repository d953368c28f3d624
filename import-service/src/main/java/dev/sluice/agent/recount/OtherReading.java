package dev.sluice.agent.recount;

import dev.sluice.agent.prepare.OtherwiseRead;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.contract.definition.source.CsvFile;
import dev.sluice.contract.definition.source.SourceDefinition;
import dev.sluice.contract.recount.DateShift;
import dev.sluice.contract.recount.FileReading;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** A definition that reads one entity type's source differently, and nothing else. */
final class OtherReading {
  private final ConnectorDefinition connector;
  private final EntityTypeDefinition type;
  private final FileReading reading;

  OtherReading(ConnectorDefinition connector, FileReading reading) {
    this.connector = connector;
    this.type = connector.entityType(reading.target());
    this.reading = reading;
  }

  ConnectorDefinition definition() {
    return new ConnectorDefinition(
        connector.name(),
        connector.agent(),
        connector.sources().stream().map(this::source).toList(),
        List.of(type()),
        List.of(),
        connector.thresholds(),
        connector.review(),
        connector.notifications(),
        connector.jobs(),
        null,
        connector.imported(),
        null,
        connector.profile());
  }

  /**
   * By the name that stands over a column, the name that it is read under. It is the header that is
   * read otherwise and not the definition, so that expressions and filters follow. Names that
   * nobody has any more go to the columns that lost theirs.
   */
  Map<String, String> names() {
    Map<String, String> names = new HashMap<>();
    reading
        .columns()
        .forEach((property, column) -> names.put(column, type.property(property).column()));
    TreeSet<String> nameless = new TreeSet<>(names.values());
    nameless.removeAll(names.keySet());
    TreeSet<String> unused = new TreeSet<>(names.keySet());
    unused.removeAll(names.values());
    for (String column : nameless) {
      String name = unused.pollFirst();
      if (name != null) {
        names.put(column, name);
      }
    }
    return new TreeMap<>(names);
  }

  /** What the definition cannot say. */
  OtherwiseRead otherwise() {
    Map<String, DateShift> shifts = new TreeMap<>();
    reading.shifts().forEach((property, by) -> shifts.put(property, DateShift.of(by)));
    Map<String, String> names = names();
    return new OtherwiseRead(header -> header.named(names), shifts);
  }

  private SourceDefinition source(SourceDefinition source) {
    CsvFile csv = source.csv();
    String encoding = reading.encoding();
    return encoding == null || csv == null || !source.name().equals(type.source())
        ? source
        : new SourceDefinition(
            source.name(),
            new CsvFile(
                csv.path(),
                csv.incrementalPath(),
                csv.delimiter(),
                encoding,
                csv.mayEndWithoutLineEnd()));
  }

  private EntityTypeDefinition type() {
    return new EntityTypeDefinition(
        type.name(),
        type.source(),
        type.key(),
        type.onMissing(),
        type.scope(),
        type.adopt(),
        type.status(),
        type.properties().stream().map(this::property).toList(),
        type.thresholds(),
        type.filter(),
        type.protection());
  }

  private PropertyDefinition property(PropertyDefinition property) {
    String format = reading.formats().get(property.name());
    return format == null
        ? property
        : new PropertyDefinition(
            property.name(),
            property.column(),
            property.type(),
            format,
            property.pivotYear(),
            property.timeZone(),
            property.locale(),
            property.required(),
            property.unique(),
            property.expression(),
            property.conversion(),
            property.constraints());
  }
}
