package dev.sluice.repository.compare.link;

import static org.jooq.impl.DSL.val;

import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.QueryPart;

/**
 * The links that a connector takes over with their owners, in the temporary table {@code
 * taken_link}: those that the former connector of an adopted owner states, and those that a
 * connector states which is no longer loaded. What the rows say of them is judged as of the
 * connector's own links; what the connector does not state vanishes. Plain SQL, since the table is
 * temporary; in all statements {0} is the run, {1} the association, {2} the connector, {3} the
 * owners' entity type, {4} whether the run is incremental and {5} whether its source gives
 * commands.
 */
final class TakenLinks {
  private static final String CREATE =
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
      """;

  private static final String TAKE_WITH_ADOPTED_OWNERS =
      """
      INSERT INTO taken_link (owner_id, target_id, connector, held)
      SELECT link.owner_id, link.target_id, link.connector,
        EXISTS (SELECT FROM resource_link own WHERE own.association = {1}
          AND own.owner_id = link.owner_id AND own.target_id = link.target_id
          AND own.connector = {2})
      FROM resource_change change
      JOIN resource owner ON owner.id = change.resource_id
      JOIN resource_link link ON link.association = {1} AND link.owner_id = owner.id
        AND link.connector = owner.connector
      WHERE change.synchronization_id = {0} AND change.entity_type = {3}
        AND change.operation IN ('update', 'deactivate') AND change.after_connector = {2}
        AND owner.connector <> {2}
      """;

  private static final String TAKE_OF_CONNECTORS_THAT_ARE_GONE =
      """
      INSERT INTO taken_link (owner_id, target_id, connector, held)
      SELECT link.owner_id, link.target_id, link.connector,
        EXISTS (SELECT FROM resource_link own WHERE own.association = {1}
          AND own.owner_id = link.owner_id AND own.target_id = link.target_id
          AND own.connector = {2})
      FROM resource_link link
      JOIN resource owner ON owner.id = link.owner_id
      WHERE link.association = {1} AND owner.connector = {2}
        AND link.connector = ANY (ARRAY (
          SELECT stated.connector FROM stated_association stated
          WHERE stated.association = {1} AND stated.connector <> {2}
            AND NOT EXISTS (SELECT FROM connector WHERE connector.name = stated.connector)))
      ON CONFLICT DO NOTHING
      """;

  // Of an owner that is kept, and in a file of commands, silence takes nothing back.
  private static final String MARK_STATED =
      """
      UPDATE taken_link taken SET stated = true
      WHERE NOT EXISTS (SELECT FROM vanishing_link vanishing
          WHERE vanishing.owner_id = taken.owner_id AND vanishing.target_id = taken.target_id)
        AND (taken.held
          OR EXISTS (SELECT FROM wanted_link wanted WHERE wanted.owner_id = taken.owner_id
            AND wanted.target_id = taken.target_id AND NOT wanted.surplus)
          OR (({5} OR EXISTS (SELECT FROM kept_owner kept WHERE kept.id = taken.owner_id))
            AND NOT EXISTS (SELECT FROM told_owner told WHERE told.id = taken.owner_id)))
      """;

  private static final String LET_VANISH =
      """
      INSERT INTO vanishing_link (owner_id, target_id, told)
      SELECT taken.owner_id, taken.target_id, NOT taken.stated
      FROM taken_link taken
      WHERE NOT EXISTS (SELECT FROM vanishing_link vanishing
          WHERE vanishing.owner_id = taken.owner_id AND vanishing.target_id = taken.target_id)
        AND (NOT taken.stated
          OR EXISTS (SELECT FROM resource_change change WHERE change.synchronization_id = {0}
            AND change.operation = 'delete' AND change.resource_id = taken.target_id))
      """;

  private static final String PLAN_TRANSFERS =
      """
      INSERT INTO resource_link_change (synchronization_id, association, owner_key, target_key,
        operation, owner_id, target_id, before_target_id, before_target_key, before_connector)
      SELECT {0}, {1}, owner.key, target.key, 'update', taken.owner_id, taken.target_id,
        taken.target_id, target.key, taken.connector
      FROM taken_link taken
      JOIN named_end owner ON owner.id = taken.owner_id
      JOIN named_end target ON target.id = taken.target_id
      WHERE taken.stated
        AND NOT EXISTS (SELECT FROM vanishing_link vanishing
          WHERE vanishing.owner_id = taken.owner_id AND vanishing.target_id = taken.target_id)
        AND NOT EXISTS (SELECT FROM wanted_link wanted WHERE wanted.owner_id = taken.owner_id
          AND wanted.target_id = taken.target_id AND NOT wanted.surplus AND NOT wanted.stored)
      """;

  private static final String COUNT_HELD_TRANSFERS =
      """
      SELECT count(*) FROM taken_link taken
      WHERE taken.held AND taken.stated
        AND NOT EXISTS (SELECT FROM vanishing_link vanishing
          WHERE vanishing.owner_id = taken.owner_id AND vanishing.target_id = taken.target_id)
      """;

  private static final String COUNT_OF_OTHERS =
      "SELECT count(*) FROM taken_link taken WHERE NOT taken.held";

  private final DSLContext dsl;
  private final boolean incremental;
  private final QueryPart[] parts;
  private boolean any;

  TakenLinks(
      DSLContext dsl,
      UUID synchronizationId,
      String association,
      String connector,
      String ownerType,
      boolean incremental,
      boolean commands) {
    this.dsl = dsl;
    this.incremental = incremental;
    this.parts =
        new QueryPart[] {
          val(synchronizationId),
          val(association),
          val(connector),
          val(ownerType),
          val(incremental),
          val(incremental && commands)
        };
  }

  /** Makes the table, with the links in it if the connector adopts their owners. */
  void take(boolean adopts) {
    run(CREATE);
    if (!adopts) {
      return;
    }
    int taken = run(TAKE_WITH_ADOPTED_OWNERS);
    if (!incremental) {
      taken += run(TAKE_OF_CONNECTORS_THAT_ARE_GONE);
    }
    any = taken > 0;
    if (any) {
      run("ANALYZE taken_link");
    }
  }

  boolean any() {
    return any;
  }

  /** Lets those vanish that the connector does not state, once the other links are judged. */
  void judge(NamedEnds ends) {
    if (any) {
      run(MARK_STATED);
      run(LET_VANISH);
      ends.nameAll("taken_link");
    }
  }

  /** Plans those that are stated and have no change of their own; gives their number. */
  int planTransfers() {
    return any ? run(PLAN_TRANSFERS) : 0;
  }

  /** How many that are planned the connector stated already, so that they were judged before. */
  long countHeldTransfers() {
    return any ? count(COUNT_HELD_TRANSFERS) : 0;
  }

  /** How many the connector did not state before. */
  long countOfOthers() {
    return any ? count(COUNT_OF_OTHERS) : 0;
  }

  private long count(String query) {
    return dsl.resultQuery(query, parts).fetchSingle(0, Long.class);
  }

  private int run(String statement) {
    return dsl.execute(statement, parts);
  }
}
