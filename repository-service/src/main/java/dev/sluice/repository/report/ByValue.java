package dev.sluice.repository.report;

import static dev.sluice.repository.jooq.Tables.RESOURCE;

import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Component;

/** Counts the resources of an entity type by the value of a property. */
@Component
final class ByValue implements ReportKind {
  private final DSLContext database;
  private final Subjects subjects;

  ByValue(DSLContext database, Subjects subjects) {
    this.database = database;
    this.subjects = subjects;
  }

  @Override
  public String name() {
    return "values";
  }

  @Override
  public String description() {
    return "Resources of an entity type by the value of a property, the most frequent first";
  }

  @Override
  public List<String> parameters() {
    return List.of(ReportSubject.ENTITY_TYPE, ReportSubject.PROPERTY);
  }

  @Override
  public Report of(ReportSubject subject) {
    Field<String> value = subjects.value(subject).as("value");
    return new Report(
        name(),
        Counts.columns("value"),
        limit ->
            database
                .select(value)
                .select(Counts.of(RESOURCE))
                .from(RESOURCE)
                .where(RESOURCE.ENTITY_TYPE.eq(subject.needEntityType()))
                .groupBy(value)
                .orderBy(Counts.total(RESOURCE).desc(), value.asc().nullsFirst())
                .limit(limit));
  }
}
