package dev.sluice.repository.compare.link;

import dev.sluice.repository.postgresql.Statement;

/**
 * The links that a connector takes over with their owners, in the temporary table {@code
 * taken_link}: those of the former connector of an adopted owner, and those of connectors that are
 * no longer loaded. The rows treat them like the connector's own links; links that the connector
 * does not state are deleted.
 */
final class TakenLinks {
  private static final Statement CREATE =
      Statement.of(
          """
          CREATE TEMPORARY TABLE taken_link (
            owner_id bigint NOT NULL,
            target_id bigint NOT NULL,
            -- Who states it so far.
            connector text COLLATE "C" NOT NULL,
            -- Whether the connector that takes it over states it, too: already, and afterwards.
            held boolean NOT NULL,
            stated boolean NOT NULL DEFAULT false,
            PRIMARY KEY (owner_id, target_id)
          ) ON COMMIT DROP
          """);

  private static final String TAKE =
      """
      INSERT INTO taken_link (owner_id, target_id, connector, held)
      SELECT link.owner_id, link.target_id, link.connector,
        EXISTS (SELECT FROM resource_link own WHERE own.association = {association}
          AND own.owner_id = link.owner_id AND own.target_id = link.target_id
          AND own.connector = {connector})
      """;

  private static final Statement TAKE_WITH_ADOPTED_OWNERS =
      Statement.of(
          "run, connector, association, owner_type",
          TAKE
              + """
              FROM resource_change change
              JOIN resource owner ON owner.id = change.resource_id
              JOIN resource_link link ON link.association = {association} AND link.owner_id = owner.id
                AND link.connector = owner.connector
              WHERE change.synchronization_id = {run} AND change.entity_type = {owner_type}
                AND change.operation IN ('update', 'deactivate')
                AND change.after_connector = {connector}
                AND owner.connector <> {connector}
              """);

  private static final Statement TAKE_OF_CONNECTORS_THAT_ARE_GONE =
      Statement.of(
          "connector, association",
          TAKE
              + """
              FROM resource_link link
              JOIN resource owner ON owner.id = link.owner_id
              WHERE link.association = {association} AND owner.connector = {connector}
                AND link.connector = ANY (ARRAY (
                  SELECT stated.connector FROM stated_association stated
                  WHERE stated.association = {association} AND stated.connector <> {connector}
                    AND NOT EXISTS (SELECT FROM connector WHERE connector.name = stated.connector)))
              ON CONFLICT DO NOTHING
              """);

  // Of an owner that is kept, and in a command file, silence takes nothing back.
  private static final Statement MARK_STATED =
      Statement.of(
          "commands",
          """
          UPDATE taken_link taken SET stated = true
          WHERE NOT EXISTS (SELECT FROM vanishing_link vanishing
              WHERE vanishing.owner_id = taken.owner_id AND vanishing.target_id = taken.target_id)
            AND (taken.held
              OR EXISTS (SELECT FROM wanted_link wanted WHERE wanted.owner_id = taken.owner_id
                AND wanted.target_id = taken.target_id AND NOT wanted.surplus)
              OR (({commands}
                  OR EXISTS (SELECT FROM kept_owner kept WHERE kept.id = taken.owner_id))
                AND NOT EXISTS (SELECT FROM told_owner told WHERE told.id = taken.owner_id)))
          """);

  private static final Statement PLAN_TRANSFERS =
      Statement.of(
          "run, association",
          """
          INSERT INTO resource_link_change (synchronization_id, association, owner_key, target_key,
            operation, owner_id, target_id, before_target_id, before_target_key, before_connector)
          SELECT {run}, {association}, owner.key, target.key, 'update', taken.owner_id,
            taken.target_id, taken.target_id, target.key, taken.connector
          FROM taken_link taken
          JOIN named_end owner ON owner.id = taken.owner_id
          JOIN named_end target ON target.id = taken.target_id
          WHERE taken.stated
            AND NOT EXISTS (SELECT FROM vanishing_link vanishing
              WHERE vanishing.owner_id = taken.owner_id AND vanishing.target_id = taken.target_id)
            AND NOT EXISTS (SELECT FROM wanted_link wanted WHERE wanted.owner_id = taken.owner_id
              AND wanted.target_id = taken.target_id AND NOT wanted.surplus AND NOT wanted.stored)
          """);

  private static final Statement COUNT_HELD_TRANSFERS =
      Statement.of(
          """
          SELECT count(*) FROM taken_link taken
          WHERE taken.held AND taken.stated
            AND NOT EXISTS (SELECT FROM vanishing_link vanishing
              WHERE vanishing.owner_id = taken.owner_id AND vanishing.target_id = taken.target_id)
          """);

  private static final Statement COUNT_OF_OTHERS =
      Statement.of("SELECT count(*) FROM taken_link taken WHERE NOT taken.held");

  private final LinkContext context;
  private boolean any;

  TakenLinks(LinkContext context) {
    this.context = context;
  }

  /** Makes the table, with the links in it if the connector adopts their owners. */
  void create(boolean adopts) {
    context.execute(CREATE);
    if (!adopts) {
      return;
    }
    int taken = context.execute(TAKE_WITH_ADOPTED_OWNERS);
    if (!context.incremental()) {
      taken += context.execute(TAKE_OF_CONNECTORS_THAT_ARE_GONE);
    }
    any = taken > 0;
    if (any) {
      context.dsl().execute("ANALYZE taken_link");
    }
  }

  boolean any() {
    return any;
  }

  /** Lets those vanish that the connector does not state, once the other links are judged. */
  void judge(VanishingLinks vanishing, EndKeys ends) {
    if (any) {
      context.execute(MARK_STATED);
      vanishing.addTaken();
      ends.nameAll("taken_link");
    }
  }

  /** Plans those that are stated and have no change of their own; gives their number. */
  int planTransfers() {
    return any ? context.execute(PLAN_TRANSFERS) : 0;
  }

  /** How many that are planned the connector stated already, so that they were judged before. */
  long countHeldTransfers() {
    return any ? context.count(COUNT_HELD_TRANSFERS) : 0;
  }

  /** How many the connector did not state before. */
  long countOfOthers() {
    return any ? context.count(COUNT_OF_OTHERS) : 0;
  }
}
