package dev.sluice.repository.recount;

import static dev.sluice.repository.jooq.Tables.RESOURCE_CHANGE;
import static org.jooq.impl.DSL.val;

import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.repository.finding.evidence.KeyForm;
import dev.sluice.repository.postgresql.LocalSettings;
import dev.sluice.repository.postgresql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.jooq.DSLContext;
import org.jooq.QueryPart;
import org.jooq.Record2;
import org.jooq.Result;

/**
 * What a plan would change if its keys were read in another form: a deleted and an inserted
 * resource with the same key in that form are one resource. The plan contains both, so no file is
 * needed.
 */
final class RewrittenKeys {
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final int KEYS_AT_ONCE = 5000;
  private static final String INSERT = "insert";
  private static final String UPDATE = "update";

  private static final Statement CREATE =
      Statement.of(
          """
          CREATE TEMPORARY TABLE formed_key (
            form text COLLATE "C" NOT NULL,
            comes boolean NOT NULL,
            key text COLLATE "C" NOT NULL
          ) ON COMMIT DROP
          """);

  private static final Statement FILL =
      Statement.of(
          "forms, sides, keys",
          "INSERT INTO formed_key SELECT * FROM unnest({forms}, {sides}, {keys})");

  // Two keys with one form name two resources: nobody could tell which of them is meant.
  private static final Statement PAIR =
      Statement.of(
          """
          CREATE TEMPORARY TABLE one_resource ON COMMIT DROP AS
          SELECT gone.key AS gone, come.key AS come
          FROM (SELECT form, min(key) AS key FROM formed_key WHERE NOT comes
              GROUP BY form HAVING count(*) = 1) gone
          JOIN (SELECT form, min(key) AS key FROM formed_key WHERE comes
              GROUP BY form HAVING count(*) = 1) come ON come.form = gone.form
          """);

  private static final Statement PAIRS = Statement.of("SELECT count(*) FROM one_resource");

  private static final Statement DIFFERENT =
      Statement.of(
          "run, entity_type, key_property",
          """
          SELECT count(*) FROM one_resource
          JOIN resource_change gone ON gone.synchronization_id = {run}
            AND gone.entity_type = {entity_type} AND gone.key = one_resource.gone
          JOIN resource_change come ON come.synchronization_id = {run}
            AND come.entity_type = {entity_type} AND come.key = one_resource.come
          WHERE gone.before::jsonb - {key_property} IS DISTINCT FROM come.after::jsonb - {key_property}
          """);

  private RewrittenKeys() {}

  /**
   * How many changes would be left.
   *
   * @param changes how many there are
   * @param progress is told how many keys were read, and may throw to stop it
   */
  static long left(
      DSLContext transaction,
      UUID run,
      EntityTypeDefinition type,
      KeyForm form,
      long changes,
      LongConsumer progress) {
    LocalSettings.statementTimeout(transaction, LONGEST);
    LocalSettings.sortInMemory(transaction);
    LocalSettings.preferIndexes(transaction);
    CREATE.execute(transaction);
    fill(transaction, run, type.name(), form, progress);
    transaction.execute("ANALYZE formed_key");
    PAIR.execute(transaction);
    transaction.execute("ANALYZE one_resource");
    Map<String, QueryPart> plan =
        Map.of(
            "run", val(run),
            "entity_type", val(type.name()),
            "key_property", val(type.key()));
    long pairs = PAIRS.fetchValue(transaction, plan, Long.class);
    return changes - 2 * pairs + DIFFERENT.fetchValue(transaction, plan, Long.class);
  }

  private static void fill(
      DSLContext dsl, UUID run, String entityType, KeyForm form, LongConsumer progress) {
    long read = 0;
    String last = "";
    while (true) {
      Result<Record2<String, String>> page =
          dsl.select(RESOURCE_CHANGE.KEY, RESOURCE_CHANGE.OPERATION)
              .from(RESOURCE_CHANGE)
              .where(RESOURCE_CHANGE.SYNCHRONIZATION_ID.eq(run))
              .and(RESOURCE_CHANGE.ENTITY_TYPE.eq(entityType))
              .and(RESOURCE_CHANGE.KEY.gt(last))
              .and(RESOURCE_CHANGE.OPERATION.ne(UPDATE))
              .orderBy(RESOURCE_CHANGE.KEY)
              .limit(KEYS_AT_ONCE)
              .fetch();
      if (page.isEmpty()) {
        return;
      }
      FILL.execute(
          dsl,
          Map.of(
              "forms",
                  val(page.stream().map(each -> form.of(each.value1())).toArray(String[]::new)),
              "sides",
                  val(
                      page.stream()
                          .map(each -> INSERT.equals(each.value2()))
                          .toArray(Boolean[]::new)),
              "keys", val(page.getValues(RESOURCE_CHANGE.KEY).toArray(String[]::new))));
      last = page.get(page.size() - 1).value1();
      read += page.size();
      progress.accept(read);
    }
  }
}
