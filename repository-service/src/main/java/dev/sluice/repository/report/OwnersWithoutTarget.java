package dev.sluice.repository.report;

import static dev.sluice.repository.jooq.Tables.PENDING_LINK;
import static dev.sluice.repository.jooq.Tables.RESOURCE;
import static dev.sluice.repository.jooq.Tables.RESOURCE_IDENTIFIER;
import static dev.sluice.repository.jooq.Tables.RESOURCE_LINK;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import dev.sluice.contract.definition.PropertyType;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.jooq.Table;
import org.springframework.stereotype.Component;

/** Lists the active resources that own no link of an association. */
@Component
final class OwnersWithoutTarget implements ReportKind {
  private final DSLContext database;
  private final Subjects subjects;

  OwnersWithoutTarget(DSLContext database, Subjects subjects) {
    this.database = database;
    this.subjects = subjects;
  }

  @Override
  public String name() {
    return "owners-without-target";
  }

  @Override
  public String description() {
    return "Active resources without a link of an association, such as organisations without a"
        + " manager; `pending` if the target is named but does not exist yet";
  }

  @Override
  public List<String> parameters() {
    return List.of(ReportSubject.ASSOCIATION);
  }

  @Override
  public Report of(ReportSubject subject) {
    String association = subjects.association(subject).name();
    String owners = association.substring(0, association.indexOf('.'));
    return new Report(
        name(),
        List.of(
            ReportColumn.text("entityType"),
            ReportColumn.text("key"),
            ReportColumn.text("connector"),
            ReportColumn.of("pending", PropertyType.BOOLEAN)),
        limit ->
            database
                .select(
                    RESOURCE.ENTITY_TYPE,
                    RESOURCE.KEY,
                    RESOURCE.CONNECTOR,
                    field(pending(association, owners)))
                .from(RESOURCE)
                .where(RESOURCE.ENTITY_TYPE.eq(owners))
                .and(RESOURCE.ACTIVE)
                .and(
                    notExists(
                        selectOne()
                            .from(RESOURCE_LINK)
                            .where(RESOURCE_LINK.ASSOCIATION.eq(association))
                            .and(RESOURCE_LINK.OWNER_ID.eq(RESOURCE.ID))))
                .orderBy(RESOURCE.KEY)
                .limit(limit));
  }

  /** A source names the owner by its key or by a unique value. */
  private static Condition pending(String association, String owners) {
    Table<Record2<Long, String>> named =
        select(RESOURCE.ID, RESOURCE.KEY)
            .from(RESOURCE)
            .where(RESOURCE.ENTITY_TYPE.eq(owners))
            .unionAll(
                select(RESOURCE_IDENTIFIER.RESOURCE_ID, RESOURCE_IDENTIFIER.VALUE)
                    .from(RESOURCE_IDENTIFIER)
                    .where(RESOURCE_IDENTIFIER.ENTITY_TYPE.eq(owners)))
            .asTable("named", "id", "value");
    return RESOURCE.ID.in(
        select(named.field("id", Long.class))
            .from(PENDING_LINK)
            .join(named)
            .on(PENDING_LINK.OWNER_VALUE.eq(named.field("value", String.class)))
            .where(PENDING_LINK.ASSOCIATION.eq(association)));
  }
}
