package dev.sluice.repository.unique;

import static dev.sluice.repository.jooq.Tables.WAITING_IDENTIFIER;

import java.util.Collection;
import org.jooq.DSLContext;

/**
 * Decides which of several resources with the same unique value has its identifier: an active one
 * before an inactive one, then the current holder, then the first by key. The values are in a
 * temporary table.
 */
public final class WaitingIdentifiers {
  private static final String CREATE =
      """
      CREATE TEMPORARY TABLE IF NOT EXISTS settling_value (
        entity_type text COLLATE "C" NOT NULL,
        property text COLLATE "C" NOT NULL,
        value text COLLATE "C" NOT NULL
      ) ON COMMIT DROP
      """;

  private static final String BEST =
      """
      CREATE TEMPORARY TABLE best_holder ON COMMIT DROP AS
      SELECT DISTINCT ON (claim.entity_type, claim.property, claim.value)
        claim.entity_type, claim.property, claim.value, claim.resource_id, claim.holds
      FROM (
        SELECT waiting.*, false AS holds
        FROM (SELECT DISTINCT * FROM settling_value) settling
        JOIN waiting_identifier waiting ON waiting.entity_type = settling.entity_type
          AND waiting.property = settling.property AND waiting.value = settling.value
        UNION ALL
        SELECT identifier.*, true
        FROM (SELECT DISTINCT * FROM settling_value) settling
        JOIN resource_identifier identifier ON identifier.entity_type = settling.entity_type
          AND identifier.property = settling.property AND identifier.value = settling.value) claim
      JOIN resource ON resource.id = claim.resource_id
      ORDER BY claim.entity_type, claim.property, claim.value, resource.active DESC,
        claim.holds DESC, resource.key
      """;

  private static final String LET_OTHERS_WAIT =
      """
      WITH former AS (
        DELETE FROM resource_identifier identifier USING best_holder best
        WHERE identifier.entity_type = best.entity_type AND identifier.property = best.property
          AND identifier.value = best.value AND identifier.resource_id <> best.resource_id
        RETURNING identifier.*)
      INSERT INTO waiting_identifier (entity_type, property, value, resource_id)
      SELECT entity_type, property, value, resource_id FROM former
      ON CONFLICT DO NOTHING
      """;

  private static final String ENTER =
      """
      INSERT INTO resource_identifier (entity_type, property, value, resource_id)
      SELECT entity_type, property, value, resource_id FROM best_holder WHERE NOT holds
      """;

  private static final String WAIT_NO_LONGER =
      """
      DELETE FROM waiting_identifier waiting USING best_holder best
      WHERE waiting.entity_type = best.entity_type AND waiting.property = best.property
        AND waiting.value = best.value AND waiting.resource_id = best.resource_id
      """;

  private WaitingIdentifiers() {}

  /** Whether any resource of these types waits for a value. */
  public static boolean any(DSLContext dsl, Collection<String> entityTypes) {
    return dsl.fetchExists(WAITING_IDENTIFIER, WAITING_IDENTIFIER.ENTITY_TYPE.in(entityTypes));
  }

  /** Makes {@code settling_value}, for the values that are to be settled. */
  public static void begin(DSLContext dsl) {
    dsl.execute(CREATE);
  }

  /** Settles the values in {@code settling_value}, once resources are as they will be. */
  public static void settle(DSLContext dsl) {
    dsl.execute("ANALYZE settling_value");
    if (dsl.execute(BEST) > 0) {
      dsl.execute("ANALYZE best_holder");
      dsl.execute(LET_OTHERS_WAIT);
      dsl.execute(ENTER);
      dsl.execute(WAIT_NO_LONGER);
    }
    dsl.execute("DROP TABLE best_holder, settling_value");
  }
}
