package dev.sluice.repository.template;

import dev.sluice.contract.definition.AssociationDefinition;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.definition.LinkEnd;
import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.repository.template.ColumnUse.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects the columns that a definition reads from a source, keys first. */
public final class TemplateColumns {
  private final ConnectorDefinition connector;
  private final Map<String, List<ColumnUse>> uses = new LinkedHashMap<>();

  private TemplateColumns(ConnectorDefinition connector) {
    this.connector = connector;
  }

  static List<TemplateColumn> of(ConnectorDefinition connector, String source) {
    TemplateColumns columns = new TemplateColumns(connector);
    connector.entityTypes().stream()
        .filter(each -> each.source().equals(source))
        .forEach(columns::add);
    connector.associations().stream()
        .filter(each -> each.source().equals(source))
        .forEach(columns::add);
    return columns.uses.entrySet().stream()
        .map(each -> new TemplateColumn(each.getKey(), List.copyOf(each.getValue())))
        .toList();
  }

  /** The names of these columns. */
  public static List<String> names(ConnectorDefinition connector, String source) {
    return of(connector, source).stream().map(TemplateColumn::name).toList();
  }

  /** How the values are written by which links find their ends. */
  public static PropertyDefinition naming(ConnectorDefinition connector, LinkEnd end) {
    EntityTypeDefinition type = connector.entityType(end.entityType());
    return type.property(end.property() == null ? type.key() : end.property());
  }

  private void add(EntityTypeDefinition type) {
    PropertyDefinition key = type.property(type.key());
    if (!key.computed()) {
      use(key.column(), new ColumnUse(Kind.KEY, type.name() + "." + key.name(), key, null, null));
    }
    for (PropertyDefinition each : type.properties()) {
      if (!each.name().equals(type.key()) && !each.computed()) {
        String what = type.name() + "." + each.name();
        use(each.column(), new ColumnUse(Kind.PROPERTY, what, each, null, null));
      }
    }
    if (type.status() != null) {
      use(
          type.status().column(),
          new ColumnUse(Kind.STATUS, type.name(), null, type.status(), null));
    }
    add(ReadColumns.of(type));
  }

  private void add(Map<String, List<String>> read) {
    read.forEach(
        (what, columns) ->
            columns.forEach(
                column -> use(column, new ColumnUse(Kind.READ, what, null, null, null))));
  }

  private void add(AssociationDefinition association) {
    use(Kind.OWNER, association, association.owner());
    use(Kind.TARGET, association, association.target());
    add(ReadColumns.of(association));
  }

  private void use(Kind kind, AssociationDefinition association, LinkEnd end) {
    use(
        end.column(),
        new ColumnUse(kind, association.name(), naming(connector, end), null, association));
  }

  private void use(String column, ColumnUse use) {
    uses.computeIfAbsent(column, any -> new ArrayList<>()).add(use);
  }
}
