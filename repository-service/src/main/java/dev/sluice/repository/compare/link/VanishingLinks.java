package dev.sluice.repository.compare.link;

import dev.sluice.repository.postgresql.Statement;

/** The stored links that the plan deletes, in the temporary table {@code vanishing_link}. */
final class VanishingLinks {
  private static final Statement CREATE =
      Statement.of(
          """
          CREATE TEMPORARY TABLE vanishing_link (
            owner_id bigint NOT NULL,
            target_id bigint NOT NULL,
            -- Whether the rows say so, or only the plan that deletes an end.
            told boolean NOT NULL
          ) ON COMMIT DROP
          """);

  private static final Statement ADD_NOT_ARRIVING =
      Statement.of(
          """
          INSERT INTO vanishing_link (owner_id, target_id, told)
          SELECT link.owner_id, link.target_id, kept.id IS NULL
          FROM differing_link link
          LEFT JOIN wanted_link wanted ON wanted.owner_id = link.owner_id
            AND wanted.target_id = link.target_id AND NOT wanted.surplus
          LEFT JOIN kept_owner kept ON kept.id = link.owner_id
            AND NOT EXISTS (SELECT FROM told_owner told WHERE told.id = link.owner_id)
          WHERE link.stored AND wanted.owner_id IS NULL
            AND (kept.id IS NULL
              -- Each on its own, so that neither is looked up by reading the whole table.
              OR EXISTS (SELECT FROM ending_resource ending WHERE ending.id = link.owner_id)
              OR EXISTS (SELECT FROM ending_resource ending WHERE ending.id = link.target_id))
          """);

  private static final Statement ADD_DELETED =
      Statement.of(
          "connector, association",
          """
          INSERT INTO vanishing_link (owner_id, target_id, told)
          SELECT link.owner_id, link.target_id, true
          FROM arriving_link arriving
          LEFT JOIN stored_owner_end stored_owner ON stored_owner.value = arriving.owner_value
          LEFT JOIN owner_end owner ON owner.value = arriving.owner_value
          LEFT JOIN stored_target_end stored_target ON stored_target.value = arriving.target_value
          LEFT JOIN target_end target ON target.value = arriving.target_value
          JOIN resource_link link ON link.association = {association}
            AND link.owner_id = coalesce(stored_owner.id, owner.id)
            AND link.target_id = coalesce(stored_target.id, target.id)
          WHERE arriving.command = 'delete'
            AND (link.connector = {connector} OR EXISTS (SELECT FROM taken_link taken
              WHERE taken.owner_id = link.owner_id AND taken.target_id = link.target_id
                AND taken.connector = link.connector))
            AND NOT EXISTS (SELECT FROM wanted_link wanted WHERE wanted.owner_id = link.owner_id
              AND wanted.target_id = link.target_id AND NOT wanted.surplus)
          ON CONFLICT DO NOTHING
          """);

  private static final Statement ADD_OF_TOLD_OWNERS =
      Statement.of(
          "connector, association",
          """
          INSERT INTO vanishing_link (owner_id, target_id, told)
          SELECT link.owner_id, link.target_id, true
          FROM told_owner told
          JOIN resource_link link ON link.association = {association} AND link.owner_id = told.id
          WHERE link.connector = {connector}
            AND NOT EXISTS (SELECT FROM wanted_link wanted WHERE wanted.owner_id = link.owner_id
              AND wanted.target_id = link.target_id AND NOT wanted.surplus)
          ON CONFLICT DO NOTHING
          """);

  private static final Statement ADD_RENAMED =
      Statement.of(
          """
          INSERT INTO vanishing_link (owner_id, target_id, told)
          SELECT renamed.owner_id, renamed.target_id, true
          FROM renamed_link renamed
          WHERE NOT EXISTS (SELECT FROM wanted_link wanted WHERE wanted.owner_id = renamed.owner_id
            AND wanted.target_id = renamed.target_id AND NOT wanted.surplus)
          ON CONFLICT DO NOTHING
          """);

  // A command that deletes an owner takes back whatever it was linked to.
  private static final Statement ADD_WITH_THEIR_OWNER =
      Statement.of(
          "connector, association, commands",
          """
          INSERT INTO vanishing_link (owner_id, target_id, told)
          SELECT link.owner_id, link.target_id, {commands}
          FROM ending_resource ending
          JOIN resource_link link ON link.owner_id = ending.id AND link.association = {association}
          WHERE link.connector = {connector}
          ON CONFLICT DO NOTHING
          """);

  private static final Statement ADD_WITH_THEIR_TARGET =
      Statement.of(
          "connector, association",
          """
          INSERT INTO vanishing_link (owner_id, target_id, told)
          SELECT link.owner_id, link.target_id, false
          FROM ending_resource ending
          JOIN resource_link link ON link.target_id = ending.id AND link.association = {association}
          WHERE link.connector = {connector}
          ON CONFLICT DO NOTHING
          """);

  private static final Statement ADD_TAKEN =
      Statement.of(
          "run",
          """
          INSERT INTO vanishing_link (owner_id, target_id, told)
          SELECT taken.owner_id, taken.target_id, NOT taken.stated
          FROM taken_link taken
          WHERE NOT EXISTS (SELECT FROM vanishing_link vanishing
              WHERE vanishing.owner_id = taken.owner_id AND vanishing.target_id = taken.target_id)
            AND (NOT taken.stated
              OR EXISTS (SELECT FROM resource_change change WHERE change.synchronization_id = {run}
                AND change.operation = 'delete' AND change.resource_id = taken.target_id))
          """);

  private static final Statement PLAN =
      Statement.of(
          "run, association",
          """
          INSERT INTO resource_link_change (synchronization_id, association, owner_key, target_key,
            operation, owner_id, target_id, before_connector)
          SELECT {run}, {association}, owner.key, target.key, 'delete', vanishing.owner_id,
            vanishing.target_id, taken.connector
          FROM vanishing_link vanishing
          LEFT JOIN taken_link taken ON taken.owner_id = vanishing.owner_id
            AND taken.target_id = vanishing.target_id
          JOIN named_end owner ON owner.id = vanishing.owner_id
          JOIN named_end target ON target.id = vanishing.target_id
          WHERE NOT EXISTS (SELECT FROM wanted_link wanted
            WHERE wanted.owner_id = vanishing.owner_id
              AND wanted.before_target_id = vanishing.target_id)
          """);

  private static final Statement COUNT_DELETES_OF_NOTHING =
      Statement.of(
          """
          SELECT count(*) FROM arriving_link arriving
          LEFT JOIN stored_owner_end stored_owner ON stored_owner.value = arriving.owner_value
          LEFT JOIN owner_end owner ON owner.value = arriving.owner_value
          LEFT JOIN stored_target_end stored_target ON stored_target.value = arriving.target_value
          LEFT JOIN target_end target ON target.value = arriving.target_value
          WHERE arriving.command = 'delete' AND NOT EXISTS (
            SELECT FROM vanishing_link vanishing
            WHERE vanishing.owner_id = coalesce(stored_owner.id, owner.id)
              AND vanishing.target_id = coalesce(stored_target.id, target.id))
          """);

  private final LinkContext context;

  VanishingLinks(LinkContext context) {
    this.context = context;
  }

  /** Makes the table from what is wanted and what the rows say of owners. */
  void create(EndKeys ends) {
    context.execute(CREATE);
    if (context.incremental()) {
      // Several of the rows that follow may name the same link.
      context.dsl().execute("ALTER TABLE vanishing_link ADD PRIMARY KEY (owner_id, target_id)");
      context.execute(ADD_DELETED);
      context.execute(ADD_OF_TOLD_OWNERS);
      context.execute(ADD_RENAMED);
      context.execute(ADD_WITH_THEIR_OWNER);
      context.execute(ADD_WITH_THEIR_TARGET);
      ends.nameAll("vanishing_link");
    } else {
      context.execute(ADD_NOT_ARRIVING);
    }
  }

  /** Adds those of {@link TakenLinks} that the connector does not state, or whose target goes. */
  void addTaken() {
    context.execute(ADD_TAKEN);
  }

  void analyze() {
    context.dsl().execute("ANALYZE vanishing_link");
  }

  /** How many rows delete a link that is not there. */
  long countDeletesOfNothing() {
    return context.count(COUNT_DELETES_OF_NOTHING);
  }

  /** Plans those that no other link replaces; gives their number. */
  int plan() {
    return context.execute(PLAN);
  }
}
