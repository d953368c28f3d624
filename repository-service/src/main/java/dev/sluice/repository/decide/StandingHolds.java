package dev.sluice.repository.decide;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.sluice.repository.Sha256;
import dev.sluice.repository.held.HeldStill;
import dev.sluice.repository.postgresql.CopyReader;
import dev.sluice.repository.postgresql.Statement;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * The changes of a plan that are held since an earlier review, in a temporary table: the source
 * still says the same, and nobody has let them through.
 */
final class StandingHolds {
  private static final Statement TAKE_ALL =
      Statement.of(
          """
          INSERT INTO unmade_change (target, key, target_key, association, state, held)
          SELECT target, key, target_key, association, CASE WHEN whole THEN 'held' END, properties
          FROM standing_hold
          """);

  private StandingHolds() {}

  static void find(DSLContext dsl, UUID run, String connector) {
    dsl.execute(
        "CREATE TEMPORARY TABLE standing_hold ON COMMIT DROP AS {0}",
        HeldStill.all(run, connector));
    dsl.execute("CREATE INDEX ON standing_hold (target, key, target_key)");
    dsl.execute("ANALYZE standing_hold (target, key, target_key)");
  }

  /** All of them are not made: nobody has said anything else. */
  static void takeAll(DSLContext dsl) {
    TAKE_ALL.execute(dsl);
  }

  /** Names them, for a decision that was made in their presence. */
  static String digest(DSLContext dsl) {
    MessageDigest digest = Sha256.begin();
    dsl.connection(
        connection -> {
          try (CopyReader reader =
              CopyReader.of(
                  connection,
                  dsl,
                  dsl.select()
                      .from(table(name("standing_hold")))
                      .orderBy(
                          field(name("target")), field(name("key")), field(name("target_key"))))) {
            for (byte[] row = reader.nextBytes(); row != null; row = reader.nextBytes()) {
              digest.update(row);
            }
          }
        });
    return HexFormat.of().formatHex(digest.digest());
  }
}
