package dev.sluice.repository.compare.link;

import static org.jooq.impl.DSL.val;

import dev.sluice.contract.cell.LinkConstraints;
import dev.sluice.contract.definition.AssociationDefinition;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.Multiplicity;
import dev.sluice.contract.run.Mode;
import dev.sluice.repository.compare.wire.RowError;
import dev.sluice.repository.plan.CompareAttempt;
import dev.sluice.repository.plan.PlanningRun;
import dev.sluice.repository.postgresql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.QueryPart;

/**
 * One association in one run, with all names that the statements about its links may use.
 *
 * @param single whether an owner has one target at most
 * @param incremental whether the rows are a delta
 * @param commands whether the source gives the delta itself, as commands
 * @param constraints what is asked of the links
 * @param arguments by name, see {@link #of}
 */
record LinkContext(
    DSLContext dsl,
    CompareAttempt attempt,
    String connector,
    String association,
    boolean single,
    boolean incremental,
    boolean commands,
    LinkConstraints constraints,
    LinkSide owner,
    LinkSide target,
    Map<String, QueryPart> arguments) {

  static LinkContext of(
      PlanningRun run, AssociationDefinition association, boolean sourceGivesCommands) {
    ConnectorDefinition connector = run.connector();
    LinkSide owner = LinkSide.of("owner", connector, association.owner());
    LinkSide target = LinkSide.of("target", connector, association.target());
    boolean single = association.multiplicity() == Multiplicity.ONE;
    boolean incremental = run.mode() == Mode.INCREMENTAL;
    boolean commands = incremental && sourceGivesCommands;
    Map<String, QueryPart> arguments =
        Map.ofEntries(
            Map.entry("run", val(run.synchronizationId())),
            Map.entry("connector", val(connector.name())),
            Map.entry("association", val(association.name())),
            Map.entry("source", val(association.source())),
            Map.entry("target_column", val(association.target().column())),
            Map.entry("max_targets", val(association.constraints().maxTargets(), Integer.class)),
            Map.entry("owner_type", val(owner.entityType())),
            Map.entry("single", val(single)),
            Map.entry("incremental", val(incremental)),
            Map.entry("commands", val(commands)),
            // By which the source names an end that is stored, under the alias owner or target.
            Map.entry("owner_value", owner.valueOf("owner")),
            Map.entry("target_value", target.valueOf("target")),
            // The same of an end that the plan changes, under the alias owner_change or
            // target_change.
            Map.entry("planned_owner_value", owner.valueAfter("owner_change")),
            Map.entry("planned_target_value", target.valueAfter("target_change")),
            // The same of an owner before its change, under the alias change.
            Map.entry("former_owner_value", owner.valueBefore("change")),
            // Whether the change gives an end another value, under the alias change.
            Map.entry("owner_is_renamed", owner.isRenamed()),
            Map.entry("target_is_renamed", target.isRenamed()),
            Map.entry("error_codes", val(RowError.codes())),
            Map.entry("error_reasons", val(RowError.reasons())));
    return new LinkContext(
        run.dsl(),
        run.attempt(),
        connector.name(),
        association.name(),
        single,
        incremental,
        commands,
        association.constraints(),
        owner,
        target,
        arguments);
  }

  UUID synchronizationId() {
    return attempt.synchronizationId();
  }

  /** Executes a statement and gives the number of rows that it changed. */
  int execute(Statement statement) {
    return statement.execute(dsl, arguments);
  }

  /** The same with more arguments. */
  int execute(Statement statement, Map<String, ? extends QueryPart> more) {
    Map<String, QueryPart> all = new HashMap<>(arguments);
    all.putAll(more);
    return statement.execute(dsl, all);
  }

  /** Asks for a number. */
  long count(Statement statement) {
    return statement.fetchValue(dsl, arguments, Long.class);
  }
}
