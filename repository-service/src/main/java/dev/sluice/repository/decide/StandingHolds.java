package dev.sluice.repository.decide;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.table;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.repository.Sha256;
import dev.sluice.repository.held.HeldStill;
import dev.sluice.repository.postgresql.CopyReader;
import dev.sluice.repository.postgresql.Statement;
import dev.sluice.repository.protection.ProtectedChanges;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;

/**
 * The changes of a plan that are not made unless somebody lets them through, in a temporary table:
 * changes held by an earlier review about which the source still says the same, and deletes or
 * deactivations of protected resources.
 */
final class StandingHolds {
  private static final Table<?> STANDING_HOLD = table(name("standing_hold"));
  private static final Condition PROTECTED = condition(field(name("protected"), Boolean.class));
  private static final List<Field<?>> ORDER = fields("target", "key", "target_key");
  private static final List<Field<?>> DIGESTED =
      fields("target", "key", "target_key", "association", "whole", "properties");

  private static final Statement TAKE_ALL =
      Statement.of(
          """
          INSERT INTO unmade_change (target, key, target_key, association, state, held)
          SELECT target, key, target_key, association, CASE WHEN whole THEN 'held' END, properties
          FROM standing_hold
          """);

  private static final Statement CREATE =
      Statement.of(
          "held",
          """
          CREATE TEMPORARY TABLE standing_hold ON COMMIT DROP AS
          -- Only a rule that names a protected resource lets it through.
          SELECT held.*, false AS protected FROM ({held}) held
          """);

  private static final Statement PROTECT =
      Statement.of(
          "protected",
          """
          INSERT INTO standing_hold (target, key, target_key, association, whole, properties, protected)
          SELECT entity_type, key, '', false, true, '{}', true FROM ({protected}) protected
          ON CONFLICT (target, key, target_key) DO UPDATE SET whole = true, protected = true
          """);

  private static final Statement COUNT_PROTECTED =
      Statement.of(
          """
          SELECT count(*)
          FROM standing_hold standing
          JOIN unmade_change unmade ON unmade.target = standing.target AND unmade.key = standing.key
            AND unmade.target_key = standing.target_key
          WHERE standing.protected AND unmade.state = 'held'
          """);

  private StandingHolds() {}

  /**
   * Finds them.
   *
   * @return whether protected resources are among them
   */
  static boolean find(DSLContext dsl, UUID run, ConnectorDefinition connector) {
    return find(dsl, run, connector, ProtectedChanges.find(dsl, run, connector));
  }

  /**
   * The same.
   *
   * @param anyProtected whether protected resources were found, by {@link ProtectedChanges}
   */
  static boolean find(
      DSLContext dsl, UUID run, ConnectorDefinition connector, boolean anyProtected) {
    CREATE.execute(dsl, Map.of("held", HeldStill.all(run, connector.name())));
    dsl.execute("CREATE UNIQUE INDEX ON standing_hold (target, key, target_key)");
    if (anyProtected) {
      PROTECT.execute(dsl, Map.of("protected", ProtectedChanges.all()));
    }
    dsl.execute("ANALYZE standing_hold (target, key, target_key)");
    return anyProtected;
  }

  private static List<Field<?>> fields(String... names) {
    return Stream.of(names).<Field<?>>map(each -> field(name(each))).toList();
  }

  /** How many protected resources are held, once it is computed what is not made. */
  static long countProtected(DSLContext dsl) {
    return COUNT_PROTECTED.fetchValue(dsl, Map.of(), Long.class);
  }

  static boolean any(DSLContext dsl) {
    return dsl.fetchExists(STANDING_HOLD);
  }

  /** All of them are not made: nobody has said anything else. */
  static void takeAll(DSLContext dsl) {
    TAKE_ALL.execute(dsl);
  }

  /** Names them, for a decision that was made in their presence. */
  static String digest(DSLContext dsl) {
    MessageDigest digest = Sha256.begin();
    add(digest, dsl, noCondition());
    if (dsl.fetchExists(STANDING_HOLD, PROTECTED)) {
      digest.update("protected\n".getBytes(UTF_8));
      add(digest, dsl, PROTECTED);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void add(MessageDigest digest, DSLContext dsl, Condition which) {
    dsl.connection(
        connection -> {
          try (CopyReader reader =
              CopyReader.of(
                  connection,
                  dsl,
                  dsl.select(DIGESTED).from(STANDING_HOLD).where(which).orderBy(ORDER))) {
            for (byte[] row = reader.nextBytes(); row != null; row = reader.nextBytes()) {
              digest.update(row);
            }
          }
        });
  }
}
