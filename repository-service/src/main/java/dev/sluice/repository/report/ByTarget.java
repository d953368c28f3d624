package dev.sluice.repository.report;

import static dev.sluice.repository.jooq.Tables.RESOURCE;

import dev.sluice.contract.definition.AssociationDefinition;
import dev.sluice.repository.jooq.tables.Resource;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Counts the owners of an association's links by target, including targets without owners. */
@Component
final class ByTarget implements ReportKind {
  private static final Resource OWNER = RESOURCE.as("owner");
  private static final Resource TARGET = RESOURCE.as("target");

  private final DSLContext database;
  private final Subjects subjects;

  ByTarget(DSLContext database, Subjects subjects) {
    this.database = database;
    this.subjects = subjects;
  }

  @Override
  public String name() {
    return "targets";
  }

  @Override
  public String description() {
    return "Owners of an association's links by target, such as the people of each organisation";
  }

  @Override
  public List<String> parameters() {
    return List.of(ReportSubject.ASSOCIATION);
  }

  @Override
  public Report of(ReportSubject subject) {
    AssociationDefinition association = subjects.association(subject);
    Pairs pairs = Pairs.of(association.name(), "pair");
    return new Report(
        name(),
        Counts.columns("targetType", "targetKey"),
        limit ->
            database
                .select(TARGET.ENTITY_TYPE, TARGET.KEY)
                .select(Counts.of(OWNER))
                .from(TARGET)
                .leftJoin(pairs.table())
                .on(pairs.target().eq(TARGET.ID))
                .leftJoin(OWNER)
                .on(OWNER.ID.eq(pairs.owner()))
                .where(TARGET.ENTITY_TYPE.eq(association.target().entityType()))
                .groupBy(TARGET.ENTITY_TYPE, TARGET.KEY)
                .orderBy(Counts.total(OWNER).desc(), TARGET.KEY)
                .limit(limit));
  }
}
