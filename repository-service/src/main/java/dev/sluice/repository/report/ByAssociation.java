package dev.sluice.repository.report;

import static dev.sluice.repository.jooq.Tables.PENDING_LINK;
import static dev.sluice.repository.jooq.Tables.RESOURCE;
import static dev.sluice.repository.jooq.Tables.RESOURCE_LINK;
import static dev.sluice.repository.jooq.Tables.STATED_ASSOCIATION;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.splitPart;
import static org.jooq.impl.DSL.val;

import dev.sluice.repository.resource.type.ResourceTypes;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Counts links by association, and the owners without links. */
@Component
final class ByAssociation implements ReportKind {
  private static final Field<String> NAME = field(DSL.name("known", "association"), String.class);

  private final DSLContext database;
  private final ResourceTypes types;

  ByAssociation(DSLContext database, ResourceTypes types) {
    this.database = database;
    this.types = types;
  }

  @Override
  public String name() {
    return "associations";
  }

  @Override
  public String description() {
    return "Links by association, with active owners without links, and pending links";
  }

  @Override
  public List<String> parameters() {
    return List.of();
  }

  @Override
  public Report of(ReportSubject subject) {
    Pairs pairs = Pairs.ofAll("pair");
    return new Report(
        name(),
        List.of(
            ReportColumn.text("association"),
            ReportColumn.count("links"),
            ReportColumn.count("owners"),
            ReportColumn.count("targets"),
            ReportColumn.count("ownersWithoutTarget"),
            ReportColumn.count("pending")),
        limit ->
            database
                .select(
                    NAME,
                    count(pairs.owner()),
                    countDistinct(pairs.owner()),
                    countDistinct(pairs.target()),
                    withoutTarget(),
                    pending())
                .from(known())
                .leftJoin(pairs.table())
                .on(pairs.association().eq(NAME))
                .groupBy(NAME)
                .orderBy(NAME)
                .limit(limit));
  }

  /** What connectors declare, and what there are links of though no connector declares it. */
  private Table<?> known() {
    Select<Record1<String>> known =
        select(STATED_ASSOCIATION.ASSOCIATION)
            .from(STATED_ASSOCIATION)
            .union(select(PENDING_LINK.ASSOCIATION).from(PENDING_LINK));
    for (var each : types.associations()) {
      known = known.union(select(val(each.name()).collate("C")));
    }
    return known.asTable("known", "association");
  }

  private static Field<Integer> withoutTarget() {
    return field(
        selectCount()
            .from(RESOURCE)
            .where(RESOURCE.ENTITY_TYPE.eq(splitPart(NAME, ".", 1)))
            .and(RESOURCE.ACTIVE)
            .and(
                notExists(
                    selectOne()
                        .from(RESOURCE_LINK)
                        .where(RESOURCE_LINK.ASSOCIATION.eq(NAME))
                        .and(RESOURCE_LINK.OWNER_ID.eq(RESOURCE.ID)))));
  }

  private static Field<Integer> pending() {
    return field(
        select(countDistinct(PENDING_LINK.OWNER_VALUE, PENDING_LINK.TARGET_VALUE))
            .from(PENDING_LINK)
            .where(PENDING_LINK.ASSOCIATION.eq(NAME)));
  }
}
