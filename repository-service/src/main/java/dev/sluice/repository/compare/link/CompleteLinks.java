package dev.sluice.repository.compare.link;

import static dev.sluice.repository.jooq.Tables.RESOURCE_LINK;
import static org.jooq.impl.DSL.val;

import dev.sluice.repository.compare.link.LinkMerge.Differences;
import dev.sluice.repository.compare.memory.DifferingEnds;
import dev.sluice.repository.compare.memory.EndTable;
import dev.sluice.repository.compare.memory.MatchMemory;
import dev.sluice.repository.compare.memory.PairSorter;
import dev.sluice.repository.compare.memory.SharedEnds;
import dev.sluice.repository.compare.wire.WireReader;
import dev.sluice.repository.plan.CompareAttempt;
import dev.sluice.repository.plan.PlanPart;
import dev.sluice.repository.plan.PlanTable;
import dev.sluice.repository.postgresql.CopyWriter;
import dev.sluice.repository.postgresql.Existence;
import dev.sluice.repository.postgresql.Patience;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.ToLongFunction;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * The links of a complete or initial run both ends of which are known, which are most: those that
 * are stored are counted, those that differ are named in {@code differing_link}, and the first ones
 * of an association go into the plan at once. All other rows are left in {@code arriving_link}. In
 * all statements {0} is the run and {1} the association.
 */
final class CompleteLinks {
  private static final String CREATE_DIFFERING =
      """
      CREATE TEMPORARY TABLE differing_link (
        owner_id bigint NOT NULL,
        target_id bigint NOT NULL,
        -- Whether it is stored and did not arrive, or the other way round.
        stored boolean NOT NULL
      ) ON COMMIT DROP
      """;

  /** The links that arrived and are not stored, with the keys of their ends. */
  private static final String ARRIVING_ONLY =
      """
      SELECT differing.owner_id, differing.target_id, owner.key AS owner_key,
        target.key AS target_key
      FROM differing_link differing
      JOIN named_end owner ON owner.id = differing.owner_id
      JOIN named_end target ON target.id = differing.target_id
      WHERE NOT differing.stored
      """;

  /** No other row says anything about the owner of such a link, so its place does not matter. */
  private static final String WANT_ARRIVING_ONLY =
      """
      INSERT INTO wanted_link (owner_id, target_id, owner_key, target_key, position, pending,
        surplus, stored)
      SELECT arriving.owner_id, arriving.target_id, arriving.owner_key, arriving.target_key, 0,
        false, false, false
      FROM (%s) arriving
      """
          .formatted(ARRIVING_ONLY);

  /** In the order of the plan's primary key, whose pages are then filled one after another. */
  private static final String PLAN_ARRIVING_ONLY =
      """
      INSERT INTO resource_link_change (synchronization_id, association, owner_key, target_key,
        operation, owner_id, target_id)
      SELECT {0}, {1}, arriving.owner_key, arriving.target_key, 'insert', arriving.owner_id,
        arriving.target_id
      FROM (%s) arriving
      ORDER BY arriving.owner_key, arriving.target_key
      """
          .formatted(ARRIVING_ONLY);

  private final DSLContext dsl;
  private final CompareAttempt right;
  private final String connector;
  private final String association;
  private final boolean one;
  private final MatchMemory memory;
  private final boolean many;
  private final LinkEnds owner;
  private final LinkEnds target;
  private final NamedEnds ends;
  private final ToLongFunction<String> announced;
  private boolean judgesArriving;
  private @Nullable PlanPart part;
  private Differences differences = new Differences(0, 0, 0);

  CompleteLinks(
      DSLContext dsl,
      CompareAttempt right,
      String connector,
      String association,
      boolean one,
      MatchMemory memory,
      boolean many,
      LinkEnds owner,
      LinkEnds target,
      NamedEnds ends,
      ToLongFunction<String> announced) {
    this.dsl = dsl;
    this.right = right;
    this.connector = connector;
    this.association = association;
    this.one = one;
    this.memory = memory;
    this.many = many;
    this.owner = owner;
    this.target = target;
    this.ends = ends;
    this.announced = announced;
  }

  /** Takes the rows that arrive. */
  void gather(Connection connection, DataSource database, InputStream csv) {
    // One connection reads while the other writes.
    try (Patience.Reading reading = Patience.reading(database)) {
      match(connection, reading.connection(), csv);
    } catch (SQLException e) {
      throw new DataAccessException("the stored links cannot be read", e);
    }
  }

  /**
   * Adds to {@code wanted_link} those links that may come instead of a stored one.
   *
   * @param beside whether there are links of others to judge them by
   */
  void want(boolean beside) {
    judgesArriving = differences.arriving() > 0 && (beside || (one && differences.stored() > 0));
    if (judgesArriving) {
      run(WANT_ARRIVING_ONLY);
    }
  }

  /** How many links arrived that are stored. */
  long matched() {
    return differences.matched();
  }

  /** How many links of the association the connector states already. */
  long held() {
    return differences.held();
  }

  /**
   * Moves those that are new whatever else there is to the plan; gives the number it has of them.
   */
  long joinPlan() {
    return (part == null ? 0 : part.join())
        + (differences.arriving() > 0 && !judgesArriving ? run(PLAN_ARRIVING_ONLY) : 0);
  }

  /** What was planned as it arrived, if anything was. */
  @Nullable PlanPart part() {
    return part;
  }

  private void match(Connection connection, Connection reading, InputStream csv) {
    dsl.execute(CREATE_DIFFERING);
    try (SharedEnds.Lease owners = owner.known(memory.ends(), right.attempt(), reading, announced);
        SharedEnds.Lease targets = target.known(memory.ends(), right.attempt(), reading, announced);
        EndTable pendingOwners = memory.table()) {
      PendingLinks.enterOwners(reading, pendingOwners, connector, association);
      Matching matching =
          known -> new LinkMatch(owners.table(), targets.table(), pendingOwners, known, one);
      WireReader rows = ArrivingLinks.open(csv);
      if (many && owner.isByKey() && target.isByKey() && isFirst()) {
        planDirectly(connection, matching, rows);
      } else {
        var differing = DifferingEnds.among(owners.table(), targets.table());
        merge(connection, reading, matching, rows, differing);
        dsl.execute("ANALYZE differing_link");
        ends.nameDiffering(connection, differing, byKey(owners.table(), targets.table()));
      }
    }
  }

  /** Those tables whose values are keys; both ends may be in the same one. */
  private Set<EndTable> byKey(EndTable owners, EndTable targets) {
    Set<EndTable> tables = new LinkedHashSet<>();
    if (owner.isByKey()) {
      tables.add(owners);
    }
    if (target.isByKey()) {
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
    return !Existence.any(
        dsl,
        RESOURCE_LINK,
        RESOURCE_LINK.ASSOCIATION.eq(association),
        RESOURCE_LINK.OWNER_ID,
        RESOURCE_LINK.TARGET_ID);
  }

  private void planDirectly(Connection connection, Matching matching, WireReader rows) {
    var first = new PlanPart(dsl, PlanTable.LINKS, right.synchronizationId(), association);
    try (var links = new DirectLinks(connection, first, association);
        CopyWriter arriving = ArrivingLinks.writer(connection, dsl).interrupting(links.writer())) {
      matching.to(links).read(rows, arriving);
      long count = links.writer().finish();
      arriving.finish();
      first.complete(count);
    }
    part = first;
  }

  private void merge(
      Connection connection,
      Connection reading,
      Matching matching,
      WireReader rows,
      DifferingEnds differingEnds) {
    try (PairSorter pairs = memory.sorter()) {
      LinkMatch.KnownLinks known =
          (ownerId, owner, ownerLength, targetId, target, start, end) ->
              pairs.add(ownerId, targetId);
      try (CopyWriter arriving = ArrivingLinks.writer(connection, dsl)) {
        matching.to(known).read(rows, arriving);
        arriving.finish();
      }
      DSLContext stored = DSL.using(reading, SQLDialect.POSTGRES);
      try (var links = new StoredLinks(reading, stored, association, connector);
          CopyWriter differing = differingWriter(connection)) {
        differences = LinkMerge.merge(pairs.sorted(), links, differing, differingEnds);
        differing.finish();
      }
    }
  }

  private CopyWriter differingWriter(Connection connection) {
    return CopyWriter.into(connection, dsl, "differing_link", "owner_id", "target_id", "stored");
  }

  private int run(String statement) {
    return dsl.execute(statement, val(right.synchronizationId()), val(association));
  }
}
