package dev.sluice.repository.reject;

import dev.sluice.contract.definition.AssociationDefinition;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.definition.LinkEnd;
import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.contract.rows.WrittenValue;
import dev.sluice.repository.jooq.tables.records.RejectRecord;
import dev.sluice.repository.resource.stored.StoredAttributes;
import dev.sluice.repository.template.TemplateColumns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.JSON;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The cells of rows that the server rejected: it knows their values, not their cells, and writes
 * the cells from the values. Unknown cells are empty, which changes nothing when the file is
 * delivered.
 */
final class ToldCells {
  private final ConnectorDefinition connector;
  private final RejectedFile file;
  private final Map<String, Properties> types = new HashMap<>();
  private final Map<String, Ends> associations = new HashMap<>();

  /** Where the values of a property stand. */
  private record Place(String property, int index, WrittenValue written) {
    void set(String[] cells, @Nullable String value) {
      if (value != null && index >= 0) {
        cells[index] = written.cell(value);
      }
    }
  }

  /** Those of an entity type. */
  private record Properties(Place key, List<Place> others) {}

  /** Those of an association. */
  private record Ends(Place owner, Place target) {}

  ToldCells(ConnectorDefinition connector, RejectedFile file) {
    this.connector = connector;
    this.file = file;
    connector.entityTypes().forEach(each -> types.put(each.name(), properties(each)));
    connector.associations().forEach(each -> associations.put(each.name(), ends(each)));
  }

  private Properties properties(EntityTypeDefinition type) {
    List<Place> others = new ArrayList<>();
    for (PropertyDefinition each : type.properties()) {
      if (!each.computed() && !each.name().equals(type.key())) {
        others.add(place(each, each.column()));
      }
    }
    PropertyDefinition key = type.property(type.key());
    return new Properties(place(key, key.column()), others);
  }

  private Ends ends(AssociationDefinition association) {
    return new Ends(end(association.owner()), end(association.target()));
  }

  private Place end(LinkEnd end) {
    return place(TemplateColumns.naming(connector, end), end.column());
  }

  private Place place(PropertyDefinition property, String column) {
    return new Place(property.name(), file.index(column), WrittenValue.of(property));
  }

  /** The cells of a row that was refused. */
  List<String> of(RejectRecord reject) {
    String[] cells = file.empty();
    Ends ends = associations.get(reject.getTarget());
    if (ends != null && reject.getCells().length == 2) {
      ends.owner().set(cells, reject.getCells()[0]);
      ends.target().set(cells, reject.getCells()[1]);
    }
    Properties properties = types.get(reject.getTarget());
    if (properties != null) {
      set(cells, properties, reject.getKey(), reject.getAttributes());
    }
    return Arrays.asList(cells);
  }

  private static void set(
      String[] cells, Properties properties, @Nullable String key, @Nullable JSON attributes) {
    JsonNode values = StoredAttributes.read(attributes == null ? "{}" : attributes.data());
    for (Place each : properties.others()) {
      each.set(cells, StoredAttributes.text(values.path(each.property())));
    }
    properties.key().set(cells, key);
  }
}
