package dev.sluice.repository.compare.link;

import dev.sluice.repository.postgresql.Statement;

/**
 * Links whose target must exist but does not: they are row errors instead of pending. Their rows
 * get the command {@code refused}. As with other rejected rows, the stored links of their owners
 * stay.
 */
final class UnknownTargets {
  private static final Statement REFUSE =
      Statement.of(
          """
          UPDATE arriving_link arriving SET command = 'refused'
          WHERE arriving.command IN ('', 'insert', 'set') AND arriving.target_value <> ''
            AND NOT EXISTS (SELECT FROM target_end target
              WHERE target.value = arriving.target_value)
          """);

  private static final Statement KEEP_OWNERS =
      Statement.of(
          """
          INSERT INTO arriving_link (position, command, owner_value, target_value)
          SELECT DISTINCT 0, 'keep', refused.owner_value, ''
          FROM arriving_link refused WHERE refused.command = 'refused'
          """);

  // What is left of an owner's rows no longer tells all of its targets, nor, where the agent
  // computed the delta, which ones it has lost.
  private static final Statement TAKE_BACK_WHAT_IS_TOLD =
      Statement.of(
          "commands",
          """
          UPDATE arriving_link arriving
          SET command = CASE arriving.command WHEN 'set' THEN 'insert' ELSE 'keep' END
          WHERE (arriving.command = 'set' OR (arriving.command = 'delete' AND NOT {commands}))
            AND EXISTS (SELECT FROM arriving_link refused
              WHERE refused.command = 'refused' AND refused.owner_value = arriving.owner_value)
          """);

  private static final Statement KEEP_ERRORS =
      Statement.of(
          "run, association, source, target_column, error_codes, error_reasons",
          """
          INSERT INTO reject (synchronization_id, source, target, key, column_name, code, reason,
            cells)
          SELECT {run}, {source}, {association}, refused.owner_value, {target_column}, known.code,
            known.reason, ARRAY[refused.owner_value, refused.target_value]
          FROM (SELECT DISTINCT owner_value, target_value FROM arriving_link
              WHERE command = 'refused') refused
          JOIN unnest({error_codes}, {error_reasons}) AS known (code, reason)
            ON known.code = 'unknown-target'
          ORDER BY refused.owner_value, refused.target_value
          """);

  private final LinkContext context;

  UnknownTargets(LinkContext context) {
    this.context = context;
  }

  /** Refuses them, once it is known which targets there are. */
  void refuse() {
    if (context.constraints().targetMustExist() && context.execute(REFUSE) > 0) {
      context.execute(KEEP_OWNERS);
      context.execute(TAKE_BACK_WHAT_IS_TOLD);
    }
  }

  /** Keeps the row errors and gives their number. */
  int keepErrors() {
    return context.constraints().targetMustExist() ? context.execute(KEEP_ERRORS) : 0;
  }
}
