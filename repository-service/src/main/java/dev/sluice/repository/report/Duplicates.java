package dev.sluice.repository.report;

import static dev.sluice.repository.jooq.Tables.RESOURCE;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;

import dev.sluice.contract.definition.PropertyType;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Lists resources whose value of a property another resource also has. */
@Component
final class Duplicates implements ReportKind {
  private static final Field<String> VALUE = field(DSL.name("counted", "value"), String.class);
  private static final Field<Integer> RESOURCES =
      field(DSL.name("counted", "resources"), Integer.class);

  private final DSLContext database;
  private final Subjects subjects;

  Duplicates(DSLContext database, Subjects subjects) {
    this.database = database;
    this.subjects = subjects;
  }

  @Override
  public String name() {
    return "duplicates";
  }

  @Override
  public String description() {
    return "Resources of an entity type that share the value of a property";
  }

  @Override
  public List<String> parameters() {
    return List.of(ReportSubject.ENTITY_TYPE, ReportSubject.PROPERTY);
  }

  @Override
  public Report of(ReportSubject subject) {
    Field<String> value = subjects.value(subject);
    Table<?> counted =
        database
            .select(
                value.as("value"),
                count().over().partitionBy(value).as("resources"),
                RESOURCE.KEY,
                RESOURCE.CONNECTOR,
                RESOURCE.ACTIVE)
            .from(RESOURCE)
            .where(RESOURCE.ENTITY_TYPE.eq(subject.needEntityType()))
            .and(value.isNotNull())
            .asTable("counted");
    return new Report(
        name(),
        List.of(
            ReportColumn.text("value"),
            ReportColumn.count("resources"),
            ReportColumn.text("key"),
            ReportColumn.text("connector"),
            ReportColumn.of("active", PropertyType.BOOLEAN)),
        limit ->
            database
                .select(
                    VALUE,
                    RESOURCES,
                    counted.field(RESOURCE.KEY),
                    counted.field(RESOURCE.CONNECTOR),
                    counted.field(RESOURCE.ACTIVE))
                .from(counted)
                .where(RESOURCES.gt(1))
                .orderBy(VALUE, counted.field(RESOURCE.KEY))
                .limit(limit));
  }
}
