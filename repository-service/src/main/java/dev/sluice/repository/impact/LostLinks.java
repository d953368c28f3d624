package dev.sluice.repository.impact;

import static dev.sluice.repository.jooq.Tables.RESOURCE;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import dev.sluice.repository.postgresql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Record1;
import org.jooq.Record2;
import org.jooq.Record3;
import org.jooq.Select;
import org.jooq.Table;

/**
 * Finds resources that have links of an association now, are not deleted themselves, and would have
 * no links afterwards. A link that another connector states stays, unless one of its ends is
 * deleted.
 */
final class LostLinks {
  private static final Table<?> BEREAVED_RESOURCE = table(name("bereaved_resource"));
  private static final Field<String> KIND = column("kind", String.class);
  private static final Field<String> ASSOCIATION = column("association", String.class);
  private static final Field<Long> ID = column("id", Long.class);

  private static final Statement ENDED =
      Statement.of(
          "run",
          """
          CREATE TEMPORARY TABLE ended_resource ON COMMIT DROP AS
          SELECT resource_id AS id FROM resource_change
          WHERE synchronization_id = {run} AND operation = 'delete'
          """);

  private static final Statement GOING =
      Statement.of(
          "run, connector",
          """
          CREATE TEMPORARY TABLE going_link ON COMMIT DROP AS
          SELECT association, owner_id, coalesce(before_target_id, target_id) AS target_id,
            operation, coalesce(before_connector, {connector}) AS connector
          FROM resource_link_change
          WHERE synchronization_id = {run} AND operation IN ('update', 'delete')
          """);

  private static final Statement COMING =
      Statement.of(
          "run",
          """
          CREATE TEMPORARY TABLE coming_link ON COMMIT DROP AS
          SELECT association, owner_id, target_id
          FROM resource_link_change
          WHERE synchronization_id = {run} AND operation IN ('insert', 'update')
          """);

  // All links of whoever loses one, and which of them stay.
  private static final Statement BEREAVED =
      Statement.of(
          """
          CREATE TEMPORARY TABLE bereaved_resource ON COMMIT DROP AS
          WITH losing_owner AS MATERIALIZED (
            SELECT DISTINCT association, owner_id FROM going_link
            WHERE operation = 'delete' AND owner_id NOT IN (SELECT id FROM ended_resource)
          ), losing_target AS MATERIALIZED (
            SELECT DISTINCT association, target_id FROM going_link
            WHERE target_id NOT IN (SELECT id FROM ended_resource)
          )
          SELECT 'WITHOUT_TARGET' AS kind, association, owner_id AS id
          FROM losing_owner
          WHERE NOT EXISTS (SELECT FROM coming_link coming
              WHERE coming.association = losing_owner.association
                AND coming.owner_id = losing_owner.owner_id)
            AND NOT EXISTS (SELECT FROM resource_link link
              WHERE link.association = losing_owner.association
                AND link.owner_id = losing_owner.owner_id
                AND link.target_id NOT IN (SELECT id FROM ended_resource)
                AND NOT EXISTS (SELECT FROM going_link going
                  WHERE going.association = link.association AND going.owner_id = link.owner_id
                    AND going.target_id = link.target_id AND going.connector = link.connector))
          UNION ALL
          SELECT 'WITHOUT_OWNER', association, target_id
          FROM losing_target
          WHERE NOT EXISTS (SELECT FROM coming_link coming
              WHERE coming.association = losing_target.association
                AND coming.target_id = losing_target.target_id)
            AND NOT EXISTS (SELECT FROM resource_link link
              WHERE link.association = losing_target.association
                AND link.target_id = losing_target.target_id
                AND link.owner_id NOT IN (SELECT id FROM ended_resource)
                AND NOT EXISTS (SELECT FROM going_link going
                  WHERE going.association = link.association AND going.owner_id = link.owner_id
                    AND going.target_id = link.target_id AND going.connector = link.connector))
          """);

  private static final List<String> SEARCHED =
      List.of(
          "CREATE INDEX ON going_link (association, owner_id, target_id)",
          "CREATE INDEX ON coming_link (association, owner_id)",
          "CREATE INDEX ON coming_link (association, target_id)",
          "ANALYZE ended_resource, going_link, coming_link");

  private LostLinks() {}

  private static <T> Field<T> column(String column, Class<T> type) {
    return field(name("bereaved_resource", column), type);
  }

  /** Gathers them in the temporary table {@code bereaved_resource}, and counts them. */
  static int gather(DSLContext dsl, UUID run, String connector) {
    Map<String, Param<?>> plan = Map.of("run", val(run), "connector", val(connector));
    if (GOING.execute(dsl, plan) == 0) {
      return 0;
    }
    ENDED.execute(dsl, plan);
    COMING.execute(dsl, plan);
    SEARCHED.forEach(dsl::execute);
    return BEREAVED.execute(dsl);
  }

  /** What kinds of loss there are among those that were gathered. */
  static Select<Record3<String, String, String>> kinds(DSLContext dsl) {
    return dsl.selectDistinct(KIND, ASSOCIATION, RESOURCE.ENTITY_TYPE)
        .from(BEREAVED_RESOURCE)
        .join(RESOURCE)
        .on(RESOURCE.ID.eq(ID))
        .orderBy(KIND.desc(), ASSOCIATION, RESOURCE.ENTITY_TYPE);
  }

  /** The keys of one kind of loss. */
  static Select<Record1<String>> keys(DSLContext dsl, Record3<String, String, String> kind) {
    return dsl.select(RESOURCE.KEY.as("key"))
        .from(BEREAVED_RESOURCE)
        .join(RESOURCE)
        .on(RESOURCE.ID.eq(ID))
        .where(KIND.eq(kind.value1()), ASSOCIATION.eq(kind.value2()))
        .and(RESOURCE.ENTITY_TYPE.eq(kind.value3()));
  }

  /** Entity type and key of the deleted resources that the lost links were of. */
  static Select<Record2<String, String>> last(DSLContext dsl) {
    Table<?> going = table(name("going_link"));
    Field<Long> owner = field(name("going_link", "owner_id"), Long.class);
    Field<Long> target = field(name("going_link", "target_id"), Long.class);
    Field<String> association = field(name("going_link", "association"), String.class);
    return dsl.selectDistinct(RESOURCE.ENTITY_TYPE, RESOURCE.KEY)
        .from(BEREAVED_RESOURCE)
        .join(going)
        .on(association.eq(ASSOCIATION))
        .and(when(KIND.eq("WITHOUT_TARGET"), owner).otherwise(target).eq(ID))
        .join(RESOURCE)
        .on(RESOURCE.ID.eq(when(KIND.eq("WITHOUT_TARGET"), target).otherwise(owner)))
        .join(table(name("ended_resource")))
        .on(field(name("ended_resource", "id"), Long.class).eq(RESOURCE.ID));
  }
}
