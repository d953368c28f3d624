package dev.sluice.repository.compare.link;

import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.val;

import dev.sluice.repository.postgresql.Statement;
import java.util.Map;

/**
 * Stored links with an end that gets another name in this plan, or is deleted, in the temporary
 * table {@code renamed_link}. If the source still uses the old name, which may now refer to another
 * resource or to none, a computed delta has no row for these links.
 */
final class RenamedLinks {
  private static final Statement CREATE =
      Statement.of(
          "run, connector, association, owner_value, target_value, "
              + "owner_is_renamed, target_is_renamed, incremental, commands",
          """
          CREATE TEMPORARY TABLE renamed_link ON COMMIT DROP AS
          SELECT link.owner_id, link.target_id, {owner_value} AS owner_value,
            {target_value} AS target_value
          FROM (
            SELECT link.owner_id, link.target_id
            FROM resource_change change
            JOIN resource_link link ON link.owner_id = change.resource_id
            WHERE link.association = {association} AND link.connector = {connector}
              AND {owner_is_renamed} AND change.synchronization_id = {run}
              AND change.operation IN ('update', 'deactivate', 'delete')
            UNION
            SELECT link.owner_id, link.target_id
            FROM resource_change change
            JOIN resource_link link ON link.target_id = change.resource_id
            WHERE link.association = {association} AND link.connector = {connector}
              AND {target_is_renamed} AND change.synchronization_id = {run}
              AND change.operation IN ('update', 'deactivate', 'delete')
          ) link
          JOIN resource owner ON owner.id = link.owner_id
          JOIN resource target ON target.id = link.target_id
          WHERE {incremental} AND NOT {commands}
          """);

  /**
   * The same of an end that is off and yields its name to an active resource without a change of
   * its own.
   */
  private static final Statement ADD_YIELDED =
      Statement.of(
          "run, connector, association, owner_value, target_value, "
              + "end_type, end_property, end_id",
          """
          INSERT INTO renamed_link (owner_id, target_id, owner_value, target_value)
          SELECT link.owner_id, link.target_id, {owner_value}, {target_value}
          FROM resource_change change
          JOIN resource_identifier identifier ON identifier.entity_type = {end_type}
            AND identifier.property = {end_property}
            AND identifier.value = change.after ->> {end_property}
          JOIN resource_link link ON {end_id} = identifier.resource_id
          JOIN resource owner ON owner.id = link.owner_id
          JOIN resource target ON target.id = link.target_id
          WHERE change.synchronization_id = {run} AND change.entity_type = {end_type}
            AND change.operation IN ('insert', 'update') AND change.after_active
            AND identifier.resource_id <> change.resource_id
            AND link.association = {association} AND link.connector = {connector}
          """);

  private RenamedLinks() {}

  /** Makes the table, which a computed delta alone fills. */
  static void create(LinkContext context) {
    context.execute(CREATE);
    if (context.incremental() && !context.commands()) {
      addYielded(context, context.owner());
      addYielded(context, context.target());
    }
  }

  private static void addYielded(LinkContext context, LinkSide end) {
    if (!end.byKey()) {
      context.execute(
          ADD_YIELDED,
          Map.of(
              "end_id", name("link", end.name() + "_id"),
              "end_type", val(end.entityType()),
              "end_property", val(end.property())));
    }
  }
}
