package dev.sluice.repository.compare.resource;

import static dev.sluice.repository.jooq.Tables.RESOURCE;

import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.repository.compare.wire.ArrivingRows;
import dev.sluice.repository.plan.PlanPart;
import dev.sluice.repository.plan.PlanTable;
import dev.sluice.repository.plan.PlanningRun;
import dev.sluice.repository.plan.Rejections;
import dev.sluice.repository.postgresql.CopyWriter;
import dev.sluice.repository.postgresql.IndexProbe;
import dev.sluice.repository.postgresql.Patience;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Set;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Plans the changes of one entity type in {@link PlannedResourceTable}. */
public final class ResourceComparison {
  private final DSLContext dsl;
  private final PlanningRun run;
  private final String connector;
  private final EntityTypeDefinition type;
  private final String[] unique;
  private final long announced;
  private final boolean worthAPart;

  /** Whether there are changes that the plan may have to leave out. */
  private final boolean rejections;

  private @Nullable PlanPart part;
  private long unchanged;
  private long owned;
  private long active;
  private boolean overlays;
  private boolean followed;

  /**
   * Begins a plan.
   *
   * @param unique the properties that are unique
   * @param announced how many rows will arrive
   * @param worthAPart whether they are worth a part of the plan of their own
   */
  public ResourceComparison(
      PlanningRun run,
      EntityTypeDefinition type,
      String[] unique,
      long announced,
      boolean worthAPart) {
    this.dsl = run.dsl();
    this.run = run;
    this.connector = run.connector().name();
    this.type = type;
    this.unique = unique;
    this.announced = announced;
    this.worthAPart = worthAPart;
    this.rejections = Rejections.any(dsl, connector, type.name());
  }

  /** Plans a complete or initial run: the rows are merged with the stored resources. */
  public void merge(Connection connection, DataSource database, InputStream csv) {
    try (var claimed = new UniqueValueHashes(type, Set.of(unique))) {
      merge(connection, database, csv, claimed);
    }
  }

  private void merge(
      Connection connection, DataSource database, InputStream csv, UniqueValueHashes claimed) {
    PlannedResourceTable.create(dsl);
    boolean judged = UniqueValues.ofOthers(type, unique).length == 0;
    if (worthAPart && !rejections && judged && claimed.areComparable() && isFirst()) {
      part = new PlanPart(dsl, PlanTable.RESOURCES, run.synchronizationId(), type.name());
    }
    long inserted;
    // One connection reads while the other writes.
    try (Patience.Reading patient = Patience.reading(database)) {
      Connection reading = patient.connection();
      try (var stored =
              new StoredResources(reading, DSL.using(reading, SQLDialect.POSTGRES), type.name());
          DirectInserts inserts = part == null ? null : insertsInto(part, connection);
          CopyWriter writer = PlannedResourceTable.writer(connection, dsl)) {
        if (inserts != null) {
          writer.interrupting(inserts.writer());
        }
        var planned = new PlannedResourceWriter(writer, inserts, connector, claimed);
        var merge = new CompleteMerge(connector, type, run.mode(), planned);
        merge.merge(new ArrivingRows(type, run.mode(), csv), stored);
        inserted = inserts == null ? 0 : inserts.writer().finish();
        writer.finish();
        unchanged = merge.unchanged();
        owned = merge.owned();
        active = merge.active();
        overlays = planned.overlays();
      }
    } catch (SQLException e) {
      throw new DataAccessException("the stored resources cannot be read", e);
    }
    // A first load has nobody to clash with but itself.
    if (part != null && claimed.mayClash()) {
      PlannedResourceTable.takeBack(dsl, part);
      part = null;
    }
    PlannedResourceTable.analyze(dsl);
    if (overlays) {
      PlannedResourceTable.overlay(dsl, CommandPlan.mapped(type));
    }
    suppress();
    if (part == null) {
      ImmutableValues.refuse(dsl, type);
      UniqueValues.refuse(dsl, type, unique);
    } else {
      part.complete(inserted);
    }
  }

  /** Plans an incremental run. */
  public void follow(Connection connection, boolean commands, InputStream csv) {
    PlannedResourceTable.create(dsl);
    CommandPlan.gather(connection, dsl, new ArrivingRows(type, run.mode(), csv));
    CommandPlan.plan(dsl, connector, type, commands);
    followed = true;
    PlannedResourceTable.analyze(dsl);
    suppress();
    ImmutableValues.refuse(dsl, type);
    UniqueValues.refuse(dsl, type, unique);
  }

  /** Whether a planned resource that is off may have a value that another one has, too. */
  public boolean mayShareValues() {
    return unique.length > 0 && part == null && UniqueValues.mayBeShared(dsl);
  }

  /** How many resources the rows of a delta say something about, other than that they are gone. */
  public long countWanted() {
    return CommandPlan.countWanted(dsl);
  }

  public long countUnchanged() {
    return unchanged + (followed || overlays ? PlannedResourceTable.countUnchanged(dsl) : 0);
  }

  /** How many resources of the type the connector holds; known if rows were merged. */
  public long owned() {
    return owned;
  }

  /** How many resources of the type the run could delete or switch off; known likewise. */
  public long active() {
    return active;
  }

  /**
   * Counts the changes instead of moving them to the plan.
   *
   * @param properties those whose updates are counted together; all updates if there are none
   */
  public ResourceCounts count(Collection<String> properties) {
    return ResourceCounts.of(dsl, type, properties);
  }

  /** Moves the changes to the plan and gives their number. */
  public long joinPlan() {
    if (rejections) {
      SuppressedChanges.keep(run, type.name());
    }
    return (part == null ? 0 : part.join())
        + PlannedResourceTable.joinPlan(dsl, run.synchronizationId(), type.name());
  }

  public long keepErrors() {
    return PlannedResourceTable.keepErrors(dsl, run.synchronizationId(), type);
  }

  /** What was planned as it arrived, if anything was. */
  public @Nullable PlanPart part() {
    return part;
  }

  private void suppress() {
    if (rejections) {
      SuppressedChanges.takeOut(run, type.name());
    }
  }

  private boolean isFirst() {
    return !IndexProbe.any(dsl, RESOURCE, RESOURCE.ENTITY_TYPE.eq(type.name()), RESOURCE.KEY);
  }

  private DirectInserts insertsInto(PlanPart part, Connection connection) {
    ReservedIds ids = ReservedIds.of(dsl, announced);
    return new DirectInserts(connection, part, ids, type.name(), connector);
  }
}
