package dev.sluice.repository.report;

import static dev.sluice.repository.jooq.Tables.RESOURCE;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.jsonbGetAttributeAsText;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.values;
import static org.jooq.impl.DSL.when;

import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.repository.resource.type.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record3;
import org.jooq.Row3;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Counts, for each property of an entity type, the resources that have a value. */
@Component
final class ByProperty implements ReportKind {
  private static final Field<Integer> PLACE = field(DSL.name("declared", "place"), Integer.class);
  private static final Field<String> PROPERTY =
      field(DSL.name("declared", "property"), String.class);
  private static final Field<String> TYPE = field(DSL.name("declared", "type"), String.class);

  private final DSLContext database;
  private final Subjects subjects;

  ByProperty(DSLContext database, Subjects subjects) {
    this.database = database;
    this.subjects = subjects;
  }

  @Override
  public String name() {
    return "properties";
  }

  @Override
  public String description() {
    return "How many resources of an entity type have a value, for each property";
  }

  @Override
  public List<String> parameters() {
    return List.of(ReportSubject.ENTITY_TYPE);
  }

  @Override
  public Report of(ReportSubject subject) {
    ResourceType type = subjects.entityType(subject);
    Table<Record3<Integer, String, String>> declared = declared(type);
    Field<String> value =
        when(PROPERTY.eq(type.key().name()), RESOURCE.KEY)
            .otherwise(jsonbGetAttributeAsText(RESOURCE.ATTRIBUTES, PROPERTY));
    return new Report(
        name(),
        List.of(
            ReportColumn.text("property"),
            ReportColumn.text("type"),
            ReportColumn.count("filled"),
            ReportColumn.count("empty"),
            ReportColumn.count("different")),
        limit ->
            database
                .select(
                    PROPERTY,
                    TYPE,
                    count(value),
                    count(RESOURCE.ID).minus(count(value)),
                    countDistinct(value))
                .from(declared)
                .leftJoin(RESOURCE)
                .on(RESOURCE.ENTITY_TYPE.eq(type.name()))
                .groupBy(PLACE, PROPERTY, TYPE)
                .orderBy(PLACE)
                .limit(limit));
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Table<Record3<Integer, String, String>> declared(ResourceType type) {
    List<Row3<Integer, String, String>> rows = new ArrayList<>();
    for (PropertyDefinition each : type.all()) {
      rows.add(row(rows.size(), each.name(), each.type().name().toLowerCase(Locale.ROOT)));
    }
    return values(rows.toArray(new Row3[0])).as("declared", "place", "property", "type");
  }
}
