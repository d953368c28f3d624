package dev.sluice.repository.compare.link;

import static dev.sluice.repository.jooq.Tables.RESOURCE_LINK;

import dev.sluice.repository.compare.match.DirectLinks;
import dev.sluice.repository.compare.match.LinkMatch;
import dev.sluice.repository.compare.match.LinkMerge;
import dev.sluice.repository.compare.match.LinkMerge.Differences;
import dev.sluice.repository.compare.match.StoredLinks;
import dev.sluice.repository.compare.memory.ChangedIds;
import dev.sluice.repository.compare.memory.LinkMemory;
import dev.sluice.repository.compare.memory.PairSorter;
import dev.sluice.repository.compare.memory.ResourceIdTable;
import dev.sluice.repository.compare.memory.SharedIdTables;
import dev.sluice.repository.compare.wire.LinkRows;
import dev.sluice.repository.compare.wire.WireReader;
import dev.sluice.repository.plan.PlanPart;
import dev.sluice.repository.plan.PlanTable;
import dev.sluice.repository.postgresql.CopyWriter;
import dev.sluice.repository.postgresql.IndexProbe;
import dev.sluice.repository.postgresql.Patience;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Handles links of a complete or initial run whose ends are both known, which are most of them:
 * stored links are counted, differences go to {@link DifferingLinks}, and the first links of an
 * association go directly into the plan. All other rows go to {@link ArrivingLinks}.
 */
final class CompleteLinks {
  private final LinkContext context;
  private final LinkMemory memory;
  private final boolean worthAPart;
  private final ArrivingLinks arriving;
  private final EndKeys ends;
  private final DifferingLinks differing;
  private boolean judgesArriving;
  private @Nullable PlanPart part;
  private Differences differences = Differences.NONE;

  /**
   * Makes it.
   *
   * @param worthAPart whether the rows are worth a part of the plan of their own
   */
  CompleteLinks(
      LinkContext context,
      LinkMemory memory,
      boolean worthAPart,
      ArrivingLinks arriving,
      EndKeys ends) {
    this.context = context;
    this.memory = memory;
    this.worthAPart = worthAPart;
    this.arriving = arriving;
    this.ends = ends;
    this.differing = new DifferingLinks(context);
  }

  /** Takes the rows that arrive. */
  void gather(Connection connection, DataSource database, InputStream csv) {
    differing.create();
    // One connection reads while the other writes.
    try (Patience.Reading reading = Patience.reading(database)) {
      match(connection, reading.connection(), csv);
    } catch (SQLException e) {
      throw new DataAccessException("the stored links cannot be read", e);
    }
  }

  /**
   * Has those links judged with the others that may come instead of a stored one.
   *
   * @param beside whether there are links of others to judge them by
   */
  void want(WantedLinks wanted, boolean beside) {
    judgesArriving =
        differences.arriving() > 0 && (beside || (context.single() && differences.stored() > 0));
    if (judgesArriving) {
      wanted.addArriving();
    }
  }

  /** How many links arrived that are stored. */
  long matched() {
    return differences.matched();
  }

  /** How many links of the association the connector states already. */
  long owned() {
    return differences.owned();
  }

  /**
   * Moves those that are new whatever else there is to the plan; gives the number it has of them.
   */
  long joinPlan() {
    return (part == null ? 0 : part.join())
        + (differences.arriving() > 0 && !judgesArriving ? differing.planArriving() : 0);
  }

  /** What was planned as it arrived, if anything was. */
  @Nullable PlanPart part() {
    return part;
  }

  private void match(Connection connection, Connection reading, InputStream csv) {
    try (SharedIdTables.Lease owners = known(context.owner(), reading);
        SharedIdTables.Lease targets = known(context.target(), reading);
        ResourceIdTable pendingOwners = memory.table()) {
      RemainingPendingLinks.enterOwners(context, reading, pendingOwners);
      Matching matching =
          known ->
              new LinkMatch(
                  owners.table(), targets.table(), pendingOwners, known, context.single());
      WireReader rows = LinkRows.ofComplete(csv);
      if (worthAPart && context.owner().byKey() && context.target().byKey() && isFirst()) {
        planDirectly(connection, matching, rows);
      } else {
        var changed = ChangedIds.among(owners.table(), targets.table());
        merge(connection, reading, matching, rows, changed);
        differing.analyze();
        ends.nameDiffering(connection, changed, byKey(owners.table(), targets.table()));
      }
    }
  }

  private SharedIdTables.Lease known(LinkSide side, Connection reading) {
    return KnownEnds.lease(context, side, memory.ends(), reading);
  }

  /** Those tables whose values are keys; both ends may be in the same one. */
  private Set<ResourceIdTable> byKey(ResourceIdTable owners, ResourceIdTable targets) {
    Set<ResourceIdTable> tables = new LinkedHashSet<>();
    if (context.owner().byKey()) {
      tables.add(owners);
    }
    if (context.target().byKey()) {
      tables.add(targets);
    }
    return tables;
  }

  /** Matches rows with what is known of their ends, for whoever takes the known links. */
  @FunctionalInterface
  private interface Matching {
    LinkMatch to(LinkMatch.KnownLinks known);
  }

  private boolean isFirst() {
    return !IndexProbe.any(
        context.dsl(),
        RESOURCE_LINK,
        RESOURCE_LINK.ASSOCIATION.eq(context.association()),
        RESOURCE_LINK.OWNER_ID,
        RESOURCE_LINK.TARGET_ID);
  }

  private void planDirectly(Connection connection, Matching matching, WireReader rows) {
    var first =
        new PlanPart(
            context.dsl(), PlanTable.LINKS, context.synchronizationId(), context.association());
    try (var links = new DirectLinks(connection, first, context.association());
        CopyWriter others = arriving.writer(connection).interrupting(links.writer())) {
      matching.to(links).read(rows, others);
      long count = links.writer().finish();
      others.finish();
      first.complete(count);
    }
    part = first;
  }

  private void merge(
      Connection connection,
      Connection reading,
      Matching matching,
      WireReader rows,
      ChangedIds changed) {
    try (PairSorter pairs = memory.sorter()) {
      LinkMatch.KnownLinks known =
          (ownerId, owner, ownerLength, targetId, target, start, end) ->
              pairs.add(ownerId, targetId);
      try (CopyWriter others = arriving.writer(connection)) {
        matching.to(known).read(rows, others);
        others.finish();
      }
      DSLContext stored = DSL.using(reading, SQLDialect.POSTGRES);
      try (var links =
              new StoredLinks(reading, stored, context.association(), context.connector());
          CopyWriter writer = differing.writer(connection)) {
        differences = LinkMerge.merge(pairs.sorted(), links, writer, changed);
        writer.finish();
      }
    }
  }
}
