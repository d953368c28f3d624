package dev.sluice.repository.report;

import static dev.sluice.repository.jooq.Tables.RESOURCE;

import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Counts resources by entity type and connector. */
@Component
final class ByEntityType implements ReportKind {
  private final DSLContext database;

  ByEntityType(DSLContext database) {
    this.database = database;
  }

  @Override
  public String name() {
    return "entity-types";
  }

  @Override
  public String description() {
    return "Resources by entity type and connector; resources that people created have no"
        + " connector";
  }

  @Override
  public List<String> parameters() {
    return List.of();
  }

  @Override
  public Report of(ReportSubject subject) {
    return new Report(
        name(),
        Counts.columns("entityType", "connector"),
        limit ->
            database
                .select(RESOURCE.ENTITY_TYPE, RESOURCE.CONNECTOR)
                .select(Counts.of(RESOURCE))
                .from(RESOURCE)
                .groupBy(RESOURCE.ENTITY_TYPE, RESOURCE.CONNECTOR)
                .orderBy(RESOURCE.ENTITY_TYPE, RESOURCE.CONNECTOR.asc().nullsFirst())
                .limit(limit));
  }
}
