package dev.sluice.repository.template;

import static dev.sluice.repository.jooq.Tables.RESOURCE;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.noCondition;

import dev.sluice.contract.definition.AssociationDefinition;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.definition.LinkEnd;
import dev.sluice.contract.definition.OnMissing;
import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.contract.definition.StatusColumn;
import dev.sluice.repository.jooq.tables.Resource;
import dev.sluice.repository.resource.stored.StoredAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The resources of an entity type as lines of its source, with the links in the same rows. One
 * resource is in memory at a time, with its links.
 */
final class ResourceLines implements TemplateData {
  private static final int ROWS_PER_FETCH = 1000;

  private final DSLContext database;
  private final ConnectorDefinition connector;
  private final EntityTypeDefinition type;
  private final Resource resource = RESOURCE.as("resource");
  private final Map<PropertyDefinition, CellForm> forms = new LinkedHashMap<>();
  private final List<Linked> links;
  private Table<?> tables = resource;

  /**
   * An association whose rows are those of the entity type.
   *
   * @param other the end that the rows name beside themselves
   */
  private record Linked(
      LinkEnd other, Field<String[]> values, CellForm form, @Nullable String separator) {}

  ResourceLines(
      DSLContext database,
      ConnectorDefinition connector,
      EntityTypeDefinition type,
      List<AssociationDefinition> associations) {
    this.database = database;
    this.connector = connector;
    this.type = type;
    type.properties().stream()
        .filter(each -> !each.computed())
        .forEach(each -> forms.put(each, new CellForm(each)));
    LinkedValues values = new LinkedValues(connector);
    links = associations.stream().map(each -> linked(each, values)).toList();
  }

  /** Whether the row of a resource is what names this end. */
  static boolean namesItself(
      ConnectorDefinition connector, EntityTypeDefinition type, LinkEnd end) {
    PropertyDefinition naming = TemplateColumns.naming(connector, end);
    return end.entityType().equals(type.name())
        && !naming.computed()
        && naming.column().equals(end.column());
  }

  private Linked linked(AssociationDefinition association, LinkedValues values) {
    boolean owner = namesItself(connector, type, association.owner());
    LinkEnd other = owner ? association.target() : association.owner();
    return new Linked(
        other,
        (owner ? values.ofOwner(association, resource) : ofTarget(association, values))
            .as(association.name()),
        new CellForm(TemplateColumns.naming(connector, other)),
        owner ? association.separator() : null);
  }

  private Field<String[]> ofTarget(AssociationDefinition association, LinkedValues values) {
    WaitingOwners waiting = new WaitingOwners(connector, association);
    tables =
        tables
            .leftJoin(waiting.table())
            .on(waiting.of(values.naming(association.target(), resource)));
    return values.ofTarget(association, resource, waiting);
  }

  @Override
  public void each(Consumer<TemplateLine> consumer) {
    try (Stream<? extends Record> rows =
        database
            .select(resource.KEY, resource.ATTRIBUTES, resource.ACTIVE)
            .select(links.stream().map(Linked::values).toList())
            .from(tables)
            .where(resource.CONNECTOR.eq(connector.name()))
            .and(resource.ENTITY_TYPE.eq(type.name()))
            .and(told())
            .orderBy(resource.KEY)
            .fetchSize(ROWS_PER_FETCH)
            .stream()) {
      rows.forEach(row -> lines(row).forEach(consumer));
    }
  }

  /**
   * Without a column that says so, a row of a resource that a run has switched off would switch it
   * on. What a person has switched off stays so, and has to be there if what is missing is deleted.
   */
  private Condition told() {
    if (type.status() != null) {
      return noCondition();
    }
    Condition active = condition(resource.ACTIVE);
    return type.onMissing() == OnMissing.DELETE ? active.or(resource.KEPT_OFF) : active;
  }

  /** As many lines as the resource has links that want one each, all with its values. */
  private List<TemplateLine> lines(Record row) {
    List<TemplateLine> lines = new ArrayList<>(List.of(line(row)));
    for (Linked each : links) {
      List<String> values = List.of(Objects.requireNonNull(row.get(each.values())));
      if (each.separator() != null) {
        lines.get(0).putAll(each.other().column(), each.form(), values, each.separator());
        continue;
      }
      for (int place = 0; place < values.size(); place++) {
        if (place == lines.size()) {
          lines.add(line(row));
        }
        lines.get(place).put(each.other().column(), each.form(), values.get(place));
      }
    }
    return lines;
  }

  private TemplateLine line(Record row) {
    TemplateLine line = new TemplateLine();
    JsonNode attributes = StoredAttributes.read(row.get(resource.ATTRIBUTES).data());
    forms.forEach(
        (property, form) ->
            line.put(
                property.column(),
                form,
                property.name().equals(type.key())
                    ? row.get(resource.KEY)
                    : StoredAttributes.text(attributes.path(property.name()))));
    StatusColumn status = type.status();
    if (status != null) {
      List<String> words = row.get(resource.ACTIVE) ? status.active() : status.inactive();
      if (!words.isEmpty()) {
        line.put(status.column(), new CellForm.Cell(words.get(0), words.get(0)));
      }
    }
    return line;
  }
}
